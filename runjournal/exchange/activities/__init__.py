"""Recorded activities: what watches and apps write down of a run, read from their files and joined to the journal."""
