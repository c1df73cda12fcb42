"""Where a mark lies and how much of each part it covers: "left: big toe 62 %; top of the foot 8 %"."""

from collections.abc import Callable

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.words import painted_places, zone_words
from bodymap.kept import Kept
from bodymap.knowledge.library import Library
from bodymap.language import tr, with_colon
from bodymap.reasoning.coverage import coverage

MOST = 4
_MOST_KEPT = 1000
"""Marks whose words are kept: as many as a very full drawing has."""


class MarkPlaces:
    """Names places, each mark once: a mark never changes, so its words are kept."""

    def __init__(self, library: Library, atlas: Atlas) -> None:
        self._library = library
        self._atlas = atlas
        self._known = Kept[str](_MOST_KEPT)
        self._plain = Kept[str](_MOST_KEPT)
        self._zones = Kept[tuple[tuple[str, Side], ...]](_MOST_KEPT)

    def __call__(self, mark: Mark) -> str:
        return self._known.get(id(mark), (mark,), lambda: self._words(mark))

    def plain(self, mark: Mark) -> str:
        """The same without shares: who paints their own body could take a percentage for how likely something is."""
        return self._plain.get(id(mark), (mark,), lambda: self._told(mark, lambda _zone, _side: ""))

    def zones(self, mark: Mark) -> tuple[tuple[str, Side], ...]:
        """The zones it lies on with their sides; one the brush only ran over is none."""
        return self._zones.get(id(mark), (mark,), lambda: painted_places(self._atlas, self._library.rules.painting, mark))

    def _words(self, mark: Mark) -> str:
        shares = {(c.zone, c.side): c.share for c in coverage(self._atlas, PainDrawing((mark,)))}
        return self._told(mark, lambda zone, side: f" {percent(shares[zone, side])}")

    def _told(self, mark: Mark, share: Callable[[str, Side], str]) -> str:
        named = self.zones(mark)
        more = tr(" and {count} more", count=len(named) - MOST) if len(named) > MOST else ""
        sides: dict[Side, list[str]] = {}
        for zone, side in named[:MOST]:
            words = zone_words(self._library.zones, zone, None)
            sides.setdefault(side, []).append(f"{words}{share(zone, side)}")
        return ". ".join(with_colon(side.word, '; '.join(parts)) for side, parts in sides.items()) + more


def percent(share: float) -> str:
    """A share 0-1 in whole percent; what is painted is never nought, and 100 % is all of it."""
    if share < 0.005:
        return tr("under 1 %")
    return f"{min(round(100 * share), 99 if share < 0.995 else 100)} %"
