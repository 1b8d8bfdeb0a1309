"""`check` and `slots`: before a massage is booked."""

from itertools import groupby
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.log import LINE_SETTINGS, join_words
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import print_json, print_message, print_text, severity_label
from runjournal.cli.recheck import format_slot_start, format_too_close

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runjournal.booking.check import BookingCheck
    from runjournal.booking.slot import Slot
    from runjournal.booking.verdict import GoalCount, Verdict
    from runjournal.model.entries import Entry
    from runjournal.rules.history import History

STATUS = {"ok": 0, "caution": 10, "warning": 20}
DEPTHS = ("light", "medium", "firm", "deep")
LONGEST_DAYS = 366


@click.command("check", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("line", nargs=-1, required=True, type=click.UNPROCESSED)
@click.pass_context
def check_command(context: click.Context, line: tuple[str, ...]) -> None:
    """Say what speaks against booking LINE, and when it would be fine. Nothing is saved.

    Exit status: 0 fine, 10 caution, 20 warning.
    """
    ctx = command_context()
    entries = _booked(ctx, " ".join(join_words(line)))
    with ctx.open() as journal:
        history = ctx.history(journal, entries)
        context.exit(_tell(ctx, entries, history))


def _booked(ctx: CommandContext, line: str) -> "tuple[Entry, ...]":
    from runjournal.booking.verdict import with_draft_ids
    from runjournal.cli.parse_errors import check_parsed
    from runjournal.language.line.parse import parse

    draft = parse(line, ctx.context, booking=True)
    check_parsed([(1, draft)], numbered=False, outcome="")
    for remark in draft.remarks:
        print_message(remark)
    return with_draft_ids(draft.entries)


def _tell(ctx: CommandContext, entries: "Sequence[Entry]", history: "History") -> int:
    """Print the verdict with the ways out; gives the exit status."""
    from runjournal.booking.check import check_booking

    answer = check_booking(entries, history)
    if global_options().json:
        print_json(_check_to_json(ctx, answer))
    else:
        _print_answer(ctx, entries, answer)
    return STATUS[answer.verdict.word]


def _check_to_json(ctx: CommandContext, answer: "BookingCheck") -> dict[str, object]:
    from runjournal.cli.json.findings import finding_to_json, findings_to_json, slot_to_json, too_close_to_json

    judged, goal = answer.verdict, answer.verdict.counts_for_goal
    shape = {
        **findings_to_json(ctx, judged.findings),
        "verdict": judged.word,
        "alternatives": [slot_to_json(ctx, slot) for slot in answer.alternatives],
        "overlaps": [entry.id for entry in judged.overlaps],
        "outside_hours": judged.is_outside_hours,
        "too_close": [too_close_to_json(ctx, one) for one in answer.too_close],
        "goal": goal and _goal_to_json(goal),
        "body": [finding_to_json(ctx, found) for found in answer.body],
    }
    return shape if answer.gentler is None else {**shape, "ok_if": answer.gentler.value}


def _goal_to_json(goal: "GoalCount") -> dict[str, object]:
    return {
        "month": f"{goal.month:%Y-%m}",
        "session": goal.sessions,
        "sessions": goal.goal,
        "planned": goal.planned,
    }


def _print_answer(ctx: CommandContext, entries: "Sequence[Entry]", answer: "BookingCheck") -> None:
    from runjournal.cli.text import format_entry, format_findings
    from runjournal.model.choices import Kind

    judged = answer.verdict
    first, *rest = sorted(entries, key=lambda entry: entry.kind is not Kind.MASSAGE)
    print_text(f"{format_entry(first, ctx)}: {severity_label(judged.word, ctx)}")
    for entry in rest:
        print_text(format_entry(entry, ctx))
    for one in answer.too_close:
        print_text("\n" + "\n".join(format_too_close(one, ctx)))
    if answer.findings:
        print_text(f"\n{format_findings(answer.findings, ctx)}")
    if answer.body:
        print_text(f"\nOpen about the body, whatever the time:\n\n{format_findings(answer.body, ctx)}")
    besides = list(_besides(ctx, judged))
    if besides:
        print_text("\n" + "\n".join(besides))
    if answer.alternatives:
        print_text(f"\nFine instead: {', '.join(map(format_slot_start, answer.alternatives))}")
    if answer.gentler:
        print_text(f"Fine at the same time if {answer.gentler}.")


def _besides(ctx: CommandContext, judged: "Verdict") -> "Iterator[str]":
    """What is no finding of a rule: overlaps, the therapist's hours, the month's goal."""
    from runjournal.cli.text import format_entry

    for other in judged.overlaps:
        yield f"At the same time: {format_entry(other, ctx)}"
    if judged.is_outside_hours:
        yield f"Outside the hours of your settings, {ctx.settings.booking.hours}."
    if judged.counts_for_goal:
        yield f"It would be {judged.counts_for_goal.words}."


@click.command("slots", cls=Command)
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, LONGEST_DAYS), help="How many days.")
@click.option("--depth", type=click.Choice(DEPTHS), help="How deep the massage is to be.")
@click.option("--minutes", type=click.IntRange(1, 600), help="How long; else the setting booking.minutes.")
def slots_command(days: int, depth: str | None, minutes: int | None) -> None:
    """Show when a massage is safe, from today on, within the opening hours of the settings."""
    from runjournal.booking.slots import slots
    from runjournal.model.choices import Depth

    ctx = command_context()
    length = minutes or ctx.settings.booking.minutes
    chosen = Depth(depth) if depth else None
    with ctx.open() as journal:
        found = slots(ctx.history(journal), ctx.today, days, length, chosen)
        if global_options().json:
            print_json({"slots": [_slot_to_json(ctx, slot) for slot in found]})
        else:
            _print_slots(ctx, list(found))


def _slot_to_json(ctx: CommandContext, slot: "Slot") -> dict[str, object]:
    from runjournal.cli.json.findings import slot_to_json

    return {**slot_to_json(ctx, slot), "rules": list(slot.rules), "taken": slot.is_taken}


def _print_slots(ctx: CommandContext, found: "Sequence[Slot]") -> None:
    """A day a line; starts that follow each other with the same verdict for the same rule are one stretch."""
    from runjournal.cli.text import format_day

    if not found:
        print_message("No start is left in these days.")
    for day, of_day in groupby(found, key=lambda slot: slot.start.day):
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
    """What starts of one stretch have in common: the verdict, the rule that decides it, and whether it is taken."""
    return slot.word, "" if slot.is_ok else slot.rules[0], "taken" if slot.is_taken else ""
