"""Filters that show what can be asked, each with what it finds."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("massage deep", "deep massages: words of different sorts must all match"),
    ("massage run", "massages and runs: of words of one sort either will do"),
    ("deep firm @anna", "deep or firm work by Anna"),
    ("calf", "ratings, massages and conditions of the calf, on either side"),
    ("left calf>=4 since oct", "ratings of the left calf from 4 on, since the latest October"),
    ("sore>5", "ratings of any area above 5; also `effort`, `pain`, `urine`, `distance`, `minutes`, `water`"),
    ("e>=7 -race", "efforts from 7 on that were no race; `not race` says the same"),
    ("run>15k", "runs of more than 15 km; `>15k` finds races too"),
    ("massage>=60 <90min", "massages from 60 minutes to less than 90"),
    ("e3 8.2k", "exactly that effort and distance"),
    ("race planned", "races that lie ahead"),
    ("braced", "massages against which you tensed"),
    ("ill injury", "illness and injuries; `cleared` finds where they end"),
    ("all clear", "days without any soreness"),
    ("run long last year", "long runs of last year"),
    ("note last 3 weeks", "notes of the last 21 days"),
    ("race in 2025 2026", "races of either year"),
    ("massage since aug until oct", "from the first of August to the last of October"),
    ("run on sat", "runs of the latest Saturday"),
    ("run long sundays", "long runs on any Sunday"),
    ("slept", "any other word stands in a note, a name, a detail or a reason; its beginning is enough"),
    ("# long", "words after # are looked for there alone, whatever else they mean"),
    ('"felt long"', "words in a row"),
)
"""A filter and its meaning, from the everyday to the rare; each is understood."""
