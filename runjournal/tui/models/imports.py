"""The model of the Import screen: from a path to a preview, and from what is ticked in it to the journal."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from runjournal.errors import JournalError
from runjournal.exchange.activities.source_file import ImportProgress, ReadOptions
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.importing import apply_import, read_import
from runjournal.language.display.sentence_parts import capital, listed
from runjournal.store.import_changes import ImportOutcome
from runjournal.store.journal import Journal
from runjournal.store.step_words import counted, counted_kinds
from runjournal.tui.models.folder_looks import FolderFiles, FolderLooks, Offer, files_under
from runjournal.tui.models.import_items import ItemGroup, PreviewItem, items_of
from runjournal.tui.models.journal import UNDO_HINT, JournalModel, too_close_now
from runjournal.tui.models.path_choices import PathChoice, is_folder_at
from runjournal.tui.models.read_request import ReadRequest

REST = {
    RowEffect.JOINED: ("joined yours", "joined yours"),
    RowEffect.DONE: ("plan is done", "plans are done"),
    RowEffect.CHANGED: ("plan moved", "plans moved"),
}
NONE_TICKED = "Nothing is ticked to import."
WHY_NOT = {
    ItemGroup.THERE: "Nothing would change",
    ItemGroup.LEFT_OUT: "This is left out",
    ItemGroup.UNREADABLE: "This could not be read",
    ItemGroup.REMARK: "This is a remark",
    ItemGroup.OTHER: "This holds no run",
}


class FilteredPreview(NamedTuple):
    """The items of a preview that the filter shows, by their numbers in it, and which are ticked."""

    items: tuple[PreviewItem, ...] = ()
    counts: Mapping[ItemGroup, int] = {}
    """How many items each group has that has any, whatever is shown."""
    can_be_ticked: frozenset[int] = frozenset()
    numbers: tuple[int, ...] = ()
    ticked: frozenset[int] = frozenset()
    group: ItemGroup | None = None
    text: str = ""

    @property
    def groups(self) -> list[ItemGroup | None]:
        """What the filter can be set to; None shows all."""
        return [None, *(group for group in self.counts if group is not ItemGroup.REMARK)]

    def with_filter(self, group: ItemGroup | None, text: str) -> "FilteredPreview":
        """The same preview with another filter: each of the words must occur in an item."""
        words = text.casefold().split()
        numbers: Iterable[int] = range(len(self.items))
        if group is not None:
            numbers = [number for number in numbers if self.items[number].group is group]
        for word in words:
            numbers = [number for number in numbers if word in self.items[number].searched]
        return self._replace(numbers=tuple(numbers), group=group, text=text)

    def with_all_or_none(self) -> "FilteredPreview":
        """The same with all shown items ticked that can be, or with none of them if all are."""
        shown = self.can_be_ticked.intersection(self.numbers)
        return self._replace(ticked=self.ticked - shown if shown <= self.ticked else self.ticked | shown)


def unfiltered(items: tuple[PreviewItem, ...]) -> FilteredPreview:
    """A preview as it is shown first: all of it, with the ticks that it was read with."""
    found = Counter(item.group for item in items)
    counts = {group: found[group] for group in ItemGroup if found[group]}
    can_be_ticked = frozenset(number for number, item in enumerate(items) if item.can_be_ticked)
    ticked = (number for number in can_be_ticked if (row := items[number].row) and row.is_ticked)
    return FilteredPreview(items, counts, can_be_ticked, tuple(range(len(items))), frozenset(ticked))


class ReadingStopped(Exception):
    """Raised by what is told the progress, to end a reading."""


class ImportModel:
    """One import. It is read by a thread of its own, with a journal that is opened there."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self.typed = ""
        """The path in the line."""
        self.source = ""
        """What the preview was read from, in words."""
        self.is_of_offer = False
        """Whether it was read since it was offered, so that Escape leads back to where that stood."""
        self.filtered = FilteredPreview()
        self.looks = FolderLooks(journal_model, self._items)
        self.offer: Offer | None = None
        """New files in the runner's folders, as long as the runner has neither taken nor left them."""
        self._read_files: tuple[FolderFiles, ...] = ()
        """The files of the runner's folders that are in the preview, as they were when they were read."""

    def leave_offer(self) -> None:
        """Ask no more about the new files."""
        if self.offer is not None:
            self.looks.remember(self.offer.files)
        self.offer = None

    @property
    def folders(self) -> tuple[PathChoice, ...]:
        """The runner's folders, as the settings name them."""
        return tuple(
            PathChoice(folder, is_folder=is_there, words="" if is_there else "not there now")
            for folder in self.journal_model.settings.activities.folders
            for is_there in [is_folder_at(folder)]
        )

    def read(self, request: ReadRequest, on_progress: Callable[[ImportProgress], None]) -> tuple[PreviewItem, ...]:
        """Read files; the journal is only looked at. What `on_progress` raises ends it. Raises `JournalError`."""
        paths = request.only or request.paths
        self._read_files = files_under(self.looks.folders, paths, lambda: on_progress(ImportProgress()))
        return self._items(request, on_progress)

    def _items(self, request: ReadRequest, on_progress: Callable[[ImportProgress], None]) -> tuple[PreviewItem, ...]:
        model = self.journal_model
        options = ReadOptions(context=model.context, unit=request.unit, columns=request.columns)
        with Journal.open(model.journal.path, now=model.now, read_only=True) as journal:
            preview = read_import(request.paths, journal, options, on_progress, only=request.only)
        items = items_of(preview, model.settings, model.zone)
        return tuple(_shortened(item, request.paths) for item in items)

    def why_not(self, item: PreviewItem) -> str:
        """Why an item cannot be ticked, in a sentence."""
        return f"{WHY_NOT[item.group]}: {item.words}." if item.group in WHY_NOT else "There is nothing to change here."

    def save(self, filtered: FilteredPreview) -> str:
        """Import what is ticked as one step; return what was done, in a sentence. Raises `JournalError`."""
        ticked = (filtered.items[number].row for number in sorted(filtered.ticked))
        rows = [replace(row, is_ticked=True) for row in ticked if row]
        known = [item.row for item in filtered.items if item.row and item.row.entry is None]
        before = self.journal_model.history
        outcome = apply_import([*rows, *known], self.journal_model.journal)
        entries = [*outcome.added, *outcome.changed]
        left = _left_words(outcome)
        if not entries:
            raise JournalError(f"Nothing was imported.{left}", "Escape and read it again.")
        kept_out = [change.entry for change, _ in outcome.left_out]
        done = _done_words([row for row in rows if row.entry not in kept_out])
        self.filtered, self.typed = FilteredPreview(), ""
        self.looks.remember(self._read_files)
        self.offer = None
        return f"{done}.{left}{too_close_now(entries, before)} {UNDO_HINT}"


def _shortened(item: PreviewItem, paths: Iterable[Path]) -> PreviewItem:
    """The item with short names of files, with which a remark begins."""
    words = _short(item.words, paths) if item.group is ItemGroup.REMARK else item.words
    return item._replace(where=_short(item.where, paths), words=words)


def _short(where: str, paths: Iterable[Path]) -> str:
    """The name of a file from the last part of the path on that was given."""
    for path in paths:
        where = where.removeprefix(f"{path.parent}/")
    return where


def _done_words(rows: Sequence[ImportRow]) -> str:
    """What was done: "Imported 212 runs and 3 races, 14 joined yours, 6 planned are done"."""
    new_ones = (RowEffect.NEW, RowEffect.ASKED)
    new = counted_kinds(row.entry for row in rows if row.effect in new_ones and row.entry)
    effects = Counter(row.effect for row in rows)
    rest = [counted(effects[effect], *words) for effect, words in REST.items() if effects[effect]]
    parts = [*([f"imported {listed(new)}"] if new else []), *rest]
    return capital(", ".join(parts))


def _left_words(outcome: ImportOutcome) -> str:
    """What was ticked and could not be taken, after a space."""
    reasons = Counter(reason for _, reason in outcome.left_out)
    return "".join(f" {number:,} left out: {reason}." for reason, number in reasons.items())
