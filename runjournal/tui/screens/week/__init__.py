"""The Week screen, its parts and its widgets."""
