"""How the tokens of each kind of entry are read, one kind a file."""
