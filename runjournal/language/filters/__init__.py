"""The words that find entries: those of the entry language, comparisons, days, and what stands in notes."""
