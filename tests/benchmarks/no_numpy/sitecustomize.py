"""Read by every Python that has this folder on its path: it finds no numpy, as where that is not installed."""

import sys

sys.modules["numpy"] = None  # type: ignore[assignment]
