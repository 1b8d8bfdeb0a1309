"""The JSON of a week, a month or a year, as the README documents it."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext, iso
from runjournal.cli.json.findings import finding_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from runjournal.model.areas import Spot
    from runjournal.model.moments import Gap
    from runjournal.model.settings import Settings
    from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline
    from runjournal.trends.massage_help.curves import Curve
    from runjournal.trends.massage_help.hard_run_pairs import Effect, MassageHelp
    from runjournal.trends.massage_help.recovery_times import DepthRecovery
    from runjournal.trends.period_report import PeriodReport
    from runjournal.trends.review import Review, WeekTraining
    from runjournal.trends.soreness.comparison import SpotTrend
    from runjournal.trends.stretches import Stretch
    from runjournal.trends.training.daily_training import DayTraining, Training

DECIMALS = 4


def period_report_to_json(ctx: CommandContext, report: "PeriodReport") -> dict[str, object]:
    """Return a stretch and all that is derived of it, for JSON."""
    review = report.review
    return {
        "as_of": iso(ctx.now(), ctx.zone),
        "zone": ctx.zone,
        "stretch": {"zoom": review.stretch.zoom.value, **_days(review.stretch), "iso_week": _iso_week(review.stretch)},
        "gist": {
            "better": _names(report.gist.better),
            "sorer": _names(report.gist.sorer),
            "ask_for": _names(report.gist.ask),
            "clinician": [finding.title for finding in report.gist.clinician],
        },
        "soreness": _soreness(review, ctx.settings),
        "runs": _runs(review),
        "drinks": [day._asdict() | {"day": day.day.isoformat()} for day in review.fluids],
        "massages": [_curve(ctx, curve) for curve in review.curves],
        "recovery": [_recovery(recovery) for recovery in report.recovery],
        "massage_help": _help(report.massage_help),
        "findings": report.timeline and _timeline(ctx, report.timeline),
        "sessions": [
            {"month": month.month, "done": month.done, "goal": ctx.settings.goal.sessions} for month in report.sessions
        ],
        "progress": report.progress and asdict(report.progress),
    }


def _days(stretch: "Stretch") -> dict[str, str]:
    return {"first": stretch.first.isoformat(), "last": stretch.last.isoformat()}


def _iso_week(stretch: "Stretch") -> str | None:
    return f"{stretch.iso_week[0]}-W{stretch.iso_week[1]:02}" if stretch.iso_week else None


def _names(trends: "Iterable[SpotTrend]") -> list[str]:
    return [trend.spot.name for trend in trends]


def _spot(spot: "Spot") -> dict[str, str]:
    return {"area": spot.area.value, "side": spot.side.value}


def _soreness(review: "Review", settings: "Settings") -> dict[str, object]:
    from runjournal.trends.soreness.soreness_grid import calendar

    cells = {row.spot: list(row.cells) for row in review.grid.rows}
    weeks = calendar(review.rated, review.stretch, settings.week_start)
    return {
        "columns": [_days(column) for column in review.grid.columns],
        "spots": [_trend(trend, cells.get(trend.spot)) for trend in review.trends],
        "days": [{"day": day.day.isoformat(), "worst": day.worst} for week in weeks for day in week.days if day],
    }


def _trend(trend: "SpotTrend", cells: list[int | None] | None) -> dict[str, object]:
    return {
        **_spot(trend.spot),
        "cells": cells,
        "mean": _rounded(trend.this.mean),
        "worst": trend.this.worst,
        "days_above_3": trend.this.days_above,
        "days_rated": trend.this.days_logged,
        "mean_before": _rounded(trend.last.mean),
        "usual": _rounded(trend.usual),
        "usual_n": trend.usual_n,
        "course": trend.course.name.lower(),
        "course_from_usual": trend.course_from_usual.name.lower(),
    }


def _runs(review: "Review") -> dict[str, object]:
    spike = review.spike
    return {
        **_sums(review.training),
        "spike": _rounded(spike.ratio if spike else None),
        "days": [_day(day) for day in review.training.days],
        "weeks": [_week(week) for week in review.weeks],
        "before": _sums(review.lately[-1]),
    }


def _sums(done: "Training") -> dict[str, object]:
    return {
        "runs": len(done.runs),
        "races": len(done.races),
        "distance_m": done.distance_m,
        "without_distance": done.without_distance,
        "duration_s": done.duration_s,
        "without_duration": done.without_duration,
        "effort_mean": _rounded(done.effort_mean),
        "load_au": _rounded(done.known_load),
        "without_load": done.without_load,
        "monotony": _rounded(done.monotony),
        "strain_au": _rounded(done.strain),
        "ascent_m": done.ascent_m,
        "descent_m": done.descent_m,
        "without_climb": done.without_climb,
        "easy_hr_mean": _rounded(done.easy_hr_mean),
        "easy_hr_n": len(done.easy_heart_rates),
    }


def _day(day: "DayTraining") -> dict[str, object]:
    return {
        "day": day.day.isoformat(),
        "runs": len(day.runs),
        "is_race": day.is_race,
        "distance_m": day.distance_m,
        "duration_s": day.duration_s,
        "load_au": _rounded(day.load),
        "ascent_m": day.ascent_m,
        "descent_m": day.descent_m,
    }


def _week(week: "WeekTraining") -> dict[str, object]:
    spike = week.spike
    return {**_days(week.week), **_sums(week.training), "spike": _rounded(spike.ratio if spike else None)}


def _curve(ctx: CommandContext, curve: "Curve") -> dict[str, object]:
    massage = curve.massage
    return {
        "id": massage.id,
        "end": iso(massage.ends.latest, ctx.zone),
        "depth": massage.depth and massage.depth.value,
        "duration_s": massage.duration_s,
        "alone_for_h": _hours(curve.alone_for),
        "settled_h": curve.recovery and _gap(curve.recovery.after_end),
        "spots": [
            {
                **_spot(spot.spot),
                "before": spot.before,
                "is_worked": spot.is_worked,
                "ratings": [{"after_h": _gap(dot.after_end), "rating": dot.rating} for dot in spot.dots],
            }
            for spot in curve.spots
        ],
    }


def _recovery(recovery: "DepthRecovery") -> dict[str, object]:
    likely = recovery.likely()
    return {
        "depth": recovery.depth.value,
        "n": recovery.n,
        "median_h": None if recovery.median is None else _hours(recovery.median),
        "interval_h": likely and _gap(likely),
        "remark": recovery.remark,
    }


def _help(massage_help: "MassageHelp") -> dict[str, object]:
    return {
        "first": massage_help.first.isoformat(),
        "last": massage_help.last.isoformat(),
        "with_massage": massage_help.with_massage,
        "without": massage_help.without,
        "after": [_effect(effect) for effect in massage_help.effects],
    }


def _effect(effect: "Effect") -> dict[str, object]:
    interval = effect.interval
    return {
        "hours": effect.hours,
        "pairs": effect.n,
        "median_difference": effect.median,
        "interval": interval and [interval.low, interval.high],
        "coverage": interval and _rounded(interval.coverage),
        "remark": effect.remark,
    }


def _timeline(ctx: CommandContext, timeline: "FindingTimeline") -> dict[str, object]:
    return {
        "said": [_episode(ctx, episode) for episode in timeline.episodes],
        "overruled": [{"rule": made.rule, "about": made.about, "why": made.why} for made in timeline.overrules],
    }


def _episode(ctx: CommandContext, episode: "FindingEpisode") -> dict[str, object]:
    return {
        "raised": _iso(ctx, episode.raised),
        "settled": _iso(ctx, episode.settled),
        "finding": finding_to_json(ctx, episode.finding),
    }


def _iso(ctx: CommandContext, instant: "datetime | None") -> str | None:
    return None if instant is None else iso(instant, ctx.zone)


def _gap(gap: "Gap") -> list[float]:
    return [_hours(gap.least), _hours(gap.most)]


def _hours(length: "timedelta") -> float:
    return round(length.total_seconds() / 3600, DECIMALS)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)
