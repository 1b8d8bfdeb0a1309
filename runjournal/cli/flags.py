"""`flags`: what the side panel says now."""

import click

from runjournal.cli.here import here
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, print_json


@click.command("flags", cls=Command)
def flags_command() -> None:
    """Say what the rules have to say now, most severe first."""
    from runjournal.rules.engine import check

    at = here()
    with at.open() as journal:
        findings = check(at.history(journal))
    if given().json:
        from runjournal.cli.shapes import findings_shape

        print_json(findings_shape(at, findings))
        return
    from runjournal.cli.said import said_findings

    echo(said_findings(findings, at) or "All clear: no rule has anything to say.")
