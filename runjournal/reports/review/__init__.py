"""The review of a week, a month, a season or a year as a document."""
