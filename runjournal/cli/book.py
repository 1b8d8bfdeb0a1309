"""`check` and `slots`: what to know before booking a massage."""

from itertools import groupby
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.flags import EXIT_STATUS
from runjournal.cli.json.findings import finding_to_json, findings_to_json, slot_to_json, too_close_to_json
from runjournal.cli.options import LINE_SETTINGS, Command, global_options, join_words
from runjournal.cli.output import print_json, print_message, print_text, severity_label
from runjournal.cli.recheck import format_slot_start, format_too_close
from runjournal.cli.text import format_day, format_entry, format_findings
from runjournal.model.choices import Depth, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runjournal.booking.check import BookingCheck
    from runjournal.booking.goal_count import GoalCount
    from runjournal.model.entries import Entry
    from runjournal.rules.start_calendar import Slot

DEPTHS = ("light", "medium", "firm", "deep")
LONGEST_DAYS = 366


@click.command("check", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("line", nargs=-1, required=True, type=click.UNPROCESSED)
@click.pass_context
def check_command(context: click.Context, line: tuple[str, ...]) -> None:
    """Show what speaks against booking LINE, and when it would be fine. Nothing is saved.

    Exit status: 0 fine, 10 caution, 20 warning.
    """
    from runjournal.booking.check import check_booking

    ctx = command_context()
    entries = _parsed(ctx, " ".join(join_words(line)))
    with ctx.open() as journal:
        check = check_booking(entries, ctx.history(journal, entries))
    if global_options().json:
        print_json(_check_to_json(ctx, check))
    else:
        _print_check(ctx, entries, check)
    context.exit(EXIT_STATUS[check.verdict.word])


def _parsed(ctx: CommandContext, line: str) -> "tuple[Entry, ...]":
    from runjournal.booking.check import with_draft_ids
    from runjournal.cli.parse_errors import check_parsed
    from runjournal.language.line.parse import parse

    draft = parse(line, ctx.context, booking=True, latest=ctx.latest)
    check_parsed([(1, draft)], numbered=False, outcome="")
    for remark in draft.remarks:
        print_message(remark)
    return with_draft_ids(draft.entries)


def _check_to_json(ctx: CommandContext, check: "BookingCheck") -> dict[str, object]:
    shape = {
        **findings_to_json(ctx, check.caused),
        "verdict": check.verdict.word,
        "alternatives": [slot_to_json(ctx, slot) for slot in check.alternatives],
        "overlaps": [entry.id for entry in check.overlaps],
        "outside_hours": check.is_outside_hours,
        "too_close": [too_close_to_json(ctx, massage) for massage in check.too_close],
        "goal": check.goal and _goal_to_json(check.goal),
        "body": [finding_to_json(ctx, finding) for finding in check.body],
    }
    return shape if check.gentler is None else {**shape, "ok_if": check.gentler.value}


def _goal_to_json(goal: "GoalCount") -> dict[str, object]:
    return {
        "month": f"{goal.month:%Y-%m}",
        "session": goal.sessions,
        "sessions": goal.goal,
        "planned": goal.planned,
    }


def _print_check(ctx: CommandContext, entries: "Sequence[Entry]", check: "BookingCheck") -> None:
    first, *rest = sorted(entries, key=lambda entry: entry.kind is not Kind.MASSAGE)
    print_text(f"{format_entry(first, ctx)}: {severity_label(check.verdict.word, ctx)}")
    for entry in rest:
        print_text(format_entry(entry, ctx))
    for massage in check.too_close:
        print_text("\n" + "\n".join(format_too_close(massage, ctx)))
    if check.findings:
        print_text(f"\n{format_findings(check.findings, ctx)}")
    if check.body:
        print_text(f"\nOpen about the body:\n\n{format_findings(check.body, ctx)}")
    besides = list(_besides(ctx, check))
    if besides:
        print_text("\n" + "\n".join(besides))
    if check.alternatives:
        print_text(f"\nFine instead: {', '.join(map(format_slot_start, check.alternatives))}")
    if check.gentler:
        print_text(f"Fine at the same time if {check.gentler}.")


def _besides(ctx: CommandContext, check: "BookingCheck") -> "Iterator[str]":
    """Yield what comes from no rule: overlaps, the therapist's hours, the month's goal."""
    for other in check.overlaps:
        yield f"At the same time: {format_entry(other, ctx)}"
    if check.is_outside_hours:
        yield f"Outside the hours of your settings, {ctx.settings.booking.hours}."
    if check.goal:
        yield f"It would be {check.goal.words}."


@click.command("slots", cls=Command)
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, LONGEST_DAYS), help="How many days.")
@click.option("--depth", type=click.Choice(DEPTHS), help="The depth of the massage.")
@click.option("--minutes", type=click.IntRange(1, 600), help="The length; else the setting booking.minutes.")
def slots_command(days: int, depth: str | None, minutes: int | None) -> None:
    """Show when a massage is safe, from today on, within the opening hours of the settings."""
    from runjournal.rules.registry import RULESET
    from runjournal.rules.start_calendar import StartCalendar, massage_to_book

    ctx = command_context()
    length = minutes or ctx.settings.booking.minutes
    chosen = Depth(depth) if depth else None
    with ctx.open() as journal:
        history = ctx.history(journal)
        calendar = StartCalendar(RULESET, history, massage_to_book(history, length, chosen))
        slots = list(calendar.slots(ctx.today, days))
    if global_options().json:
        print_json({"slots": [_slot_to_json(ctx, slot) for slot in slots]})
    else:
        _print_slots(ctx, slots)


def _slot_to_json(ctx: CommandContext, slot: "Slot") -> dict[str, object]:
    return {**slot_to_json(ctx, slot), "rules": list(slot.rules), "taken": slot.is_taken}


def _print_slots(ctx: CommandContext, slots: "Sequence[Slot]") -> None:
    """Print one line a day; consecutive starts with the same verdict for the same rule share a stretch."""
    if not slots:
        print_message("No start is left in these days.")
    for day, of_day in groupby(slots, key=lambda slot: slot.start.day):
        print_text(f"{format_day(day):<15}  {_stretches(ctx, list(of_day))}")


def _stretches(ctx: CommandContext, of_day: "Sequence[Slot]") -> str:
    parts = []
    for _, run in groupby(of_day, key=_why):
        alike = list(run)
        first, last = alike[0].start.local, alike[-1].start.local
        span = f"{first:%H:%M}" if first == last else f"{first:%H:%M}–{last:%H:%M}"
        word, rule, besides = _why(alike[0])
        why = ", ".join(filter(None, (rule, besides)))
        parts.append(" ".join((span, severity_label(word, ctx), *([f"({why})"] if why else []))))
    return ", ".join(parts)


def _why(slot: "Slot") -> tuple[str, str, str]:
    """Return what the starts of a stretch share: the verdict, the rule that decides it, and whether they are taken."""
    return slot.verdict.word, "" if slot.is_ok else slot.rules[0], "taken" if slot.is_taken else ""
