"""Joining what was recorded to the journal: which run is which entry, what it fills, and what is new."""
