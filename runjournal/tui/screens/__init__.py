"""The screens, each in a folder with its own widgets and styles."""
