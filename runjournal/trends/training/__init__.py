"""Runs and their load by day, and how much longer a run was than what went before."""
