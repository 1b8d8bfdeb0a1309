"""What an import of recorded activities will do: each of them new, joined to an entry, or left out, and why.

For each run the first of these that applies, looked for in this order:

    1. its key is known: it is there already, or the runner deleted it
    2. a done run or race at the same time: it fills what that does not have
    3. a done one of that day without a time of day, or one that was guessed from when it was logged, if no other may
       be it: the same
    4. a planned race, then 5. a planned run of that day: it is done
    6. a done one as far and as long, whole quarters of an hour apart: perhaps the same in another zone, so it is asked
    7. none of these: it is new

What a file does not know to be a run is only asked about, unless it is a run that is there.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from runjournal.exchange.activities.recording import RecordedDrink, Recording, Sport
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.joining.filling import done, filled, new_entry
from runjournal.exchange.joining.joining_rows import PlacedRow, known_row, left_out_row, too_early, wrong_row
from runjournal.exchange.joining.joining_words import differences, named, no_run, sport_question, when
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.exchange.joining.matching import Match, Matching, MatchKind
from runjournal.exchange.joining.recorded_drinks import join_drinks
from runjournal.exchange.joining.recorded_run import PlacedRecording, RecordedRun, together
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.limits import Invalid


def join(
    items: Iterable[Recording | RecordedDrink], known: KnownJournal, context: Context, since: datetime | None = None
) -> list[ImportRow]:
    """A row for each activity and drink, in the order of time, whatever order they come in.

    What started before `since`, an aware datetime, is left out unless it is known.
    """
    read = list(items)
    placed: list[PlacedRecording] = []
    rows: list[PlacedRow] = []
    for recording in read:
        if isinstance(recording, Recording):
            try:
                placed.append(PlacedRecording(recording, known.start_of(recording, context)))
            except Invalid as error:
                rows.append(((context.now, *recording.keys), wrong_row(error.sentence, recording.where)))
    rows += _Joining(together(placed), known, context, since).rows()
    rows += join_drinks((item for item in read if isinstance(item, RecordedDrink)), known, context, since)
    return [row for _, row in sorted(rows, key=lambda row: row[0])]


class _Joining:
    """Tells what becomes of each run."""

    def __init__(
        self, runs: Sequence[RecordedRun], known: KnownJournal, context: Context, since: datetime | None
    ) -> None:
        self._runs = runs
        self._known = known
        self._context = context
        self._settings = context.settings
        self._since = since
        self._entries = {run: entry for run in runs if (entry := known.of_keys(run.keys)[1])}
        self._matching = Matching(known, runs, (entry.id for entry in self._entries.values()))

    def rows(self) -> Iterator[PlacedRow]:
        """The rows of all runs. What is surely a run is matched before what may be none."""
        fresh = [run for run in self._runs if not self._why_left_out(run) and not self._is_known(run)]
        for sport in (Sport.RUN, Sport.UNKNOWN):
            self._matching.match([run for run in fresh if run.sport is sport])
        for run in self._runs:
            yield run.place, self._row(run)

    def _is_known(self, run: RecordedRun) -> bool:
        return self._known.of_keys(run.keys)[0]

    def _why_left_out(self, run: RecordedRun) -> str:
        return no_run(run) if run.sport is Sport.OTHER else too_early(run.start, self._since, self._context)

    def _row(self, run: RecordedRun) -> ImportRow:
        if self._is_known(run):
            return self._there(run, self._entries.get(run))
        if why := self._why_left_out(run):
            return left_out_row(why, recording=run.main, where=run.main.where)
        match = self._matching.of(run)
        if match:
            return self._matched(run, match)
        deleted = self._matching.deleted(run)
        if deleted:
            return self._there(run, deleted)
        return self._new(run)

    def _matched(self, run: RecordedRun, match: Match) -> ImportRow:
        entry = match.entry
        if match.kind is MatchKind.PART:
            return self._there(run, entry)
        if match.kind is MatchKind.PLAN:
            happened = f"done: {named(entry, self._settings)}"
            return self._changed(run, RowEffect.DONE, happened, done(entry, run), entry)
        full = filled(entry, run)
        if full == entry:
            return self._there(run, entry)
        is_by_hand = entry.id not in self._known.came_from_somewhere
        beside = differences(entry, run, self._settings) if is_by_hand else ""
        joins = f"joins {named(entry, self._settings)}{beside}"
        return self._changed(run, RowEffect.JOINED, joins, full, entry, is_same=match.kind is MatchKind.SAME)

    def _changed(
        self, run: RecordedRun, effect: RowEffect, words: str, entry: Entry, present: Entry, *, is_same: bool = False
    ) -> ImportRow:
        """The row of an entry that changes; what may be no run is asked about unless it is the same for sure."""
        if run.sport is Sport.RUN or is_same:
            return self._row_of(run, effect, words, entry, present)
        return self._row_of(run, RowEffect.ASKED, f"{sport_question(run, self._settings)}; {words}", entry, present)

    def _new(self, run: RecordedRun) -> ImportRow:
        entry = new_entry(run)
        if run.sport is Sport.UNKNOWN:
            return self._row_of(run, RowEffect.ASKED, sport_question(run, self._settings), entry)
        if twin := self._matching.twin(run):
            question = f"is it {named(twin, self._settings)} in another zone?"
            return self._row_of(run, RowEffect.ASKED, question, entry, twin)
        if beside := self._matching.twin_beside(run):
            return self._row_of(run, RowEffect.ASKED, f"is it the run of {when(beside.start)} in another zone?", entry)
        return self._row_of(run, RowEffect.NEW, f"new {entry.kind}", entry)

    def _there(self, run: RecordedRun, entry: Entry | None) -> ImportRow:
        return known_row(self._known, entry, self._settings, run.keys, recording=run.main, where=run.main.where)

    def _row_of(
        self, run: RecordedRun, effect: RowEffect, words: str, entry: Entry, present: Entry | None = None
    ) -> ImportRow:
        return ImportRow(
            effect=effect,
            words=f"{words}; cut short" if run.main.is_cut_short else words,
            entry=entry,
            present=present,
            recording=run.main,
            keys=tuple(run.keys),
            is_ticked=effect is not RowEffect.ASKED,
            where=run.main.where,
        )
