"""What an import answers, what a person may say about a foreign file, and how areas become painted places."""

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import MultiPolygon

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.tools import feeling, painted
from bodymap.language import tr
from bodymap.records.document import Document

FELT = Sensation.ACHE
"""What a place feels like where a format only says that it hurts (assumed; a note says so)."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A drawing from elsewhere and what has to be told about it, one sentence a note."""

    document: Document
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the file does not say and a person may: see the commands for each.

    views: which of our views a picture of the file shows, by the name of its template; "" stands for every other.
    female_ids: six CHOIR ids are those of CHOIR's own female map.
    """

    sensation: Sensation = FELT
    views: tuple[tuple[str, View], ...] = ()
    female_ids: bool = False

    def view_of(self, template: str) -> View | None:
        """The view a person has named for a template; None = nobody did."""
        named = dict(self.views)
        return named.get(template, named.get(""))


NO_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Filling:
    """An area of one view that is felt somehow; mm."""

    view: View
    area: MultiPolygon
    sensation: Sensation = FELT
    intensity: int | None = None
    depth: Depth = Depth.UNSTATED


def filled_drawing(fillings: Iterable[Filling]) -> PainDrawing:
    """A drawing with every area filled; neighbours that feel the same are one mark, as when a person fills them."""
    drawing = PainDrawing()
    for one in fillings:
        what = feeling(one.view, one.sensation, one.intensity, one.depth)
        spot = one.area.representative_point()
        drawing = painted(drawing, what, one.area, Stroke(StrokeKind.FILL, ((spot.x, spot.y),)))
    return drawing


def only_pain(sensation: Sensation) -> str:
    """The note of a format that does not say what a place feels like."""
    return tr(
        "The file says where it hurts, not what it feels like: all of it is painted as {sensation}. Ask the person.",
        sensation=sensation.words,
    )
