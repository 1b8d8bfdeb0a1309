"""Changing thresholds in the settings file keeps everything else that stands there."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.config import load, sample, save
from runjournal.config.settings_writer import edited
from runjournal.errors import JournalError
from runjournal.model.settings import Settings, Thresholds, setting_docs

BOUNDS = {name: (words.low, words.high) for name, words in setting_docs(Thresholds).items() if words.low is not None}
REST = [
    "",
    "# mine\n",
    'distance = "mi"  # as at home\n\n[goal]\nsessions = 2',
    "[thresholds]\n",
    "[thresholds]",
    "# a\n[thresholds]  # b\n# c\ndeep_before_race_h = 120   # d\n# e\n\n# f\n[keymap]\n'app.add' = 'n' # g\n",
    "[ 'thresholds' ]\r\n\"deep_before_race_h\" = 120 # d\r\n\r\n[goal]\r\nsessions = 2\r\n",
    "thresholds = { deep_before_race_h = 120, firm_before_race_h = 80 } # inline\n",
    "thresholds.deep_before_race_h = 120 # dotted\nascii = true\n[goal]\nminutes = 45\n",
    '# [thresholds]\ntheme = """\n[thresholds]\n"""\n',
    "# a line \u2028 apart\n[thresholds]\n#race_gap_h = 48\n",
    sample(),
]


def comments(text: str) -> list[str]:
    """Every comment of a text, in order."""
    return [line[line.index("#") :].rstrip() for line in text.split("\n") if "#" in line]


@st.composite
def changes(draw: st.DrawFn) -> dict[str, int | bool | None]:
    """Thresholds with values within their bounds, or to be taken out."""
    names = draw(st.lists(st.sampled_from(sorted(BOUNDS)), min_size=1, max_size=4, unique=True))
    return {name: draw(st.none() | st.integers(*BOUNDS[name])) for name in names}


@given(text=st.sampled_from(REST), first=changes(), then=changes())
def test_only_the_changes_differ(text: str, first: dict[str, int | bool | None], then: dict[str, int | bool]) -> None:
    wanted = {**tomllib.loads(text).get("thresholds", {}), **first, **then}
    new = edited(edited(text, first), then)
    found = tomllib.loads(new)

    assert found.pop("thresholds", {}) == {name: value for name, value in wanted.items() if value is not None}
    assert found == {name: value for name, value in tomllib.loads(text).items() if name != "thresholds"}
    kept = [comment for comment in comments(text) if comment not in ("# d", "# dotted")]
    assert [comment for comment in comments(new) if comment in kept] == kept


def test_a_value_keeps_the_comment_beside_it() -> None:
    assert edited("[thresholds]\nbath_h = 3   # short\n", {"bath_h": 4}) == "[thresholds]\nbath_h = 4   # short\n"


def test_a_new_line_stands_below_the_one_of_the_sample() -> None:
    lines = edited(sample(), {"deep_before_race_h": 120}).split("\n")
    place = lines.index("deep_before_race_h = 120")
    assert lines[place - 1] == "#deep_before_race_h = 96"


def test_a_missing_file_is_made_for_the_runner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    settings = save(path, {"race_gap_h": 60})

    assert path.read_text() == "[thresholds]\nrace_gap_h = 60\n"
    assert settings == load(path) == Settings(thresholds=Thresholds(race_gap_h=60))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_nothing_to_change_makes_no_file(tmp_path: Path) -> None:
    save(tmp_path / "config.toml", {"race_gap_h": None})
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_mode_its_mark_and_the_link_to_it(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_bytes(b"\xef\xbb\xbfascii = true\n")
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, {"suggest_bath": False})

    assert link.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbfascii = true\n\n[thresholds]\nsuggest_bath = false\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("text", ["ascii = maybe\n", "[thresholds]\nrace_gap = 1\n", "a b"])
def test_a_file_with_mistakes_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(JournalError, match="line"):
        save(path, {"race_gap_h": 60})
    assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_value_out_of_bounds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    with pytest.raises(JournalError, match="from 0 to 336"):
        save(path, {"race_gap_h": 337})
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match="cannot be written"):
        save(tmp_path / "file" / "config.toml", {"race_gap_h": 60})


def test_a_file_that_is_read_only_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text("ascii = true\n")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(JournalError, match="cannot be written: it is read-only"):
        save(path, {"race_gap_h": 60})
    assert path.read_text() == "ascii = true\n"
