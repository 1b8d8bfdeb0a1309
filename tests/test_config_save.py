"""Changing settings in their file keeps everything else that stands there."""

import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.config import load, sample, save
from runjournal.config.settings_writer import Keys, Written, edited
from runjournal.errors import JournalError
from runjournal.model.settings import Settings, Thresholds, setting_docs

VALUES: dict[Keys, st.SearchStrategy[Written]] = {
    **{
        ("thresholds", name): st.integers(words.low, words.high)
        for name, words in setting_docs(Thresholds).items()
        if words.low is not None
    },
    ("distance",): st.sampled_from(["km", "mi"]),
    ("ascii",): st.booleans(),
    ("theme",): st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1),
    ("goal", "sessions"): st.integers(1, 31),
    ("booking", "opens"): st.times().map(lambda time: f"{time:%H:%M}"),
    ("activities", "folders"): st.lists(st.sampled_from(["/a b", "~/c, d", 'quote"', "é"]), unique=True),
    ("keymap", "app.book"): st.sampled_from(["z", "ctrl+b", '"', "\\"]),
}
LOST = ("# d", "# dotted", "# as at home", "# g")
"""Comments beside a setting, which go when that is taken out."""
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
    "# My settings\n\n[goal] # goal\nsessions = 2\n",
    "# Mine\ndistance = 'mi'\n# of a month\n[goal]\n",
    sample(),
]


def comments(text: str) -> list[str]:
    """Every comment of a text, in order."""
    return [line[line.index("#") :].rstrip() for line in text.split("\n") if "#" in line]


@st.composite
def changes(draw: st.DrawFn) -> dict[Keys, Written | None]:
    """Settings of all kinds with values that are allowed, or to be taken out."""
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=4, unique=True))
    return {keys: draw(st.none() | VALUES[keys]) for keys in names}


def applied(values: dict[str, Any], changed: dict[Keys, Written | None]) -> dict[str, Any]:
    """The values of a file with changes made."""
    for keys, value in changed.items():
        section = values.setdefault(keys[0], {}) if len(keys) > 1 else values
        section[keys[-1]] = value
        if value is None:
            del section[keys[-1]]
    return {name: value for name, value in values.items() if value != {}}


@given(text=st.sampled_from(REST), first=changes(), then=changes())
def test_only_the_changes_differ(
    text: str, first: dict[Keys, Written | None], then: dict[Keys, Written | None]
) -> None:
    wanted = applied(applied(tomllib.loads(text), first), then)
    new = edited(edited(text, first), then)

    assert applied(tomllib.loads(new), {}) == wanted
    kept = [comment for comment in comments(text) if comment not in LOST]
    assert [comment for comment in comments(new) if comment in kept] == kept


def test_a_value_keeps_the_comment_beside_it() -> None:
    new = edited("[thresholds]\nbath_h = 3   # short\n", {("thresholds", "bath_h"): 4})
    assert new == "[thresholds]\nbath_h = 4   # short\n"


def test_a_new_line_stands_below_the_one_of_the_sample() -> None:
    lines = edited(sample(), {("thresholds", "deep_before_race_h"): 120}).split("\n")
    place = lines.index("deep_before_race_h = 120")
    assert lines[place - 1] == "#deep_before_race_h = 96"


def test_a_missing_file_is_made_for_the_runner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    settings = save(path, {("thresholds", "race_gap_h"): 60})

    assert path.read_text() == "[thresholds]\nrace_gap_h = 60\n"
    assert settings == load(path) == Settings(thresholds=Thresholds(race_gap_h=60))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_nothing_to_change_makes_no_file(tmp_path: Path) -> None:
    save(tmp_path / "config.toml", {("thresholds", "race_gap_h"): None})
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_mode_its_mark_and_the_link_to_it(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_bytes(b"\xef\xbb\xbfascii = true\n")
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, {("thresholds", "suggest_bath"): False})

    assert link.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbfascii = true\n\n[thresholds]\nsuggest_bath = false\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("text", ["ascii = maybe\n", "[thresholds]\nrace_gap = 1\n", "a b"])
def test_a_file_with_mistakes_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(JournalError, match="line"):
        save(path, {("thresholds", "race_gap_h"): 60})
    assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_value_out_of_bounds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    with pytest.raises(JournalError, match="from 0 to 336"):
        save(path, {("thresholds", "race_gap_h"): 337})
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match="cannot be written"):
        save(tmp_path / "file" / "config.toml", {("thresholds", "race_gap_h"): 60})


def test_a_file_that_is_read_only_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text("ascii = true\n")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(JournalError, match="cannot be written: it is read-only"):
        save(path, {("thresholds", "race_gap_h"): 60})
    assert path.read_text() == "ascii = true\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 'distance = "mi"\n'),
        ("# mine\n", '# mine\ndistance = "mi"\n'),
        ("# mine\n\n[goal]\n", '# mine\n\ndistance = "mi"\n\n[goal]\n'),
        ("# a month\n[goal]\n", 'distance = "mi"\n\n# a month\n[goal]\n'),
        ("[goal]\n", 'distance = "mi"\n\n[goal]\n'),
        ("ascii = true\r\n", 'distance = "mi"\r\nascii = true\r\n'),
        ("# mine\n\nascii = true\n[goal]\n", '# mine\n\ndistance = "mi"\nascii = true\n[goal]\n'),
        ("#distance = 'km'\nascii = true\n", "#distance = 'km'\ndistance = \"mi\"\nascii = true\n"),
        ("[goal]\n#distance = 1\n", 'distance = "mi"\n\n[goal]\n#distance = 1\n'),
    ],
)
def test_a_setting_without_a_section_stands_above_all_sections(text: str, wanted: str) -> None:
    assert edited(text, {("distance",): "mi"}) == wanted


def test_a_key_stands_below_the_header_of_the_keys() -> None:
    text = edited(sample(), {("keymap", "app.book"): "B"})
    assert text.endswith('\n[keymap]\n"app.book" = "B"\n')


def test_comments_in_a_list_stay() -> None:
    text = '[activities]\nfolders = [\n  # the watch\n  "/watch",\n  "/old",\n]\n'
    new = edited(text, {("activities", "folders"): ["/watch", "/new"]})
    assert tomllib.loads(new)["activities"]["folders"] == ["/watch", "/new"]
    assert "  # the watch\n" in new


def test_a_file_that_changes_at_the_same_moment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text("ascii = true\n")
    monkeypatch.setattr("os.fsync", lambda _: path.write_text("ascii = false\n"))
    with pytest.raises(JournalError, match="changed meanwhile"):
        save(path, {("distance",): "mi"})
    assert path.read_text() == "ascii = false\n"
    assert list(tmp_path.iterdir()) == [path]
