"""What a change brings about, printed when plans are logged, edited or imported: new findings, bookings too close."""

from datetime import timedelta
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext
from runjournal.cli.options import global_options
from runjournal.cli.output import after_saving, print_json, print_message, print_text, severity_label, wrap
from runjournal.cli.text import INDENT, format_entry, format_findings
from runjournal.language.display.dates import start_words
from runjournal.model.choices import Kind
from runjournal.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from runjournal.booking.recheck import TooClose
    from runjournal.model.entries import Entry
    from runjournal.rules.finding import Finding
    from runjournal.rules.history import History
    from runjournal.rules.start_calendar import Slot
    from runjournal.store.journal import Journal

LATELY = timedelta(days=21)
"""How long after its end a race can still be too close to a massage ahead, at the widest threshold and longest race."""


@frozen(slots=False)
class ChangeWatch:
    """The journal before a change, to tell what the change brings about; None if such entries bring nothing.

    Make it before the change is written: what the rules said before is not news.
    """

    ctx: CommandContext
    before: "History | None"

    @classmethod
    def over(cls, ctx: CommandContext, journal: "Journal", entries: "Iterable[Entry]") -> "ChangeWatch":
        """Return a watch over entries that are about to be written; entries long past are not watched."""
        watched = [entry for entry in entries if _matters(entry, ctx)]
        return cls(ctx, ctx.history(journal, watched) if watched else None)

    def effects(self, saved: "Sequence[Entry]") -> "tuple[Sequence[Finding], Sequence[TooClose]]":
        """Return the new cautions and warnings, and apart from them the booked massages that are now too close."""
        if self.before is None:
            return (), ()
        from runjournal.booking.recheck import loud_news, too_close
        from runjournal.rules.advice import advise
        from runjournal.rules.registry import RULESET

        entries = [entry for entry in saved if _matters(entry, self.ctx)]
        caused = RULESET.check_booking(self.before, entries)
        findings = advise(RULESET, self.before.plus(*entries), caused)
        massages = too_close(entries, self.before, findings)
        listed = {too_close.massage.id for too_close in massages}
        news = loud_news(entries, self.before, findings)
        return [finding for finding in news if listed.isdisjoint(finding.entries)], massages

    def to_json(self, saved: "Sequence[Entry]") -> list[object]:
        """Return the massages that are now too close, for JSON."""
        from runjournal.cli.json.findings import too_close_to_json

        return [too_close_to_json(self.ctx, massage) for massage in self.effects(saved)[1]]

    def print_effects(self, saved: "Sequence[Entry]", *, only_booked: bool = False) -> None:
        """Print what the saved entries bring about; with `only_booked` for booked massages alone."""
        if global_options().json:
            return

        findings, massages = self.effects(saved)
        if findings and not only_booked:
            print_message(f"\n{format_findings(findings, self.ctx)}")
        for massage in massages:
            print_message("\n" + "\n".join(format_too_close(massage, self.ctx)))


def _matters(entry: "Entry", ctx: CommandContext) -> bool:
    """Return whether an entry can speak against a booked massage: a plan, or a recent race."""

    is_race = entry.kind is Kind.RACE and not entry.is_cancelled
    return (entry.is_planned or is_race) and entry.ends.latest > ctx.now() - LATELY


def format_too_close(massage: "TooClose", ctx: CommandContext) -> "Iterator[str]":
    """Yield the lines about a massage that is too close: which, why, and when it would be fine."""

    word = massage.verdict.word
    yield f"{severity_label(word, ctx)}{' ' * (len(INDENT) - 2 - len(word))}{massage.title} is now too close"
    for finding in massage.findings:
        yield wrap(finding.message, INDENT)
    ways_out = [format_slot_start(massage.nearest)] if massage.nearest else []
    ways_out += [f"{massage.gentler} at the same time"] if massage.gentler else []
    yield wrap(f"Fine instead: {', or '.join(ways_out)}" if ways_out else "No time within 14 days is fine.", INDENT)


def format_slot_start(slot: "Slot") -> str:
    """Format when a slot starts: "Thu 23 Apr 18:00"."""
    return start_words(slot.start)


def print_entries(ctx: CommandContext, entries: "Sequence[Entry]", watch: ChangeWatch | None = None) -> None:
    """Print entries that are now in the journal, and what they bring about if a watch is given."""
    if global_options().json:
        from runjournal.cli.json.findings import entries_to_json

        shape: dict[str, object] = {"entries": entries_to_json(entries)}
        with after_saving():
            print_json({**shape, "too_close": watch.to_json(entries)} if watch else shape)
        return

    with after_saving():
        for entry in entries:
            print_text(format_entry(entry, ctx))
    if watch:
        watch.print_effects(entries)
