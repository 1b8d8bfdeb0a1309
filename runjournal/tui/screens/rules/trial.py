"""A threshold being changed: what is typed, and what it would change."""

from runjournal.model.frozen import frozen
from runjournal.trends.backtest import Difference
from runjournal.tui.models.thresholds import Threshold, Value


@frozen
class Trial:
    """What the Rules screen shows of a change before it is kept, or the sentence about one that was.

    `value` is None where the typed text is none. `share` is how much of the last year was asked, `difference` what
    differs once all of it was. `needs_yes` is whether the change waits for a y.
    """

    threshold: Threshold | None = None
    value: Value | None = None
    share: float = 0
    difference: Difference | None = None
    needs_yes: bool = False
    status: str = ""
    is_error: bool = False
