"""The one kind of error a runner can meet."""


class JournalError(Exception):
    """What is wrong, in one sentence, and what to do about it.

    `sentence` says what is wrong; `way_out` what the runner can do. Both are plain text without control
    characters. The command line prints them and exits with status 1; the terminal app shows them in place.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        self.sentence = sentence
        self.way_out = way_out
        super().__init__(f"{sentence} {way_out}".strip())
