"""Rules on when a massage is, before and after races, hard runs and other plans."""
