"""The entries of the demo journal at the moment of the stage, built once for the tests that only read them."""

from runjournal.demo import demo_entries
from tests.tui.stage import NOW, ZONE

DEMO = tuple(demo_entries(NOW, ZONE, years=2))
