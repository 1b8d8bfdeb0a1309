"""What fills the days between: drinks, a look at the urine, a word about the day."""

from datetime import date
from random import Random

from runjournal.demo.pen import Pen
from runjournal.demo.voice import OF_DAY
from runjournal.model.entries import Drink, Note, Urine

DRINKS = ((7 * 60 + 30, 300), (10 * 60 + 20, 400), (13 * 60, 500), (16 * 60, 400), (19 * 60 + 10, 500))
"""When the runner usually drinks, in minutes of the day, and how much in ml."""


def write_drinks(pen: Pen, day: date, random: Random) -> None:
    """Three to five drinks on most days, on some a single sum, on some none."""
    chance = random.random()
    if chance < 0.1:
        return
    if chance < 0.2:
        pen.write(Drink(**pen.head(day, 21 * 60), volume_ml=random.choice((1500, 2000, 2500))))
        return
    for minute, volume_ml in random.sample(DRINKS, random.choice((3, 4, 4, 5))):
        cup = volume_ml + random.choice((-100, 0, 0, 50, 100, 250))
        pen.write(Drink(**pen.head(day, minute + random.randrange(25)), volume_ml=cup))


def write_urine(pen: Pen, day: date, random: Random) -> None:
    """The colour now and then: mostly pale."""
    if random.random() < 0.15:
        pen.write(Urine(**pen.head(day, 6 * 60 + 40), colour=random.choice((2, 2, 3, 3, 3, 4, 4, 5))))


def write_note(pen: Pen, day: date, random: Random) -> None:
    """A word about the day, now and then."""
    if random.random() < 0.12:
        pen.write(Note(**pen.head(day, 21 * 60 + 30), text=random.choice(OF_DAY)))
