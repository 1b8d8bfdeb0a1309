"""Runs of Nike Run Club as its export has them: one JSON object each, its totals as summaries of metrics."""

import re
from collections.abc import Iterator

from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.json_values import (
    Json,
    instant_in,
    json_reader,
    number_in,
    object_in,
    objects_in,
    text_in,
    times,
)
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Unreadable
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import beats_of, climb_of, metres_of, seconds_of, words_from

BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*[\[{].*"(?:start_epoch_ms|active_duration_ms)"\s*:', re.DOTALL)
KILOMETRE, MILLISECOND = 1000.0, 0.001


def _runs(value: object, where: str) -> Iterator[ReadItem]:
    """The run of a file, or the runs of a list of them."""
    for each in objects_in(value):
        for run in objects_in(each.get("activities", each)):
            yield _item(run, where)


def _item(run: Json, where: str) -> ReadItem:
    start, key = instant_in(run, "start_epoch_ms"), words_from(text_in(run, "id"))
    if start is None or not key:
        return Unreadable(where, "it has no start" if key else "it has no id")
    end = instant_in(run, "end_epoch_ms")
    timer_s = seconds_of(times(number_in(run, "active_duration_ms"), MILLISECOND))
    elapsed_s = seconds_of((end - start).total_seconds()) if end else None
    distance_m = metres_of(times(_summary(run, "distance", "total"), KILOMETRE))
    if not (timer_s or distance_m):
        return NoActivity(where, "neither a distance nor a time")
    sport, words = sport_of(words_from(text_in(run, "type")))
    return Recording(
        keys=(f"nike:{key[:60]}",),
        richness=Richness.TABLE,
        start=start,
        sport=sport,
        sport_words=words,
        distance_m=distance_m,
        timer_s=timer_s,
        elapsed_s=elapsed_s,
        avg_hr=beats_of(_summary(run, "heart_rate", "mean")),
        ascent_m=climb_of(_summary(run, "ascent", "total")),
        descent_m=climb_of(_summary(run, "descent", "total")),
        effort=_effort(number_in(object_in(run, "tags"), "rpe")),
        title=own_title(words_from(text_in(object_in(run, "tags"), "com.nike.name"))),
        words=words_from(text_in(object_in(run, "tags"), "note")),
        where=where,
    )


def _effort(answer: float | None) -> int | None:
    """The answer to how hard it was, from 1 to 10."""
    return round(answer) if answer is not None and 1 <= answer <= 10 else None


def _summary(run: Json, metric: str, kind: str) -> float | None:
    """The total or the mean of a metric."""
    for summary in objects_in(run.get("summaries", [])):
        if text_in(summary, "metric") == metric and text_in(summary, "summary") in ("", kind):
            return number_in(summary, "value")
    return None


NIKE = json_reader("Nike Run Club", lambda head: bool(BEGINS.match(head)), _runs)
