"""The journal in its SQLite file: schema, entries, changes and backups."""
