"""How long massages take to settle, and whether they help."""
