"""`python -m runjournal` and the `runjournal` command."""

import atexit
import gc
import sys

OBJECTS_BEFORE_COLLECTING = 50_000
"""A command is over, or the app painted, before a collection would find anything worth its pause."""
INTERRUPTED = 130
"""The exit status that a shell expects of a command ended by Ctrl-C."""


def main() -> None:
    """Run the command line; Ctrl-C is quiet even before a command has begun."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    atexit.register(gc.freeze)  # the interpreter would walk all objects once more before it ends
    try:
        from runjournal.cli import cli

        cli.main(prog_name="runjournal")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
