"""Shapes of the body as paths on the screen, each made once while it is of use."""

import shapely
from PySide6.QtGui import QPainterPath
from shapely import MultiLineString, MultiPolygon

from bodymap.atlas.variants import Warp
from bodymap.drawing.while_alive import WhileAlive
from bodymap.reasoning.parts import Same
from bodymap.ui.figure_layout import Placement
from bodymap.ui.kept import Kept
from bodymap.ui.mark_painter import path_of, to_px

_ART_REACH = 3.0
"""mm by which the drawn outline may reach over the silhouette; far less than the gap between hand and hip."""
_MOST_GROWN = 32
"""Widened outlines that are kept."""


class Paths:
    """Keeps what is slow to make of a shape."""

    def __init__(self) -> None:
        self._paths = WhileAlive[QPainterPath]()
        self._cuts = WhileAlive[MultiPolygon | None]()  # None: nothing is cut off
        self._reaching = Kept[MultiPolygon](_MOST_GROWN)

    def with_outline(self, shape: MultiPolygon) -> MultiPolygon:
        """The silhouette with the outline that is drawn around it."""

        def grown() -> MultiPolygon:
            made = shape.buffer(_ART_REACH)
            return made if isinstance(made, MultiPolygon) else MultiPolygon([made])

        return self._reaching.get(id(shape), shape, grown)

    def path(self, shape: MultiPolygon | MultiLineString, warp: Warp | None = None) -> QPainterPath:
        """The shape as a path in mm as they are seen, made once while it is of use."""
        return self._paths.get(shape, warp, lambda: path_of(shape if warp is None else warp.shape(shape)))

    def on_screen(self, shape: MultiPolygon | MultiLineString, placement: Placement) -> QPainterPath:
        """The shape where a placement shows it, in its px."""
        return to_px(placement).map(self.path(shape, placement.frame.warp))

    def shown(self, area: MultiPolygon, placement: Placement) -> MultiPolygon:
        """What a placement shows of a mark, cut once while it is of use."""
        if not placement.frame.faded:
            return area
        clip = placement.clip

        def cut() -> MultiPolygon | None:
            part = shown_part(area, placement)
            return None if part is area else part

        part = self._cuts.get(area, Same(clip), cut)
        return area if part is None else part


def shown_part(area: MultiPolygon, placement: Placement) -> MultiPolygon:
    """The part of a mark that the placement shows; the mark itself wherever nothing is cut off."""
    top = placement.frame.box[1]
    if not placement.frame.faded or area.is_empty:
        return area
    shapely.prepare(placement.clip)  # does nothing the second time
    if area.bounds[1] >= top and shapely.covers(placement.clip, area):
        return area
    cut = shapely.intersection(area, placement.clip)
    return MultiPolygon([p for p in shapely.get_parts(cut) if isinstance(p, shapely.Polygon)])
