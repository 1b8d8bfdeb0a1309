"""The export of Apple Health: its workouts, and the water that was drunk.

The file has years of heartbeats and steps, up to gigabytes, which are passed over. Its times have the offset that the
phone had when it exported, not that of the run, so that only their instants are believed. Of a run that two apps have
recorded both recordings are given: which of them is believed is decided when they are joined to the journal.
"""

from collections.abc import Callable, Iterator

from runjournal.exchange.activities.apple_values import QUANTITY, ZONE
from runjournal.exchange.activities.apple_water import WaterDrunk, drink_of, in_zone
from runjournal.exchange.activities.apple_workouts import EffortScores, Workout
from runjournal.exchange.activities.recording import NoActivity, ReadItem, RecordedDrink, Recording
from runjournal.exchange.activities.source_file import ReadOptions, SourceFile
from runjournal.exchange.activities.values import zone_from
from runjournal.exchange.activities.xml_stream import Attributes, KeptCounter, read_xml

ROOT = "HealthData"
MOST_WORKOUTS, MOST_DRINKS = 20_000, 60_000
"""Of one export: five workouts, and sixteen drinks, a day for more than ten years."""


class _HealthDocument:
    """The workouts and drinks of one export; what belongs to them may stand anywhere in it."""

    def __init__(self, source: SourceFile, zone: str) -> None:
        self._where = source.name
        self._zone = zone
        self._workout: Workout | None = None
        self._drink: RecordedDrink | None = None
        self._recordings: list[Recording] = []
        self._efforts = EffortScores()
        self._water = WaterDrunk()
        self._kept = KeptCounter()
        self._records = {f"{QUANTITY}DietaryWater": self._add_drink, f"{QUANTITY}WorkoutEffortScore": self._add_score}
        self.starts: dict[str, Callable[[str, Attributes], None]] = {
            "Record": self._start_record,
            "Workout": self._start_workout,
            "WorkoutStatistics": self._start_statistics,
            "MetadataEntry": self._start_metadata,
        }
        self.texts: dict[str, Callable[[str, str], None]] = {}
        self.ends = {"Workout": self._end_workout}

    def take(self) -> tuple[ReadItem, ...]:
        """Nothing: the effort of a run may come later."""
        return ()

    def finish(self, *, is_cut_short: bool) -> Iterator[ReadItem]:
        """All workouts and drinks; those before the break are whole."""
        self._keep_drink()
        for recording in self._recordings:
            yield self._efforts.added_to(recording)
        yield from self._water
        if not self._kept and not is_cut_short:
            yield NoActivity(self._where, "an export of Apple Health without workouts or water")

    def _start_record(self, parent: str, said: Attributes) -> None:
        """Look at a record, of which there are millions. Those in others, such as meals, stand by themselves, too."""
        if self._drink:
            self._keep_drink()
        add = self._records.get(said.get("type", ""))
        if add and parent == ROOT:
            add(said)

    def _add_score(self, said: Attributes) -> None:
        self._kept.add("scores of effort", MOST_WORKOUTS)
        self._efforts.add(said)

    def _add_drink(self, said: Attributes) -> None:
        self._kept.add("drinks", MOST_DRINKS)
        self._drink = drink_of(said, self._zone, self._where)

    def _keep_drink(self) -> None:
        """Keep the last drink, behind which nothing more of it can come."""
        if self._drink:
            self._water.add(self._drink)
            self._drink = None

    def _start_workout(self, _parent: str, said: Attributes) -> None:
        self._workout = Workout(said)

    def _start_statistics(self, parent: str, said: Attributes) -> None:
        if self._workout:
            self._workout.add_statistics(parent, said)

    def _start_metadata(self, parent: str, said: Attributes) -> None:
        if self._workout and parent == "Workout":
            self._workout.metadata[said.get("key", "")] = said.get("value", "")
        elif self._drink and parent == "Record" and said.get("key") == ZONE:
            self._drink = in_zone(self._drink, zone_from(said.get("value", "")))

    def _end_workout(self) -> None:
        workout, self._workout = self._workout, None
        if workout:
            self._kept.add("workouts", MOST_WORKOUTS)
            self._recordings.append(workout.recording(self._where))


def read_apple_health(source: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    """The workouts and drinks of an `export.xml`, whatever it is called in the language of the phone."""
    return read_xml(source, lambda: _HealthDocument(source, options.context.zone))
