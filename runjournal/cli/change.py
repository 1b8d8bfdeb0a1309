"""`undo`, `redo`, `edit`, `delete`, `done` and `overrule`: changing what is in the journal."""

from typing import TYPE_CHECKING

import click

from runjournal.cli.context import command_context
from runjournal.cli.json.findings import entries_to_json
from runjournal.cli.options import LINE_SETTINGS, Command, global_options, join_words
from runjournal.cli.output import after_saving, print_json, print_message, print_text, printable
from runjournal.cli.recheck import ChangeWatch, print_entries
from runjournal.errors import JournalError

if TYPE_CHECKING:
    from runjournal.store.journal import Change


@click.command("undo", cls=Command)
def undo_command() -> None:
    """Undo the latest change: entries added, edited or deleted, or a whole import."""
    ctx = command_context()
    with ctx.open() as journal:
        _print_change(journal.undo(), "Undone", "There is nothing to undo.")


@click.command("redo", cls=Command)
def redo_command() -> None:
    """Redo what was undone last."""
    ctx = command_context()
    with ctx.open() as journal:
        _print_change(journal.redo(), "Redone", "There is nothing to redo.")


def _print_change(change: "Change | None", how: str, nothing: str) -> None:
    if change is None:
        raise JournalError(nothing)
    with after_saving():
        if global_options().json:
            print_json({"change": change.words, "entries": entries_to_json(change.entries)})
        else:
            print_text(f"{how}: {printable(change.words)}.")


@click.command("edit", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("entry_id", metavar="ID")
@click.argument("line", nargs=-1, required=True, type=click.UNPROCESSED)
def edit_command(entry_id: str, line: tuple[str, ...]) -> None:
    """Replace entry ID by what LINE says; the end of an id is enough. `show --ids` shows the ids."""
    from runjournal.cli.parse_errors import check_parsed
    from runjournal.language.line.parse import parse
    from runjournal.rules.overruling import resolve_overrules

    ctx = command_context()
    draft = parse(" ".join(join_words(line)), ctx.context, latest=ctx.latest)
    check_parsed([(1, draft)], numbered=False)
    with ctx.open() as journal:
        old = journal.get(entry_id)
        watch = ChangeWatch.over(ctx, journal, draft.entries)
        print_entries(ctx, journal.edit(old.id, resolve_overrules(draft.entries, journal.get, old)), watch)


@click.command("delete", cls=Command)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def delete_command(ids: tuple[str, ...]) -> None:
    """Delete entries; `undo` brings them back."""
    ctx = command_context()
    with ctx.open() as journal:
        deleted = journal.delete(list(dict.fromkeys(journal.get(entry_id).id for entry_id in ids)))
    print_entries(ctx, deleted)
    print_message("Deleted. `runjournal undo` brings it back.")


@click.command("done", cls=Command)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
def done_command(ids: tuple[str, ...]) -> None:
    """Mark a planned run, massage or race as done."""
    from runjournal.booking.plan_status import confirm_plan

    ctx = command_context()
    with ctx.open() as journal:
        planned = {entry.id: entry for entry in map(journal.get, ids)}
        happened = [confirm_plan(entry, ctx.now(), ctx.settings) for entry in planned.values()]
        saved = [entry for done in happened for entry in journal.edit(done.id, [done])]
    print_entries(ctx, saved)


def _rules(_context: click.Context, _parameter: click.Parameter, beginning: str) -> list[str]:
    """Return the rules that begin with what is typed, for the shell's completion."""
    from runjournal.rules.registry import BY_ID

    return [rule for rule in BY_ID if rule.startswith(beginning)]


@click.command("overrule", cls=Command)
@click.argument("rule", shell_complete=_rules)
@click.argument("entry_id", metavar="ID")
@click.option("--why", metavar="TEXT", help="The reason, which stays in the journal.")
def overrule_command(rule: str, entry_id: str, why: str | None) -> None:
    """Decide against what RULE says about entry ID; the end of an id is enough. `flags` shows what the rules say.

    The finding stays, marked as overruled, for a year. When the rule fires again, it says what came of it.
    """
    from runjournal.rules.overruling import WHY, decide
    from runjournal.rules.registry import RULESET

    if why is None or not why.strip():
        raise click.UsageError(f"Add --why TEXT. {WHY}")
    ctx = command_context()
    with ctx.open() as journal:
        about = journal.get(entry_id).id
        decision = decide(RULESET.check(ctx.history(journal)), rule, about, why, ctx.now(), ctx.zone)
        print_entries(ctx, journal.add([decision]))
    print_message("`runjournal undo` takes it back.")
