"""The one kind of error a runner can meet."""

from runjournal.model.limits import replace_controls


class JournalError(Exception):
    """What is wrong, in one sentence, and what to do about it.

    `sentence` says what is wrong; `way_out` what the runner can do. Both are plain text: file names and words in them
    lose their control and invisible characters here, which a terminal could obey; line ends stay. The command line
    prints them and exits with status 1; the terminal app shows them in place.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        self.sentence, self.way_out = _plain(sentence), _plain(way_out)
        super().__init__(f"{self.sentence} {self.way_out}".strip())


def _plain(text: str) -> str:
    return "\n".join(map(replace_controls, text.split("\n")))
