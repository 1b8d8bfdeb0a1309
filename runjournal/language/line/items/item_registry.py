"""Every kind of entry with how it is read."""

from runjournal.language.line.items.condition_item import CONDITION
from runjournal.language.line.items.drink_item import DRINK
from runjournal.language.line.items.massage_item import MASSAGE
from runjournal.language.line.items.overrule_item import OVERRULE
from runjournal.language.line.items.plain_items import BATH, MEAL, NOTE, URINE
from runjournal.language.line.items.race_item import RACE
from runjournal.language.line.items.run_item import RUN
from runjournal.language.line.items.soreness_item import SORENESS

_ALL = (RUN, MASSAGE, SORENESS, DRINK, URINE, RACE, MEAL, BATH, NOTE, CONDITION, OVERRULE)
ITEMS = {item.kind: item for item in _ALL}
