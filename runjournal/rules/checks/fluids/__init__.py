"""Rules on drinking and eating before a massage."""
