"""The Rules screen, its parts and its widgets."""
