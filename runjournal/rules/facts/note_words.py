"""What a runner's note says, as far as a few words can tell.

"no", "not" and "without" deny what follows them, up to the next comma, full stop, "but" or "now". A word that
describes something else ("red shoes", "warm-up") is not said of the body.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from runjournal.language.area_names import AREA_WORDS
from runjournal.model.areas import Area, Side, Spot

TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:-[^\W\d_]+)*|[.,;:!?()/]")
DENIES = frozenset(
    {"no", "not", "without", "never", "nor", "neither"}
    | {f"{verb}n't" for verb in ("is", "was", "are", "were", "does", "did", "do", "has", "have")}
)
ENDS_CLAUSE = frozenset({*".,;:!?()/", "but"})
SIDE_WORDS = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH}
MOST_WORDS_OF_AREA = 3

SIGNS = {
    "throbbing": "throbbing",
    "throbs": "throbbing",
    "warm": "warm",
    "hot": "warm",
    "red": "red",
    "redness": "red",
    "swollen": "swollen",
    "swelling": "swollen",
    "tender": "tender",
}
"""What a note may say of a calf, by its words; two words for one thing are one sign."""
# fmt: off
MAY_FOLLOW = frozenset({
    "a", "above", "again", "all", "also", "and", "ankle", "area", "around", "as", "at", "back", "behind", "below",
    "bit", "both", "by", "calf", "calves", "during", "even", "feel", "feeling", "feels", "for", "from", "in",
    "inside", "is", "it", "its", "left", "leg", "legs", "look", "looking", "looks", "lower", "most", "muscle",
    "my", "nor", "now", "on", "or", "outside", "over", "patch", "quite", "right", "side", "since", "skin", "spot",
    "spots", "still", "than", "the", "then", "there", "this", "to", "today", "tonight", "too", "touch", "very",
    "was", "when", "where", "while", "with", "yesterday",
})
# fmt: on
"""What may stand behind a describing word that is said of the body: after any other, it is said of something else."""

NIGHT = re.compile(
    r"\b(nights?|night-time)\b(?! (runs?|shifts?|out|race))|\b(at rest|resting|in bed|(wakes?|woke|waking) me)\b"
)
EMERGENCY = (
    (re.compile(r"\bchest (pains?|hurts?|hurting|aches?|aching)\b|\bpains? in (my |the )?chest\b"), "chest pain"),
    (re.compile(r"\bbreathless(ness)?\b|\bshort(ness)? of breath\b"), "short of breath"),
    (re.compile(r"\bfaint(ed|ing)\b|\bpassed out\b"), "fainted"),
    (re.compile(r"\bcollapsed?\b"), "collapsed"),
)


class Clause(NamedTuple):
    """The words of a part of a note that are not denied, and the spots that the part names."""

    words: tuple[str, ...]
    spots: tuple[Spot, ...]


@lru_cache(maxsize=1024)
def clauses(note: str) -> tuple[Clause, ...]:
    """The parts of a note between commas, full stops and "but"."""
    parts: list[list[str]] = [[]]
    for token in TOKEN.findall(note.lower().replace("’", "'")):
        if token in ENDS_CLAUSE:
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(Clause(_not_denied(words), _spots_in(words)) for words in parts if words)


def _not_denied(words: Sequence[str]) -> tuple[str, ...]:
    """The words that stand, a denied part as one "…", so that no words are neighbours that were not."""
    kept: list[str] = []
    is_denied = False
    for word in words:
        if word in DENIES:
            is_denied = True
            kept.append("…")
        elif word == "now":
            is_denied = False
        if not is_denied:
            kept.append(word)
    return tuple(kept)


def _spots_in(words: Sequence[str]) -> tuple[Spot, ...]:
    """The spots that words name; an area without a side is both."""
    return tuple(
        _spot(area, [*words[max(first - 1, 0) : first], *words[last : last + 1]]) for first, last, area in _areas(words)
    )


def _areas(words: Sequence[str]) -> Iterator[tuple[int, int, Area]]:
    first = 0
    while first < len(words):
        for last in range(min(first + MOST_WORDS_OF_AREA, len(words)), first, -1):
            area = AREA_WORDS.get("-".join(words[first:last]))
            if area and area is not Area.EVERYWHERE:
                yield first, last, area
                first = last - 1
                break
        first += 1


def _spot(area: Area, beside: Sequence[str]) -> Spot:
    side = next((SIDE_WORDS[word] for word in beside if word in SIDE_WORDS), Side.BOTH)
    return Spot(area, side)


def clauses_about(note: str, spot: Spot, *, is_its_own: bool) -> Iterator[tuple[str, ...]]:
    """The words of a note that are said of a single spot.

    A part that names areas is about these, and so are those that follow it and name none. The first parts of the
    note of a rating, `is_its_own`, are about the area that was rated.
    """
    is_about = is_its_own
    for clause in clauses(note):
        if clause.spots:
            is_about = any(named.area is spot.area and named.side in (Side.BOTH, spot.side) for named in clause.spots)
        if is_about:
            yield clause.words


def signs_in(words: Sequence[str]) -> set[str]:
    """The signs of `SIGNS` that words say of the body."""
    return {SIGNS[word] for word in words if word in SIGNS and _is_of_the_body(words, word)}


def is_weak(words: Sequence[str]) -> bool:
    """Whether words say "weak" or "weakness" of the body."""
    return any(word in words and _is_of_the_body(words, word) for word in ("weak", "weakness"))


def is_at_rest(words: Sequence[str]) -> bool:
    """Whether words speak of the night, of rest or of bed."""
    return NIGHT.search(" ".join(words)) is not None


def emergency_in(note: str) -> list[str]:
    """The signs of an emergency that a note speaks of, in words."""
    texts = [" ".join(clause.words) for clause in clauses(note)]
    return [name for pattern, name in EMERGENCY if any(pattern.search(text) for text in texts)]


def _is_of_the_body(words: Sequence[str], word: str) -> bool:
    """Whether one of the places of a describing word has nothing else behind it that the word could describe."""
    following = [words[index + 1 : index + 2] for index, other in enumerate(words) if other == word]
    return any(not after or _may_follow(after[0]) for after in following)


def _may_follow(word: str) -> bool:
    return word in MAY_FOLLOW or word in SIGNS or word in AREA_WORDS or word == "…" or word.endswith("ly")
