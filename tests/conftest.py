"""What all tests share: property tests try the same examples every time, on any machine."""

import gc

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("same")


def pytest_collection_finish() -> None:
    """Collect garbage rarely: a third of the time of the screens' tests would go into walking what never goes."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
