"""`propose`: the sessions that meet the month's goal, or the goal until a race, at the safest times."""

from datetime import date
from typing import TYPE_CHECKING

import click

from runjournal.booking.proposal.proposal import Outcome, Wish, propose
from runjournal.booking.proposal.summary import heading, summary
from runjournal.cli.book import DEPTHS
from runjournal.cli.context import CommandContext, command_context, iso
from runjournal.cli.json.findings import entries_to_json, finding_to_json
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import print_json, print_text, wrap
from runjournal.cli.text import format_entry
from runjournal.errors import JournalError
from runjournal.language.line.canonical_line import to_line
from runjournal.model.choices import Depth
from runjournal.model.limits import Invalid, check_day
from runjournal.trends.pauses import is_for_paused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runjournal.booking.open_warnings import Unsafe
    from runjournal.booking.proposal.proposal import MonthCount, Proposal, Proposed
    from runjournal.model.entries import Entry
    from runjournal.rules.history import History


@click.command("propose", cls=Command)
@click.option("--until-race", is_flag=True, help="Until the next race, instead of for a month.")
@click.option("--month", metavar="MONTH", help="A month such as 2026-12; else this one.")
@click.option("--depth", type=click.Choice(DEPTHS), help="The depth; else the right one for the time until the race.")
@click.option("--minutes", type=click.IntRange(1, 600), help="The length; else the setting booking.minutes.")
@click.option("--accept", metavar="WHICH", help="Book them, as one step for undo: all, or numbers such as 1,3.")
def propose_command(
    until_race: bool, month: str | None, depth: str | None, minutes: int | None, accept: str | None
) -> None:
    """Propose the sessions that meet the goal, at the safest times. Without --accept nothing is saved."""
    if until_race and month:
        raise click.UsageError("--until-race and --month exclude each other.")
    ctx = command_context()
    wish = _wish(ctx, until_race=until_race, month=month, depth=depth, minutes=minutes)
    with ctx.open() as journal:
        history = ctx.history(journal)
        proposal = _proposed(history, wish)
        chosen = _chosen(proposal, accept) if accept else ()
        booked = journal.add([session.booking for session in chosen]) if chosen else ()
        is_paused = is_for_paused(proposal, journal, history)
    if global_options().json:
        print_json(_proposal_to_json(ctx, proposal, booked, is_paused=is_paused))
    else:
        _print(ctx, proposal, booked, is_paused=is_paused)


def _wish(
    ctx: CommandContext, *, until_race: bool, month: str | None, depth: str | None, minutes: int | None
) -> "Wish":
    first = ctx.today.replace(day=1) if month is None else _month(month)
    return Wish(first, until_race, Depth(depth) if depth else None, minutes)


def _month(text: str) -> date:
    try:
        month = date.fromisoformat(f"{text}-01")
        check_day(month)
    except (ValueError, Invalid) as error:
        raise click.BadParameter(f"{text[:40]!r} is not a month; write 2026-12.", param_hint="--month") from error
    return month


def _proposed(history: "History", wish: "Wish") -> "Proposal":
    return propose(history, wish)


def _chosen(proposal: "Proposal", accept: str) -> "Sequence[Proposed]":
    """Return the accepted sessions. Raise `JournalError` for one that is not proposed; then none is booked."""
    if accept.strip() == "all":
        return proposal.sessions
    numbers = [part.strip() for part in accept.split(",")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise click.BadParameter("write all, or numbers such as 1,3.", param_hint="--accept")
    for number in numbers:
        if not 1 <= int(number[:6]) <= len(proposal.sessions):
            raise JournalError(
                f"There is no proposed session {number[:6]}; nothing was booked.", "Without --accept they are listed."
            )
    return [proposal.sessions[chosen - 1] for chosen in sorted({int(number) for number in numbers})]


def _proposal_to_json(
    ctx: CommandContext, proposal: "Proposal", booked: "Sequence[Entry]", *, is_paused: bool
) -> dict[str, object]:
    return {
        "outcome": proposal.outcome.value,
        "summary": summary(proposal),
        "first": proposal.first.isoformat(),
        "last": proposal.last.isoformat(),
        "race": proposal.race and proposal.race.id,
        "goal_met": proposal.is_goal_met,
        "paused": is_paused,
        "months": [_month_to_json(month) for month in proposal.months],
        "unsafe": [_unsafe_to_json(ctx, unsafe) for unsafe in proposal.unsafe],
        "body": [finding_to_json(ctx, finding) for finding in proposal.against],
        "sessions": [_session_to_json(ctx, number, session) for number, session in enumerate(proposal.sessions, 1)],
        "booked": entries_to_json(booked),
    }


def _month_to_json(month: "MonthCount") -> dict[str, object]:
    counts = {name: getattr(month, name) for name in ("goal", "done", "planned", "proposed")}
    return {"month": f"{month.month:%Y-%m}", **counts}


def _unsafe_to_json(ctx: CommandContext, unsafe: "Unsafe") -> dict[str, object]:
    return {"massage": unsafe.massage.id, "finding": finding_to_json(ctx, unsafe.finding)}


def _session_to_json(ctx: CommandContext, number: int, session: "Proposed") -> dict[str, object]:
    massage = session.massage
    return {
        "number": number,
        "start": iso(massage.starts.earliest, ctx.zone),
        "end": iso(massage.ends.latest, ctx.zone),
        "minutes": massage.duration_s // 60,
        "depth": massage.depth and massage.depth.value,
        "verdict": "ok",
        "reason": session.reason,
        "line": to_line(session.booking),
    }


def _print(ctx: CommandContext, proposal: "Proposal", booked: "Sequence[Entry]", *, is_paused: bool) -> None:
    if booked:
        for entry in booked:
            print_text(format_entry(entry, ctx))
        print_text("\nBooked. `runjournal undo` takes it back.")
        return
    paused = " The month is paused: it breaks no streak." if is_paused else ""
    print_text(f"{heading(proposal)}: {summary(proposal)}{paused}")
    for number, session in enumerate(proposal.sessions, 1):
        print_text(f"\n{number:>3}  {format_entry(session.booking, ctx)}")
        print_text(wrap(session.reason, " " * 5))
    if proposal.outcome is Outcome.MET and not proposal.wish.until_race:
        print_text("`runjournal propose --until-race` proposes until the next race.")
    if proposal.sessions:
        print_text("\n`runjournal propose --accept all` books them, `--accept 1,3` some.")
