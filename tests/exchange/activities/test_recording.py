"""What holds for the recordings of every reader."""

import pytest

from runjournal.exchange.activities.recording import Recording, Richness


@pytest.mark.parametrize(
    ("timer_s", "elapsed_s", "known_s"),
    [
        (2760, 1632, 2760),
        (2760, 2760, 2760),
        (2760, 2761, 2761),
        (2760, None, None),
        (None, 1632, 1632),
        (None, None, None),
    ],
)
def test_from_start_to_end_it_is_never_less_than_the_timer(
    timer_s: int | None, elapsed_s: int | None, known_s: int | None
) -> None:
    recording = Recording(keys=("fit:a:0",), richness=Richness.FIT, timer_s=timer_s, elapsed_s=elapsed_s)
    assert (recording.timer_s, recording.elapsed_s) == (timer_s, known_s)
