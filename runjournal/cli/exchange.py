"""`export` and `import`."""

from pathlib import Path

import click

from runjournal.cli.here import here
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, print_json, print_lines, say
from runjournal.cli.recheck import Watch

NAMES = ("text", "json", "csv")


@click.command("export", cls=Command)
@click.option("--to", "name", required=True, type=click.Choice(NAMES), help="The format.")
@click.option("--output", type=click.Path(path_type=Path), help="The file; else standard output.")
def export_command(name: str, output: Path | None) -> None:
    """Write the whole journal, with ids and sources; `import` reads each format back, `log` the text.

    Text in CSV cells is written as it is: a note that begins with = is a formula to some spreadsheets.
    """
    from runjournal.exchange.files import write_file
    from runjournal.exchange.registry import BY_NAME

    at = here()
    with at.open() as journal:
        lines = BY_NAME[name].write(journal.all())
        if output is None:
            print_lines(lines)
        else:
            write_file(output, lines, at.path)
            say(f"Exported to {output}.")


@click.command("import", cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "name", type=click.Choice(NAMES), help="The format; else told by the file's name and start.")
def import_command(files: tuple[Path, ...], name: str | None) -> None:
    """Add the entries of files that `export` wrote, as one step for undo. Entries already there are skipped.

    Every entry of every file is checked first; nothing is ever half imported.
    """
    from runjournal.exchange.files import read_file
    from runjournal.exchange.format import Reader
    from runjournal.exchange.registry import BY_NAME

    at = here()
    reader = Reader(at.now(), at.zone, at.settings)
    chosen = BY_NAME[name] if name else None
    entries = [entry for file in files for entry in read_file(file, reader, chosen)]
    with at.open() as journal:
        known = {entry.id for entry in journal.all()}
        watch = Watch.over(at, journal, entries)
        saved = {entry.id: entry for entry in journal.add(entries)}
    new = [entry for entry in saved.values() if entry.id not in known]
    _tell(len(new), len(entries) - len(new), watch.shape(new) if given().json else [])
    watch.tell(new, only_booked=True)


def _tell(imported: int, skipped: int, too_close: list[object]) -> None:
    if given().json:
        print_json({"imported": imported, "skipped": skipped, "too_close": too_close})
        return
    there = f" {skipped} already there." if skipped else ""
    echo(f"Imported {imported} {'entry' if imported == 1 else 'entries'}.{there}")
