"""A sample journal: some years of a made-up runner's life that end today, the same whenever it is asked for."""

from datetime import datetime

from runjournal.model.entries import Entry


def demo_entries(now: datetime, zone: str, years: int = 2, seed: int = 20) -> list[Entry]:
    """The entries of a made-up runner, about six a day, sorted by start, each valid and with an id.

    They depend on the local day of `now` (aware) in `zone` (IANA), on `years` and on `seed` alone, but for what
    `now` has not reached yet: nothing is done after it.
    """
    from runjournal.demo.life import Life

    return Life(now, zone, years, seed).entries()
