"""Running commands in this process on a journal of one's own, far from the runner's home, clock and zone."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from runjournal.cli import cli

AS_OF = "2026-04-15T09:00"
ZONE = "Europe/London"


class Runner:
    """Runs commands as of a morning in April 2026 in London, unless a test says otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.db"
        self.settings = folder / "config.toml"
        self.as_of = AS_OF
        self.env: dict[str, str | None] = {
            "RUNJOURNAL_DB": str(self.journal),
            "RUNJOURNAL_CONFIG": str(self.settings),
            "HOME": str(folder),
            "TZ": ZONE,
            "NO_COLOR": None,
            "TERM": "xterm-256color",
        }

    def run(self, *args: str, typed: str | bytes | None = None, colour: bool = False) -> Result:
        """The result of a command, whatever its status; an error that nobody meets by design is raised."""
        runner = CliRunner(env=self.env, catch_exceptions=False)
        return runner.invoke(cli, ["--as-of", self.as_of, *args], input=typed, color=colour, prog_name="runjournal")

    def __call__(self, *args: str, typed: str | bytes | None = None) -> str:
        """What a command that succeeds prints on standard output."""
        result = self.run(*args, typed=typed)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *args: str, status: int = 0, typed: str | None = None) -> Any:
        """What a command prints with --json."""
        result = self.run(*args, "--json", typed=typed)
        assert result.exit_code == status, result.output
        return json.loads(result.stdout)

    def fails(self, *args: str, status: int = 1, typed: str | bytes | None = None) -> str:
        """What a command that fails says on standard error; it prints nothing on standard output."""
        result = self.run(*args, typed=typed)
        assert (result.exit_code, result.stdout) == (status, ""), result.output
        return result.stderr

    def lines(self) -> list[str]:
        """Every entry of the journal as its line, without ids."""
        return [entry["line"] for entry in json.loads(self("export", "--to", "json"))["entries"]]
