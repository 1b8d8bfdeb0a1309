"""What the runner writes beside the numbers."""

from runjournal.model.choices import RunKind

OF_RUN: dict[RunKind, tuple[str, ...]] = {
    RunKind.EASY: ("chatty pace with Sam", "legs took two km to wake up", "drizzle, nice and cool", "nose breathing"),
    RunKind.LONG: ("along the river and back", "gel at 12k sat well", "last third felt long", "trails, muddy, happy"),
    RunKind.RECOVERY: ("slower than the dog", "shuffle to shake out", "kept it honest"),
    RunKind.TEMPO: ("felt strong", "a touch too quick at the start", "controlled until the last km"),
    RunKind.INTERVALS: (
        "6 x 800 with the club",
        "5 x 1k, even splits",
        "windy back straight",
        "10 x 400, laughed a lot",
    ),
    RunKind.HILLS: ("8 x the cemetery hill", "short hills, quick feet", "calves will remember this"),
    RunKind.TRIAL: ("3k all out on the track",),
}
OF_RACE = (
    "started too fast, hung on",
    "even splits for once",
    "headwind on the way home",
    "smiled at every marshal",
    "last km was the best one",
)
OF_DAY = (
    "slept badly",
    "slept like a stone",
    "long day at the desk, hips stiff",
    "new shoes, 20 km in them so far",
    "stretched in front of the telly",
    "foam roller, ten minutes",
    "resting pulse 48",
    "work travel, six hours on trains",
    "twenty minutes of strength work",
    "walked 12k steps on the rest day",
    "porridge before, no stomach trouble",
    "skipped strength, no regrets",
)
OF_MASSAGE = (
    "left calf was ropey, eased off by the end",
    "asked for less pressure and got it",
    "nearly fell asleep",
    "glutes tighter than expected",
    "homework: calf raises",
)
OF_COLD = ("nose like a tap", "slept twelve hours", "cough is loosening", "walked round the block, enough")
OF_INJURY = ("calf grabbed on the hill", "physio says a mild strain", "stairs are fine again", "ten minutes, no twinge")
