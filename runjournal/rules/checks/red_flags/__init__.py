"""Rules on signs that belong before a clinician."""
