"""What the runner's watch records of a run or race: the heart rate, the climb, pauses; and its file as the source.

The watch stays at home now and then. Its chances are its own, so that all else of the demo is as it is without it.
"""

from dataclasses import replace
from random import Random

from runjournal.model.choices import RunKind
from runjournal.model.entries import Race, Run

HEART_RATE = {
    RunKind.EASY: 141,
    RunKind.LONG: 146,
    RunKind.RECOVERY: 131,
    RunKind.TEMPO: 165,
    RunKind.INTERVALS: 160,
    RunKind.HILLS: 157,
    RunKind.TRIAL: 174,
}
IN_A_RACE, IN_A_LONG_RACE = 172, 162
LONG_RACE_M = 30_000
CLIMB_PER_KM: dict[RunKind | None, float] = {RunKind.HILLS: 24.0, RunKind.LONG: 9.0, RunKind.INTERVALS: 1.5}
USUAL_CLIMB_PER_KM = 6.5
PAUSES: dict[RunKind | None, float] = {RunKind.LONG: 0.4, RunKind.EASY: 0.15, RunKind.HILLS: 0.1}
"""How likely a run of a kind had a pause: water, a photo, a chat."""
LEFT_AT_HOME = 0.1


def recorded(ran: Run | Race, random: Random) -> Run | Race:
    """A run or race as the watch recorded it, or as it is if the watch was left at home."""
    if random.random() < LEFT_AT_HOME or not ran.is_done or not ran.distance_m or not ran.duration_s:
        return ran
    run_kind = None if isinstance(ran, Race) else ran.run_kind
    climb = ran.distance_m / 1000 * CLIMB_PER_KM.get(run_kind, USUAL_CLIMB_PER_KM) * random.uniform(0.7, 1.3)
    return replace(
        ran,
        avg_hr=round(_heart_rate(ran) + random.gauss(0, 3)),
        ascent_m=round(climb),
        descent_m=max(round(climb + random.gauss(0, 3)), 0),
        elapsed_s=_elapsed_s(ran.duration_s, PAUSES.get(run_kind, 0.0), random),
        source=f"fit:{random.getrandbits(64):016x}:0",
    )


def _heart_rate(ran: Run | Race) -> int:
    if isinstance(ran, Race):
        return IN_A_LONG_RACE if (ran.distance_m or 0) >= LONG_RACE_M else IN_A_RACE
    return HEART_RATE[ran.run_kind or RunKind.EASY]


def _elapsed_s(duration_s: int, likely: float, random: Random) -> int | None:
    """The time with pauses of 1 to 15 minutes, or None without any."""
    pause_s = random.randrange(60, 15 * 60)
    return duration_s + pause_s if random.random() < likely else None
