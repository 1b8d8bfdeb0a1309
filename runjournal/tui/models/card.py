"""The model of the therapist card: it derives the card and saves it as a file in the current folder."""

from pathlib import Path

from runjournal.errors import JournalError
from runjournal.exchange.files import write_file
from runjournal.reports.card import card_document, free_path
from runjournal.reports.document import Document
from runjournal.reports.formats import FORMATS
from runjournal.store.failures import printable
from runjournal.trends.card_facts import card_facts_of
from runjournal.tui.models.journal import JournalModel

ELSEWHERE = "Open runjournal in another folder, or run `runjournal card --output FILE`."


class CardModel:
    """The card as it is now."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model

    def document(self) -> Document:
        """The card as a document, derived anew."""
        journal_model = self.journal_model
        recoveries = journal_model.journal.recoveries(journal_model.context)
        facts = card_facts_of(journal_model.journal, journal_model.history, recoveries)
        return card_document(facts, journal_model.settings)

    def save(self, name: str) -> str:
        """Write the card into the current folder, over no other file; where it is, in a sentence.

        Raises `JournalError` if the folder is gone or cannot be written.
        """
        written_as = FORMATS[name]
        try:
            path = free_path(Path.cwd(), self.journal_model.today, written_as)
            write_file(path, written_as.lines(self.document()), self.journal_model.journal.path)
        except OSError as error:
            raise JournalError(f"The current folder cannot be used: {error.strerror}.", ELSEWHERE) from error
        except JournalError as error:
            raise JournalError(printable(error.sentence), ELSEWHERE) from error
        return f"Saved as {printable(str(path))}."
