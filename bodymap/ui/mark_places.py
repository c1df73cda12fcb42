"""Where a mark lies, in the words a patient understands: "left: big toe and top of the foot"."""

from collections.abc import Iterable

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.knowledge.library import Library
from bodymap.reasoning.coverage import coverage

NAMED_SHARE = 0.04
"""A zone painted less than this is not named (as in exports/note.py)."""
MOST = 3


class MarkPlaces:
    """Names places, each mark once: a mark never changes, so its words are kept as long as it is on the table."""

    def __init__(self, library: Library, atlas: Atlas) -> None:
        self._library = library
        self._atlas = atlas
        self._known: dict[Mark, str] = {}

    def __call__(self, mark: Mark) -> str:
        if mark not in self._known:
            self._known[mark] = self._words(mark)
        return self._known[mark]

    def _words(self, mark: Mark) -> str:
        covered = sorted(coverage(self._atlas, PainDrawing((mark,))), key=lambda c: -c.area)
        found: dict[Side, list[str]] = {}
        for one in covered:
            if one.share >= NAMED_SHARE or one is covered[0]:
                facts = self._library.zones.get(one.zone)
                found.setdefault(one.side, []).append(facts.words if facts else one.zone)
        return "; ".join(f"{side.word}: {_listed(dict.fromkeys(words))}" for side, words in found.items())


def _listed(words: Iterable[str]) -> str:
    known = list(words)
    more = f" and {len(known) - MOST} more" if len(known) > MOST else ""
    return ", ".join(known[:MOST]) + more
