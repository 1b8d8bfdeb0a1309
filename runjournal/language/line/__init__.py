"""A line of text to entries: reading it, and completing it."""
