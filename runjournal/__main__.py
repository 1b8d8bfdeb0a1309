"""`python -m runjournal` and the `runjournal` command."""

from runjournal.cli import main

if __name__ == "__main__":
    main()
