"""What would be lost if the app ended now: lines, edits, and ratings that cannot be saved."""

from collections.abc import Iterable, Sequence

from textual.screen import Screen

from runjournal.errors import JournalError
from runjournal.model.entries import Entry
from runjournal.store.unsaved import Unsaved
from runjournal.tui.entry_preview import Mode
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.today.today_screen import TodayScreen


def unsaved_work(screens: Iterable[Screen[object]], home: TodayScreen) -> Unsaved:
    """Save the ratings of the body maps, and return what is not in the journal then."""
    lines: dict[str, str] = {mode: home.bar.typed_in(mode) for mode in Mode}
    edits, refused = home.pane.unsaved(), _log(home.journal_model, home.model.put_off())
    for screen in screens:
        for body in screen.query(CheckInMap):
            refused += _refused(body)
        if isinstance(screen, LineBar):
            text = screen.bar.input.value
            if screen.entry is None:
                lines[screen.mode] = text
            elif text != screen.line:
                edits[screen.entry.id] = text
    day = home.day or home.journal_model.today
    return Unsaved(
        day.isoformat(),
        {mode: text for mode, text in lines.items() if text.strip()},
        {id_: text for id_, text in edits.items() if text.strip()},
        tuple(refused),
    )


def _refused(body: CheckInMap) -> list[str]:
    """Save the ratings of a body map; return them as lines if that is refused."""
    model = body.journal_model
    try:
        body.save()
    except JournalError:
        entries = model.rated(body.check_in, body.day or model.today)
        body.forget()  # or they would be saved twice if the screen can save them yet
        return [model.line_of(entry) for entry in entries]
    return []


def _log(model: JournalModel, entries: Sequence[Entry]) -> list[str]:
    """Save entries; return them as lines if that is refused."""
    try:
        if entries:
            model.log(entries)
    except JournalError:
        return [model.line_of(entry) for entry in entries]
    return []
