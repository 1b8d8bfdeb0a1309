"""Every setting with its default and its documentation. `config` reads them from a file.

A field made by `setting` carries what it means, its unit and its bounds; the settings file, its errors, the help
and the README's table are made from that.
"""

from dataclasses import field, fields
from datetime import time
from enum import StrEnum
from typing import Any

from runjournal.model.frozen import frozen


class Distance(StrEnum):
    """The unit in which distances are typed and shown."""

    KM = "km"
    MI = "mi"


class Volume(StrEnum):
    """The unit in which drinks are shown."""

    ML = "ml"
    OZ = "oz"


class WeekStart(StrEnum):
    """The first day of a week."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class Familiar(StrEnum):
    """Whether the runner is used to massage, or the journal is to tell."""

    AUTO = "auto"
    YES = "yes"
    NO = "no"


@frozen
class SettingDoc:
    """What a setting means, its unit and, for numbers, its bounds."""

    meaning: str
    unit: str = ""
    low: int | None = None
    high: int | None = None


def setting(default: Any, meaning: str, unit: str = "", low: int | None = None, high: int | None = None) -> Any:
    """A dataclass field with its default and its documentation."""
    return field(default=default, metadata={"doc": SettingDoc(meaning, unit, low, high)})


def setting_docs(section: type) -> dict[str, SettingDoc]:
    """The documentation of each field of a settings class, by the field's name."""
    return {field.name: field.metadata["doc"] for field in fields(section) if "doc" in field.metadata}


@frozen
class Thresholds:
    """The limits that the rules use. The defaults are those of the article and of the studies that the rules cite."""

    race_gap_h: int = setting(48, "Least time between the end of a massage and a race (S2).", "h", 0, 336)
    race_window_h: int = setting(168, "Start of the article's window for a massage before a race (S1).", "h", 24, 720)
    race_over_shown_h: int = setting(72, "How long after a race its findings stay.", "h", 0, 336)
    light_before_race_h: int = setting(
        48, "Least time between a light massage and a race; up to 48 changes nothing (S3).", "h", 0, 336
    )
    medium_before_race_h: int = setting(
        48, "Least time between a medium massage and a race; up to 48 changes nothing (S3).", "h", 0, 336
    )
    firm_before_race_h: int = setting(72, "Least time between a firm massage and a race (S3).", "h", 0, 336)
    deep_before_race_h: int = setting(96, "Least time between a deep massage and a race (S3).", "h", 0, 336)
    own_recovery: bool = setting(
        True,
        "Whether your own recovery, once 10 massages of a depth show it, lengthens times before races and hard runs.",
    )
    familiar_sessions: int = setting(3, "Sessions after which you count as used to massage.", "", 1, 20)
    familiar_days: int = setting(180, "How recent the last of those sessions must be.", "days", 1, 365)
    soreness_from: int = setting(3, "Rating from which an area counts as sore after a massage (S7).", "of 10", 1, 10)
    soreness_rise: int = setting(2, "Least rise over the rating before the massage; less is noise.", "points", 1, 10)
    soreness_before_h: int = setting(24, "How old the rating before a massage may be.", "h", 1, 168)
    soreness_eases_h: int = setting(48, "Time within which soreness after a massage should ease (S7).", "h", 12, 96)
    soreness_hands_over_h: int = setting(72, "Time after which soreness counts as not settling.", "h", 24, 240)
    fluids_before_h: int = setting(24, "Time before a massage in which drinks count (S4).", "h", 1, 48)
    fluids_percent: int = setting(75, "Share of the daily target below which fluids are low.", "%", 1, 100)
    fluids_said_h: int = setting(12, "How long before a planned massage low fluids are mentioned.", "h", 0, 48)
    urine_dark_from: int = setting(5, "Urine colour from which fluids count as low (S4).", "of 8", 2, 8)
    unconfirmed_days: int = setting(30, "How long the journal asks whether something planned happened.", "days", 0, 60)
    hard_effort_from: int = setting(7, "Effort from which a run counts as hard.", "of 10", 1, 10)
    spike_percent: int = setting(
        110, "Share of the longest run in 30 days above which a run counts as hard (Frandsen 2025).", "%", 100, 300
    )
    long_run_min: int = setting(90, "Duration from which a long run can count as hard.", "min", 30, 600)
    long_run_percent: int = setting(
        30, "Share of the mean weekly distance from which a long run counts as hard.", "%", 10, 100
    )
    long_run_runs_a_week: int = setting(3, "Least runs a week for the long-run share to count.", "", 1, 14)
    usual_pace_s_per_km: int = setting(360, "Pace used while your own is not known.", "s/km", 120, 1200)
    medium_before_run_h: int = setting(24, "Least time between a medium massage and a hard run (S3).", "h", 0, 168)
    firm_before_run_h: int = setting(36, "Least time between a firm massage and a hard run (S3).", "h", 0, 168)
    deep_before_run_h: int = setting(48, "Least time between a deep massage and a hard run (S3).", "h", 0, 168)
    firm_before_massage_h: int = setting(36, "Least time between a firm massage and the next (S3).", "h", 0, 168)
    deep_before_massage_h: int = setting(48, "Least time between a deep massage and the next (S3).", "h", 0, 168)
    too_soon_shown_h: int = setting(48, "How long two massages done close together are mentioned.", "h", 0, 168)
    still_sore_h: int = setting(48, "How old the rating of a sore area may be when a massage starts.", "h", 1, 168)
    still_sore_from: int = setting(5, "Rating from which firm or deep work on an area is mentioned.", "of 10", 1, 10)
    very_sore_from: int = setting(7, "Rating from which any massage of an area is mentioned.", "of 10", 1, 10)
    expected_end_h: int = setting(
        2, "Time kept free after the expected end of a race or hard run without a duration.", "h", 0, 24
    )
    after_race_h: int = setting(72, "Least time between a long race and firm or deep work (S3).", "h", 0, 336)
    after_hard_run_h: int = setting(24, "Least time between another hard run and firm or deep work (S3).", "h", 0, 168)
    long_race_m: int = setting(21_050, "Distance from which a race is a long one: 21.1 km.", "m", 1_000, 500_000)
    one_off_days: int = setting(
        84, "Days before a massage in which other sessions make it part of a programme (S10).", "days", 7, 365
    )
    one_off_sessions: int = setting(1, "Most sessions in those days that are not yet a programme.", "", 0, 20)
    heavy_meal_h: int = setting(2, "Least time between a heavy meal and a massage (S5).", "h", 0, 24)
    painful_from: int = setting(7, "Pain on the table from which a massage was too painful (S6).", "of 10", 1, 10)
    painful_said_days: int = setting(7, "How long a painful massage is mentioned.", "days", 1, 30)
    suggest_bath: bool = setting(True, "Whether a bath is suggested after a massage (S8).")
    bath_h: int = setting(12, "Time after a massage in which a bath is suggested (S8).", "h", 1, 24)
    not_settling_h: int = setting(120, "Time after which lasting soreness is a matter for a GP.", "h", 48, 336)
    series_gap_h: int = setting(72, "Longest time between two ratings of soreness that does not settle.", "h", 24, 168)
    weeks_from: int = setting(4, "Rating from which an area can count as sore for weeks.", "of 10", 1, 10)
    weeks_logs: int = setting(5, "Least ratings that show an area is sore for weeks.", "", 2, 50)
    weeks_gap_h: int = setting(120, "Longest time between two of these ratings.", "h", 24, 240)
    weeks_caution_h: int = setting(336, "Time after which an area sore for weeks should be looked at.", "h", 168, 1008)
    weeks_warning_h: int = setting(672, "Time after which it is a matter for a physiotherapist or GP.", "h", 168, 1344)
    load_explains_days: int = setting(14, "How long a massage or hard run can explain soreness.", "days", 5, 28)
    recurring_times: int = setting(3, "Massages with the same sore area after which it is mentioned (S7).", "", 2, 20)
    recurring_of: int = setting(6, "How many of the last massages are checked for it.", "", 2, 20)
    recurring_days: int = setting(180, "How old these massages may be.", "days", 30, 200)
    red_flag_said_h: int = setting(168, "How long a red flag stays after the entry that raised it.", "h", 24, 336)
    flag_clears_to: int = setting(2, "Rating at or below which an area's red flag clears.", "of 10", 0, 5)
    bone_rise: int = setting(
        2, "Rise of pinpoint pain in a bone-prone area that is a red flag (Warden 2014).", "points", 1, 10
    )
    bone_runs: int = setting(3, "Runs over which the rise is measured.", "", 1, 20)
    bone_days: int = setting(14, "Days within which the rise is measured.", "days", 3, 28)
    urine_flag_from: int = setting(8, "Urine colour that calls for medical care after hard exercise.", "of 8", 6, 8)
    urine_flag_days: int = setting(7, "How long after hard exercise that colour counts.", "days", 1, 14)
    urine_clears_to: int = setting(4, "Urine colour at or below which dark urine clears.", "of 8", 1, 5)
    urine_clears_h: int = setting(12, "Least time from the dark colour to the lighter one.", "h", 0, 72)
    severe_pain_from: int = setting(8, "Pain that counts as severe.", "of 10", 5, 10)
    sharp_pain_from: int = setting(7, "Sharp pain of a joint, tendon or bone that counts as severe.", "of 10", 3, 10)
    severe_clears_to: int = setting(4, "Rating at or below which severe pain has eased.", "of 10", 0, 7)
    severe_clears_h: int = setting(24, "Least time from the severe pain to that rating.", "h", 0, 168)
    tendon_above: int = setting(5, "Pain of an Achilles or knee during a run above which to ease off.", "of 10", 1, 9)
    tendon_after_h: int = setting(2, "Time after a run in which a rating still counts as during it.", "h", 0, 12)
    emergency_h: int = setting(24, "How long a note about an emergency is mentioned.", "h", 1, 168)
    condition_ahead_h: int = setting(
        168, "How far ahead an open illness or wound counts against a booking.", "h", 24, 672
    )
    injury_new_h: int = setting(72, "How long an injury counts as new.", "h", 1, 336)
    due_days: int = setting(7, "Days left in the month when a missing session is first mentioned (S9).", "days", 1, 31)


@frozen
class Goal:
    """The goal of a month: how many sessions, and how long each is at least."""

    sessions: int = setting(1, "Sessions a month that meet the goal (S9).", "", 1, 31)
    minutes: int = setting(30, "Least length of a massage that counts as a session (S9).", "min", 1, 600)


@frozen
class Booking:
    """How you usually book a massage; it fills in what a line leaves out."""

    minutes: int = setting(60, "Length of a massage if its line gives none.", "min", 1, 600)
    opens: time = setting(time(8), "The first start that the therapist offers on a day.")
    closes: time = setting(time(20), "Time by which a massage has ended; earlier than `opens` means the next day.")

    @property
    def hours(self) -> str:
        """From opening to closing time: "08:00–20:00"."""
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


@frozen
class LineWords:
    """What words of a line stand for; the preview shows them as guesses."""

    glass_ml: int = setting(250, "Size of a glass, as in `3 glasses`.", "ml", 50, 1000)
    morning: time = setting(time(7), "Time of `this morning`.")
    midday: time = setting(time(12, 30), "Time of `midday`.")
    afternoon: time = setting(time(15), "Time of `this afternoon`.")
    evening: time = setting(time(18, 30), "Time of `this evening`.")


@frozen
class Activities:
    """Where your watch and your apps put the runs that they record."""

    folders: tuple[str, ...] = setting(
        (), "Folders that `runjournal import` reads if it is told none, and in which the app looks for new runs."
    )


@frozen
class CalendarWords:
    """Your own words by which titles of a calendar are told, beside those that are known."""

    races: tuple[str, ...] = setting((), "Words of a title that make it a race.")
    runs: tuple[str, ...] = setting((), "Words of a title that make it a run.")
    massages: tuple[str, ...] = setting((), "Words of a title that make it a massage.")
    ignore: tuple[str, ...] = setting((), "Words of a title that make it nothing of yours.")


@frozen
class Settings:
    """All settings of a runner."""

    distance: Distance = setting(Distance.KM, "Unit of distances that are shown, and of those typed without one.")
    volume: Volume = setting(Volume.ML, "Unit in which drinks are shown.")
    week_start: WeekStart = setting(WeekStart.MONDAY, "First day of the week.")
    zone: str = setting("", "Time zone, such as Europe/London; empty for the system's.")
    theme: str = setting("runjournal", "Theme of the terminal app, one of Textual's or runjournal's own.")
    ascii: bool = setting(False, "Draw with ASCII characters alone, for screen readers and old terminals.")
    familiar: Familiar = setting(Familiar.AUTO, "Whether you are used to massage: auto (the journal tells), yes or no.")
    daily_fluids_ml: int = setting(2000, "Daily target for drinks (EFSA 2010).", "ml", 250, 10_000)
    goal: Goal = field(default_factory=Goal)
    booking: Booking = field(default_factory=Booking)
    line: LineWords = field(default_factory=LineWords)
    activities: Activities = field(default_factory=Activities)
    calendar: CalendarWords = field(default_factory=CalendarWords)
    thresholds: Thresholds = field(default_factory=Thresholds)
    keymap: dict[str, str] = field(default_factory=dict)
