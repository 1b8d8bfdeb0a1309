"""Import and export, one format a file."""
