"""Read by every Python that has this folder on its path: in it numpy cannot be imported, as where it is not installed."""

import sys

sys.modules["numpy"] = None  # type: ignore[assignment]
