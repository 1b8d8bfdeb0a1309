"""The rules: pure functions from a history to findings, one rule a file."""
