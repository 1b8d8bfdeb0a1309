"""Every kind of entry with how it is read."""

from runjournal.language.line.items.bath import BATH
from runjournal.language.line.items.condition import CONDITION
from runjournal.language.line.items.drink import DRINK
from runjournal.language.line.items.massage import MASSAGE
from runjournal.language.line.items.meal import MEAL
from runjournal.language.line.items.note import NOTE
from runjournal.language.line.items.overrule import OVERRULE
from runjournal.language.line.items.race import RACE
from runjournal.language.line.items.run import RUN
from runjournal.language.line.items.soreness import SORENESS
from runjournal.language.line.items.urine import URINE

_ALL = (RUN, MASSAGE, SORENESS, DRINK, URINE, RACE, MEAL, BATH, NOTE, CONDITION, OVERRULE)
ITEMS = {item.kind: item for item in _ALL}
