"""What would be lost if the app ended now: lines, edits, and ratings that cannot be saved."""

from collections.abc import Iterable

from textual.screen import Screen

from runjournal.errors import JournalError
from runjournal.store.unsaved import Unsaved
from runjournal.tui.entry_preview import Mode
from runjournal.tui.models.aftercare import AftercareModel
from runjournal.tui.models.effort import EffortModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.today.today_screen import TodayScreen


def unsaved_work(screens: Iterable[Screen[object]], home: TodayScreen) -> Unsaved:
    """Save the ratings of the body maps, and return what is not in the journal then."""
    lines: dict[str, str] = {mode: home.bar.typed_in(mode) for mode in Mode}
    edits, refused = {**home.pane.unsaved(), **_refused_efforts(home.efforts)}, _refused_answers(home.model)
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


def _refused_answers(model: AftercareModel) -> list[str]:
    """Save the ratings given after a massage; return them as lines if that is refused."""
    prompt, journal = model.put_off(), model.journal_model
    try:
        if prompt:
            model.save(prompt)
    except JournalError:
        return [journal.line_of(entry) for entry in prompt.entries(journal.now(), journal.zone)] if prompt else []
    return []


def _refused_efforts(model: EffortModel) -> dict[str, str]:
    """Save the efforts given; if that is refused, return the lines of the runs with them, by the id of each."""
    prompt = model.put_off()
    try:
        if prompt:
            model.save(prompt)
    except JournalError:
        return {run.id: model.journal_model.line_of(run) for _, run in prompt.changes} if prompt else {}
    return {}
