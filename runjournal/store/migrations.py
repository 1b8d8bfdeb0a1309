"""The migrations of a journal, append-only: once released, a migration is never changed.

So they spell their columns out instead of using the model. This imports sqlite-utils, which is needed only to migrate
a file; `schema.MIGRATIONS` has their names for everything else.
"""

import re

from sqlite_utils import Database, Migrations

from runjournal.model.limits import replace_controls
from runjournal.store.schema import MIGRATION_SET
from runjournal.store.search_index import update_index

migrations = Migrations(MIGRATION_SET)

Columns = dict[str, str]

BEGIN: Columns = {"id": "TEXT", "day": "TEXT", "start": "TEXT", "zone": "TEXT", "local_time": "TEXT"}
END: Columns = {"note": "TEXT", "source": "TEXT"}

ENTRY_COLUMNS: dict[str, Columns] = {
    "run": {
        "status": "TEXT",
        "distance_m": "INTEGER",
        "duration_s": "INTEGER",
        "effort": "INTEGER",
        "run_kind": "TEXT",
    },
    "massage": {
        "status": "TEXT",
        "duration_s": "INTEGER",
        "depth": "TEXT",
        "massage_kind": "TEXT",
        "spots": "TEXT",
        "pain": "INTEGER",
        "braced": "INTEGER",
        "therapist": "TEXT",
    },
    "soreness": {"area": "TEXT", "side": "TEXT", "rating": "INTEGER", "quality": "TEXT"},
    "drink": {"volume_ml": "INTEGER"},
    "urine": {"colour": "INTEGER"},
    "race": {
        "status": "TEXT",
        "name": "TEXT",
        "distance_m": "INTEGER",
        "duration_s": "INTEGER",
        "effort": "INTEGER",
        "priority": "TEXT",
    },
    "meal": {"size": "TEXT"},
    "bath": {"duration_s": "INTEGER"},
    "note": {"text": "TEXT"},
    "condition": {"name": "TEXT", "clears": "INTEGER", "spots": "TEXT", "detail": "TEXT"},
}

OPTIONAL = {
    "start": {*ENTRY_COLUMNS},
    "local_time": {*ENTRY_COLUMNS},
    "distance_m": {"run", "race"},
    "duration_s": {"run", "race", "bath"},
    "effort": {"run", "race"},
    "run_kind": {"run"},
    "depth": {"massage"},
    "massage_kind": {"massage"},
    "pain": {"massage"},
    "priority": {"race"},
}
"""The columns that may be NULL, which is "not logged", by the tables in which they may."""


@migrations()
def m001_entries(database: Database) -> None:
    """One table a kind of entry; `start` is an instant in UTC, `local_time` is for people who read the table."""
    for kind, own in ENTRY_COLUMNS.items():
        columns = BEGIN | own | END
        needed = {name for name in columns if kind not in OPTIONAL.get(name, set())}
        table = database.table(kind)
        table.create(columns, pk="id", not_null=needed, defaults={"note": "", "source": ""}, strict=True)
        table.create_index(["day"])


@migrations()
def m002_changes(database: Database) -> None:
    """The log: a step is what one undo takes back, a change is one field of one entry in it."""
    step = {"id": "INTEGER", "at": "TEXT", "device": "TEXT", "words": "TEXT", "state": "TEXT", "reverses": "INTEGER"}
    needed = {"at", "device", "words", "state"}
    steps = database.table("step").create(
        step, pk="id", not_null=needed, foreign_keys=[("reverses", "step", "id")], strict=True
    )
    steps.create_index(["state"])
    change = {"step": "INTEGER", "entry": "TEXT", "kind": "TEXT", "field": "TEXT", "before": "ANY", "after": "ANY"}
    changes = database.table("change").create(
        change, not_null={"step", "entry", "kind", "field"}, foreign_keys=[("step", "step", "id")], strict=True
    )
    changes.create_index(["step"])


WHAT = {
    "run": ("run_kind", "(distance_m / 1000.0) || ' km'", "(duration_s / 60) || ' min'", "'effort ' || effort"),
    "massage": ("depth", "(duration_s / 60) || ' min'", "replace(spots, ':', ' ')", "'pain ' || pain", "status"),
    "soreness": ("side", "area", "rating || ' of 10'", "quality"),
    "drink": ("volume_ml || ' ml'",),
    "urine": ("'colour ' || colour || ' of 8'",),
    "race": ("name", "(distance_m / 1000.0) || ' km'", "(duration_s / 60) || ' min'", "status"),
    "meal": ("size",),
    "bath": ("(duration_s / 60) || ' min'",),
    "note": ("text",),
    "condition": ("name", "CASE clears WHEN 1 THEN 'over' END", "detail"),
}
"""What the timeline says of an entry, in parts; those that are NULL are left out."""

VIEWS = {
    "runs": """
        SELECT day, local_time AS time, status, run_kind AS kind, round(distance_m / 1000.0, 2) AS km,
               round(duration_s / 60.0, 1) AS minutes,
               round(duration_s / 60.0 / (distance_m / 1000.0), 2) AS min_per_km,
               effort, effort * duration_s / 60 AS load, note, id
        FROM run ORDER BY day, start""",
    "massages": """
        SELECT day, local_time AS time, status, duration_s / 60 AS minutes, depth, massage_kind AS kind,
               replace(spots, ':', ' ') AS areas, pain, braced, therapist, note, id
        FROM massage ORDER BY day, start""",
    "weekly_soreness": """
        SELECT date(day, 'weekday 0', '-6 days') AS week_from, area, side, count(*) AS ratings,
               round(avg(rating), 1) AS mean_of_10, max(rating) AS highest_of_10
        FROM soreness GROUP BY week_from, area, side ORDER BY week_from, area, side""",
    "daily_drinks": """
        SELECT day, sum(volume_ml) AS ml, round(sum(volume_ml) / 1000.0, 2) AS litres, count(*) AS drinks
        FROM drink GROUP BY day ORDER BY day""",
    "changes": """
        SELECT step.at AS at_utc, step.device, step.words, step.state, change.entry, change.kind, change.field,
               change.before, change.after, change.step
        FROM change JOIN step ON step.id = change.step ORDER BY change.step, change.rowid""",
}


@migrations()
def m003_views(database: Database) -> None:
    """Views that read well in the sqlite3 shell and in Datasette."""
    database.create_view("timeline", _timeline(WHAT))
    for name, query in VIEWS.items():
        database.create_view(name, query)


OVERRULE: Columns = {"rule": "TEXT", "about": "TEXT", "why": "TEXT"}


@migrations()
def m004_overrules(database: Database) -> None:
    """The decisions against a rule, in a table of their own and in the timeline."""
    columns = BEGIN | OVERRULE | END
    table = database.table("overrule")
    needed = columns.keys() - {"start", "local_time"}
    table.create(columns, pk="id", not_null=needed, defaults={"note": "", "source": ""}, strict=True)
    table.create_index(["day"])
    database.create_view("timeline", _timeline(WHAT | {"overrule": ("rule", "why")}), replace=True)


@migrations()
def m005_search(database: Database) -> None:
    """The search index of notes and names, empty since `m007_searched_text` makes it anew, in the same transaction."""
    for statement in (
        """CREATE TABLE IF NOT EXISTS searched (
        id INTEGER PRIMARY KEY NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL
    ) STRICT""",
        "CREATE UNIQUE INDEX IF NOT EXISTS idx_searched_entry ON searched (entry)",
        """CREATE VIRTUAL TABLE IF NOT EXISTS searched_fts
        USING fts5 (words, content='searched', tokenize='unicode61 remove_diacritics 2')""",
    ):
        database.execute(statement)


@migrations()
def m006_unknown_quality(database: Database) -> None:
    """A quality of soreness that was not written is NULL: until now it was kept as an ache, as one that was.

    The log forgets it too, so that what an undo brings back is unknown as well. The views are made anew, because they
    would refer to a table that is being replaced.
    """
    for view in ("timeline", "weekly_soreness"):
        database.execute(f"DROP VIEW IF EXISTS {view}")
    database.table("soreness").transform(not_null={"quality": False})
    database.execute("UPDATE soreness SET quality = NULL WHERE quality = 'ache'")
    for column in ("before", "after"):
        query = f"""UPDATE change SET "{column}" = NULL
                    WHERE kind = 'soreness' AND field = 'quality' AND "{column}" = 'ache'"""  # noqa: S608
        database.execute(query)
    database.create_view("timeline", _timeline(WHAT | {"overrule": ("rule", "why")}))
    database.create_view("weekly_soreness", VIEWS["weekly_soreness"])


@migrations()
def m007_searched_text(database: Database) -> None:
    """Keep in the search index the text beside its words, so that SQLite can tell which entries have changed since."""
    for table in ("searched_fts", "searched"):
        database.execute(f"DROP TABLE IF EXISTS {table}")
    update_index(database.conn)


COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and bytes that are no text, which no version kept."""


@migrations()
def m008_visible_texts(database: Database) -> None:
    """Take invisible characters, which were kept until now, out of all texts: an entry with one could not be read.

    The log has its texts without them too. What never was a text of a journal is left for the doctor to find.
    """
    texts = [(kind, name) for kind, columns in (*ENTRY_COLUMNS.items(), ("overrule", OVERRULE)) for name in columns]
    texts = [(kind, name) for kind, name in texts if name in ("therapist", "name", "text", "detail", "why")]
    texts += [(kind, "note") for kind in (*ENTRY_COLUMNS, "overrule")] + [("change", "before"), ("change", "after")]
    for table, column in texts:
        rows = database.execute(f"""SELECT rowid, "{column}" FROM {table} WHERE "{column}" GLOB '*[^ -~]*'""")  # noqa: S608
        for rowid, text in rows.fetchall():
            visible = replace_controls(text, "") if isinstance(text, str) else text
            if visible != text and visible.strip() and not COMMANDS.search(text):
                database.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', [visible, rowid])  # noqa: S608
    update_index(database.conn)


@migrations()
def m009_recorded(database: Database) -> None:
    """What watches record of runs and races beside the time moved; NULL is not logged, as in all runs until now."""
    for kind in ("run", "race"):
        for column in ("elapsed_s", "avg_hr", "ascent_m", "descent_m"):
            database.table(kind).add_column(column, int)


@migrations()
def m010_origins(database: Database) -> None:
    """The keys by which an import knows what entries came from, each beside the step that brought it."""
    database.execute(
        """CREATE TABLE origin (
    "key" TEXT NOT NULL, entry TEXT NOT NULL, step INTEGER NOT NULL REFERENCES step (id), PRIMARY KEY ("key", step)
) STRICT"""
    )


@migrations()
def m011_values_gone(database: Database) -> None:
    """Find deleted entries without going through the whole log, in which nearly all values are new ones."""
    database.execute('CREATE INDEX idx_change_gone ON change (entry) WHERE "after" IS NULL')


@migrations()
def m012_entries_made(database: Database) -> None:
    """Find the step that made an entry without going through the whole log."""
    database.execute("""CREATE INDEX idx_change_made ON change (entry, step) WHERE field = 'id' AND "before" IS NULL""")


def _timeline(what: dict[str, tuple[str, ...]]) -> str:
    parts = [
        f"SELECT day, local_time AS time, '{kind}' AS kind, {_joined(parts)} AS what, note, zone, id FROM {kind}"  # noqa: S608
        for kind, parts in what.items()
    ]
    return " UNION ALL ".join(parts) + " ORDER BY day, time"


def _joined(parts: tuple[str, ...]) -> str:
    """The parts that are not NULL, joined with spaces; SQLite before 3.44 has no concat_ws."""
    return "trim(" + " || ".join(f"coalesce(({part}) || ' ', '')" for part in parts) + ")"
