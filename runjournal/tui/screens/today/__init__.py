"""The home screen, its parts and its widgets."""
