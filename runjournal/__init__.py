"""runjournal: a recovery journal for runners, full screen in the terminal."""

__version__ = "0.1.0"
