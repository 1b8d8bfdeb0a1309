"""What a watch records of a run or race: `hr 152`, `up 240m`, `down 800ft`, `elapsed 1:50:34`.

In the line of a race, whose words may be its name, only what stands in small letters and with its value counts.
"""

import re
from decimal import Decimal

from runjournal.language.line.amounts import (
    CLIMB_METRES,
    is_thousands,
    minutes_and_seconds,
    plain_number,
    rounded,
    seconds_of,
)
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import CLIMB_WORDS, KEYWORDS, STATUSES
from runjournal.model.choices import Kind
from runjournal.model.limits import FASTEST_HR, SLOWEST_HR
from runjournal.model.units import climb_unit

_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_AVERAGE = r"(?:avg|average|mean)"
_UP = "|".join(["elevation gain", *(word for word, name in CLIMB_WORDS.items() if name == "ascent_m")])
_DOWN = "|".join(word for word, name in CLIMB_WORDS.items() if name == "descent_m")
_UNIT = rf"(?P<unit>{'|'.join(CLIMB_METRES)})"
# The patterns are kept as texts: to compile them takes longer than to import all the rest here.
_BEATS = rf"(?:{_AVERAGE} )?(?:hr|heart[ -]rate|pulse)(?: {_AVERAGE})?:? ?(?P<beats>{_NUMBER})(?: ?bpm)?(?= |$)"
_BEATS_BEHIND = rf"(?:{_AVERAGE} )?(?P<beats>{_NUMBER}) ?bpm(?: {_AVERAGE})?(?= |$)"
_HOURS_OR_BEATS = rf"(?P<number>{_NUMBER})hr (?:{_AVERAGE}:? )?(?P<beats>{_NUMBER})(?= |$)(?! bpm)"
_CLIMB = rf"(?:(?P<up>{_UP})|{_DOWN}):? ?\+?(?P<number>{_NUMBER})(?: ?{_UNIT})?(?= |$)"
_CLIMB_BEHIND = (
    rf"(?P<number>{_NUMBER}) ?{_UNIT} (?:of )?(?:(?P<up>{_UP}|climbing)|{_DOWN})(?= |$)"
    rf"(?! \+?[0-9]\S*(?= |$)(?! (?:{_UP}|{_DOWN})(?= |$)(?! [0-9])))"
)
"""A number behind `up` belongs to it, unless another such word stands behind that one: `240m up 180m down`."""
_SIGNED = rf"(?:(?P<up>\+)|-)(?P<number>{_NUMBER}) ?{_UNIT}(?= |$)"
_ELAPSED = r"elapsed(?: time)?:? (?P<time>[0-9]\S*)(?= |$)"
_ELAPSED_BEHIND = r"(?P<time>[0-9]\S*) elapsed(?= |$)(?!(?: time:?)? [0-9])"
_MOST_WORDS = 6
_EXAMPLES = {"hr": "hr 152", "elapsed": "elapsed 1:50:34"} | {word: f"{word} 240m" for word in CLIMB_WORDS}
_SURE_BEATS = 100
"""A number from here on behind `10 hr` is hardly a distance."""


def read_recorded(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read what was recorded; a word for it without its value is a problem, unless other words follow."""
    if reader.in_text and not (reader.is_behind_name or builder.is_quoted or reader.token.text.islower()):
        return False
    words = _words(reader)
    return (
        _read_beats(reader, builder, words)
        or _read_hours_or_beats(reader, builder, words)
        or _read_climb(reader, builder, words)
        or _read_elapsed(reader, builder, words)
        or _refuse_without_value(reader)
    )


def _words(reader: LineReader) -> str:
    """The words from the cursor on that one value may take, with a space between them."""
    words = [reader.word]
    while len(words) < _MOST_WORDS and words[-1]:
        words.append(reader.peek_word(len(words)))
    return " ".join(words).rstrip()


def _read_beats(reader: LineReader, builder: EntryBuilder, words: str) -> bool:
    """Read `hr 152`, `avg hr: 152`, `152 bpm`."""
    is_clear = not reader.in_text or reader.is_behind_name or builder.is_quoted
    match = re.match(_BEATS, words) or (re.match(_BEATS_BEHIND, words) if is_clear else None)
    if not match:
        return False
    count = _length(match)
    number = plain_number(match["beats"])
    beats = reader.whole_number(number, "heart rate", count) if number is not None else None
    return beats is None or reader.put_field(builder, "avg_hr", beats, "heart rate", count)


def _read_hours_or_beats(reader: LineReader, builder: EntryBuilder, words: str) -> bool:
    """Read the `44 hr 152` of `8k 44 hr 152`, whose `hr` joins the minutes as hours do.

    Without a distance before it, as in `run 10 hr 152`, it could be either and is refused.
    """
    match = re.match(_HOURS_OR_BEATS, words)
    is_apart = reader.token.end - reader.token.start > len(reader.token.text)
    number, beats = (
        (plain_number(match["number"]), plain_number(match["beats"])) if match and is_apart else (None, None)
    )
    if match is None or number is None or beats is None or not _is_a_rate(beats):
        return False
    if builder.is_written("distance_m") and not builder.is_written("duration_s"):
        reader.put_field(builder, "duration_s", rounded(number * 60), "duration", 1, Provenance.GUESSED)
        return reader.put_field(builder, "avg_hr", int(beats), "heart rate", _length(match) - 1)
    if beats < _SURE_BEATS or reader.in_text:
        return False
    sentence = f"{in_quotes(f'{number} hr {beats}')} could be hours and a distance, or a heart rate."
    way_out = f"Write {number}h {beats}k, or {number}k hr {beats}."
    reader.problems.append(problem_at(reader.take(_length(match)), sentence, way_out))
    return True


def _is_a_rate(beats: Decimal) -> bool:
    return beats == beats.to_integral_value() and SLOWEST_HR <= beats <= FASTEST_HR


def _read_climb(reader: LineReader, builder: EntryBuilder, words: str) -> bool:
    """Read `up 240m`, `down 800 ft`, `+240m`, `240m up`; without a unit feet if the runner counts in miles."""
    match = re.match(_CLIMB, words) or (
        None if reader.in_text else re.match(_CLIMB_BEHIND, words) or re.match(_SIGNED, words)
    )
    if not match or (reader.in_text and not match["unit"]):
        return False
    count, unit = _length(match), match["unit"]
    if unit == "m" and _is_massage(words[match.end() :], match[0]):
        count, unit = count - 1, None
    number = match["number"]
    if is_thousands(number):
        way_out = f"Write {number.replace(',', '')} or {number.replace(',', '.')}."
        sentence = f"The comma in {in_quotes(number)} can be read in two ways."
        reader.problems.append(problem_at(reader.take(count), sentence, way_out))
        return True
    value = plain_number(number)
    if value is None:
        return False
    metres = rounded(value * CLIMB_METRES[unit or climb_unit(reader.settings.distance)])
    name, what = ("ascent_m", "ascent") if match["up"] else ("descent_m", "descent")
    provenance = Provenance.WRITTEN if unit else Provenance.GUESSED
    return reader.put_field(builder, name, metres, what, count, provenance)


def _is_massage(rest: str, climb: str) -> bool:
    """Whether the `m` of `up 240 m 60` or `up 240 m deep` is the verb of a massage."""
    following = rest.split()[0] if rest else ""
    is_its_word = following in KEYWORDS[Kind.MASSAGE] and following not in STATUSES
    return climb.endswith(" m") and (following[:1].isdigit() or is_its_word)


def _read_elapsed(reader: LineReader, builder: EntryBuilder, words: str) -> bool:
    """Read `elapsed 1:50:34`, `elapsed 110:34`, `1h50 elapsed`; a bare number is minutes."""
    match = re.match(_ELAPSED, words) or (None if reader.in_text else re.match(_ELAPSED_BEHIND, words))
    if not match:
        return False
    word = match["time"]
    seconds = seconds_of(word) or minutes_and_seconds(word)
    if seconds:
        return reader.put_field(builder, "elapsed_s", seconds, "elapsed time", _length(match))
    minutes = plain_number(word)
    if minutes is None:
        return False
    return reader.put_field(
        builder, "elapsed_s", rounded(minutes * 60), "elapsed time", _length(match), Provenance.GUESSED
    )


def _length(match: re.Match[str]) -> int:
    """How many tokens a match takes."""
    return match[0].count(" ") + 1


def _refuse_without_value(reader: LineReader) -> bool:
    """Refuse `hr` or `up` without a number; with other words behind it, as in `up and down`, it may be a note."""
    example = _EXAMPLES.get(reader.word.removesuffix(":"))
    following = reader.peek_word()
    if example is None or reader.in_text or (following.isalpha() and following not in KEYWORDS[Kind.RUN]):
        return False
    sentence = f"A number is missing behind {in_quotes(reader.word)}."
    reader.problems.append(problem_at(reader.take(), sentence, f"Write it like {example}."))
    return True


def finish_elapsed(reader: LineReader, builder: EntryBuilder) -> None:
    """Leave out an elapsed time that is the time moved; a problem if it is shorter."""
    elapsed_s, duration_s = builder.values.get("elapsed_s"), builder.values.get("duration_s")
    if not isinstance(elapsed_s, int) or not isinstance(duration_s, int) or elapsed_s > duration_s:
        return
    if elapsed_s < duration_s:
        sentence = "The elapsed time has the pauses in it, so it is longer than the time moved."
        way_out = "Check both; hours are written like 1:50:34 or 1h50."
        reader.problems.append(problem_at(builder.tokens["elapsed_s"], sentence, way_out))
    del builder.values["elapsed_s"]
