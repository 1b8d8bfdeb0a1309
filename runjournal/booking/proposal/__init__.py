"""A proposal: the sessions that meet the month's goal, at the safest times."""
