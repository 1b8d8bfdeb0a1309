"""The Settings screen, its parts and its widgets."""
