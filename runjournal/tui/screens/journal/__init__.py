"""The Journal screen, its parts and its widgets."""
