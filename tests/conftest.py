"""What all tests share: the same examples of property tests on any machine, and no waiting for disk or memory."""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import Phase, settings

from runjournal.store import connection

QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
settings.register_profile("same", derandomize=True, deadline=None, max_examples=60, database=None, phases=QUICK)
settings.register_profile("shrinking", settings.get_profile("same"), phases=[*QUICK, Phase.shrink])
settings.load_profile("same")


def pytest_collection_finish() -> None:
    """Collect garbage rarely: it would take a third of the time of the screens' tests and free almost nothing."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk() -> Iterator[None]:
    """Let SQLite hand its writes to the system without waiting for the disk, which only a power cut would show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield
