"""The Plan screen, its parts and its widgets."""
