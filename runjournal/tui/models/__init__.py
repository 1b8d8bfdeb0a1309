"""What each screen knows of the journal: it derives and changes, and knows no widget."""
