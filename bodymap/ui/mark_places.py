"""Where a mark lies, in the words a patient understands: "left: big toe and top of the foot"."""

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.words import painted_places, places_words
from bodymap.knowledge.library import Library

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
        named = painted_places(self._atlas, mark)
        more = f" and {len(named) - MOST} more" if len(named) > MOST else ""
        return places_words(self._library.zones, named[:MOST]) + more
