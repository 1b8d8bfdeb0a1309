"""Every kind of entry with how it is read."""

from runjournal.language.items.bath import BATH
from runjournal.language.items.condition import CONDITION
from runjournal.language.items.drink import DRINK
from runjournal.language.items.massage import MASSAGE
from runjournal.language.items.meal import MEAL
from runjournal.language.items.note import NOTE
from runjournal.language.items.overrule import OVERRULE
from runjournal.language.items.race import RACE
from runjournal.language.items.run import RUN
from runjournal.language.items.soreness import SORENESS
from runjournal.language.items.urine import URINE

_ALL = (RUN, MASSAGE, SORENESS, DRINK, URINE, RACE, MEAL, BATH, NOTE, CONDITION, OVERRULE)
ITEMS = {item.kind: item for item in _ALL}
