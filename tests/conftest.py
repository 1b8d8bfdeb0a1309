"""What all tests share: property tests try the same examples every time, on any machine."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("same")
