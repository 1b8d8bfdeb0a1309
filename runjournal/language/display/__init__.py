"""Entries, days and lengths of time in words, and each entry's canonical line."""
