"""Where a mark lies, in the words a patient understands: "left: big toe and top of the foot"."""

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.words import places_words
from bodymap.knowledge.library import Library
from bodymap.reasoning.coverage import coverage

NAMED_SHARE = 0.04
"""A zone painted less than this is not named (as in exports/note.py)."""
MOST = 4


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
        named = [(c.zone, c.side) for c in covered if c.share >= NAMED_SHARE or c is covered[0]]
        more = f" and {len(named) - MOST} more" if len(named) > MOST else ""
        return places_words(self._library.zones, named[:MOST]) + more
