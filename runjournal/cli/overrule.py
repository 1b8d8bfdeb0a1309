"""`overrule`: deciding against what a rule says, with the reason why."""

import click

from runjournal.cli.context import command_context
from runjournal.cli.log import print_entries
from runjournal.cli.options import Command
from runjournal.cli.output import say


def _rules(_context: click.Context, _parameter: click.Parameter, beginning: str) -> list[str]:
    """The rules that the shell may complete."""
    from runjournal.rules.registry import BY_ID

    return [rule for rule in BY_ID if rule.startswith(beginning)]


@click.command("overrule", cls=Command)
@click.argument("rule", shell_complete=_rules)
@click.argument("entry_id", metavar="ID")
@click.option("--why", metavar="TEXT", help="The reason, which stays in the journal.")
def overrule_command(rule: str, entry_id: str, why: str | None) -> None:
    """Decide against what RULE says of entry ID; the end of an id is enough. `flags` shows what the rules say.

    The finding stays, marked as overruled, for a year. When the rule speaks again, what came of it is told with it.
    """
    from runjournal.rules.decision import WHY, decide
    from runjournal.rules.registry import RULESET

    if why is None or not why.strip():
        raise click.UsageError(f"Add --why TEXT. {WHY}")
    ctx = command_context()
    with ctx.open() as journal:
        about = journal.get(entry_id).id
        decision = decide(RULESET.check(ctx.history(journal)), rule, about, why, ctx.now(), ctx.zone)
        print_entries(ctx, journal.add([decision]))
    say("`runjournal undo` takes it back.")
