"""`python -m runjournal` and the `runjournal` command."""

import sys

INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C has ended."""


def main() -> None:
    """Run the command line; Ctrl-C is quiet even before it has begun."""
    try:
        from runjournal.cli import cli

        cli.main(prog_name="runjournal")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
