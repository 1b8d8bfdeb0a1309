"""Import and export, one format a file: text in the entry language, JSON, CSV."""
