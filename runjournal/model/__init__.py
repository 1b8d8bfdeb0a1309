"""What a journal holds: entries, areas, moments, units and settings. Imports nothing of the rest."""
