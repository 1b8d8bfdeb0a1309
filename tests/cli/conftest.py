"""What the tests of the commands share."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner


@pytest.fixture
def runjournal(tmp_path: Path) -> Runner:
    """The command line on a new journal."""
    return Runner(tmp_path)
