"""`check` and `slots`: before a massage is booked."""

from itertools import groupby
from typing import TYPE_CHECKING

import click

from runjournal.cli.here import Here, here
from runjournal.cli.log import LINE_SETTINGS, joined
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, marked, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runjournal.booking.slot import Slot
    from runjournal.booking.verdict import Verdict
    from runjournal.model.choices import Depth
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
    at = here()
    entries = _booked(at, " ".join(joined(line)))
    with at.open() as journal:
        history = at.history(journal, entries)
        context.exit(_tell(at, entries, history))


def _booked(at: Here, line: str) -> "tuple[Entry, ...]":
    from runjournal.booking.verdict import named
    from runjournal.cli.problems import check_understood
    from runjournal.language.parse import parse

    draft = parse(line, at.now(), at.zone, at.settings, booking=True)
    check_understood([(1, draft)], numbered=False, outcome="")
    for remark in draft.remarks:
        say(remark)
    return named(draft.entries)


def _tell(at: Here, entries: "Sequence[Entry]", history: "History") -> int:
    """Print the verdict with the ways out; gives the exit status."""
    from runjournal.booking.alternatives import alternatives, ok_if
    from runjournal.booking.verdict import verdict
    from runjournal.model.entries import Massage

    judged = verdict(entries, history)
    massage = next((entry for entry in entries if isinstance(entry, Massage)), None)
    others = alternatives(massage, history) if massage else ()
    gentler = ok_if(massage, history) if massage else None
    if given().json:
        print_json(_check_shape(at, judged, others, gentler))
    else:
        _print_verdict(at, entries, judged, others, gentler)
    return STATUS[judged.word]


def _check_shape(at: Here, judged: "Verdict", others: "Sequence[Slot]", gentler: "Depth | None") -> dict[str, object]:
    from runjournal.cli.shapes import findings_shape, slot_shape

    shape = {
        **findings_shape(at, judged.findings),
        "verdict": judged.word,
        "alternatives": [slot_shape(at, slot) for slot in others],
    }
    return shape if gentler is None else {**shape, "ok_if": gentler.value}


def _print_verdict(
    at: Here,
    entries: "Sequence[Entry]",
    judged: "Verdict",
    others: "Sequence[Slot]",
    gentler: "Depth | None",
) -> None:
    from runjournal.cli.said import said_entry, said_findings
    from runjournal.model.choices import Kind

    first, *rest = sorted(entries, key=lambda entry: entry.kind is not Kind.MASSAGE)
    echo(f"{said_entry(first, at)}: {marked(judged.word, at)}")
    for entry in rest:
        echo(said_entry(entry, at))
    if judged.findings:
        echo(f"\n{said_findings(judged.findings, at)}")
    for other in judged.overlaps:
        echo(f"At the same time: {said_entry(other, at)}")
    if judged.counts_for_goal:
        echo(f"\nIt would be {judged.counts_for_goal.words}.")
    if others:
        echo(f"\nFine instead: {', '.join(_said_start(slot) for slot in others)}")
    if gentler:
        echo(f"Fine at the same time if {gentler}.")


def _said_start(slot: "Slot") -> str:
    local = slot.start.local
    return f"{slot.start.day:%a} {slot.start.day.day} {slot.start.day:%b} {local:%H:%M}"


@click.command("slots", cls=Command)
@click.option("--days", default=14, show_default=True, type=click.IntRange(1, LONGEST_DAYS), help="How many days.")
@click.option("--depth", type=click.Choice(DEPTHS), help="How deep the massage is to be.")
@click.option("--minutes", type=click.IntRange(1, 600), help="How long; else the setting booking.minutes.")
def slots_command(days: int, depth: str | None, minutes: int | None) -> None:
    """Show when a massage is safe, from today on, within the opening hours of the settings."""
    from runjournal.booking.slots import slots
    from runjournal.model.choices import Depth

    at = here()
    length = minutes or at.settings.booking.minutes
    chosen = Depth(depth) if depth else None
    with at.open() as journal:
        found = slots(at.history(journal), at.today, days, length, chosen)
        if given().json:
            print_json({"slots": [_slot_shape(at, slot) for slot in found]})
        else:
            _print_slots(at, list(found))


def _slot_shape(at: Here, slot: "Slot") -> dict[str, object]:
    from runjournal.cli.shapes import slot_shape

    return {**slot_shape(at, slot), "rules": list(slot.rules)}


def _print_slots(at: Here, found: "Sequence[Slot]") -> None:
    """A day a line; starts that follow each other with the same verdict for the same rule are one stretch."""
    from runjournal.cli.said import said_day

    if not found:
        say("No start is left in these days.")
    for day, of_day in groupby(found, key=lambda slot: slot.start.day):
        echo(f"{said_day(day):<15}  {_stretches(at, list(of_day))}")


def _stretches(at: Here, of_day: "Sequence[Slot]") -> str:
    parts = []
    for (word, rule), run in groupby(of_day, key=lambda slot: (slot.word, "" if slot.is_ok else slot.rules[0])):
        alike = list(run)
        first, last = alike[0].start.local, alike[-1].start.local
        span = f"{first:%H:%M}" if first == last else f"{first:%H:%M}–{last:%H:%M}"
        parts.append(" ".join((span, marked(word, at), *([f"({rule})"] if rule else []))))
    return ", ".join(parts)
