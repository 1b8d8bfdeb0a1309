"""Lines that show the entry language, each with what it means."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("r 8.2k 44 e5 calf3l w2", "a run of 44 minutes with effort 5, left calf 3 of 10, two litres"),
    ("8.2 44", "a run in your own unit, then minutes"),
    ("y run 8.2k 44min easy e4", "yesterday"),
    ("07:10 run 10k 52:30 tempo e7 # felt strong", "a time before the verb, a length after it, a note behind #"),
    ("m 45 deep calves p3 @Anna", "a massage now: 45 minutes, deep, pain 3 of 10, therapist"),
    ("fri 18:00 massage 60min deep", "in the future, so planned"),
    ("sat 10:00-10:45 massage light cancelled", "called off"),
    ("sore left calf 3, quads 2", "how sore, 0 to 10; both sides where none is said"),
    ("calf3l quad2 sharp", "the same, shorter: ache, sharp, pinpoint or swelling"),
    ("s0", "all clear: every area rated 0"),
    ("w 500ml water 16oz w2", "drinks; a bare number below 20 is litres"),
    ("urine 5", "colour from 1 (pale) to 8"),
    ("race Berlin Marathon 2027-09-26 09:15 42.2k Europe/Berlin priority A", "a race in another time zone"),
    ('race "5k Parkrun" sat 5k', "in quotes everything is the name; no time is the whole day"),
    ("sun 09:00 race Parkrun 5k 0:25:10 e8 done", "a race with its result"),
    ("meal heavy 12:30", "light, normal or heavy"),
    ("bath 20min", "a bath"),
    ("note slept badly", "words about the day"),
    ("ill fever", "also injury, wound, bleeding, ask-clinician"),
    ("injury left calf", "where it hurts"),
    ("clear ill", "it is over"),
    (
        "overrule race-too-close about:5f1e8b7a a light one",
        "a decision against a rule, for an entry by its id, and why",
    ),
    ("last mon 6:30pm run 6mi", "days: today, yesterday, -2, +3, mon, next mon, 23 nov, 2026-11-23"),
)
"""A line and its meaning, from the everyday to the rare; each parses without a problem."""
