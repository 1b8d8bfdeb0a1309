"""The entry language: one line of text to entries, and back."""
