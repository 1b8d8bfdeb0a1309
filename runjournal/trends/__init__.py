"""Progress toward the regular month and what the weeks show. Pure: histories in, numbers out."""
