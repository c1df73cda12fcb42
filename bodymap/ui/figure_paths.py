"""Shapes of the body as paths on the screen, each made once while it is of use and the shape is there."""

import shapely
from PySide6.QtGui import QPainterPath
from shapely import MultiLineString, MultiPolygon

from bodymap.atlas.variants import Warp
from bodymap.kept import Kept
from bodymap.ui.figure_layout import Placement
from bodymap.ui.mark_painter import path_of, to_px

_ART_REACH = 3.0
"""mm by which the drawn outline may reach over the silhouette; far less than the gap between hand and hip."""
_MOST_POINTS = 200_000
"""Points of the paths that are kept, with their shapes about 10 MiB: more than one picture of the body needs."""
_MOST_CUTS, _MOST_GROWN = 1000, 32
"""Cut marks and widened outlines that are kept."""


class Paths:
    """Keeps what is slow to make of a shape."""

    def __init__(self) -> None:
        self._paths = Kept[QPainterPath](_MOST_POINTS, QPainterPath.elementCount)
        self._cuts = Kept[MultiPolygon | None](_MOST_CUTS)
        self._reaching = Kept[MultiPolygon](_MOST_GROWN)

    def with_outline(self, shape: MultiPolygon) -> MultiPolygon:
        """The silhouette with the outline that is drawn around it."""

        def grown() -> MultiPolygon:
            made = shape.buffer(_ART_REACH)
            return made if isinstance(made, MultiPolygon) else MultiPolygon([made])

        return self._reaching.get(id(shape), (shape,), grown)

    def path(self, shape: MultiPolygon | MultiLineString, warp: Warp | None = None) -> QPainterPath:
        """The shape as a path in mm as they are seen, made once while it is of use."""
        return self._paths.get(
            (id(shape), id(warp)),
            (shape,) if warp is None else (shape, warp),
            lambda: path_of(shape if warp is None else warp.shape(shape)),
        )

    def on_screen(self, shape: MultiPolygon | MultiLineString, placement: Placement) -> QPainterPath:
        """The shape where a placement shows it, in its px."""
        return to_px(placement).map(self.path(shape, placement.frame.warp))

    def shown(self, area: MultiPolygon, placement: Placement) -> MultiPolygon:
        """What a placement shows of a mark, cut once while it is of use."""
        if not placement.frame.faded:
            return area
        clip = placement.clip
        cut = self._cuts.get((id(area), id(clip)), (area, clip), lambda: _cut_off(area, placement))
        return area if cut is None else cut


def _cut_off(area: MultiPolygon, placement: Placement) -> MultiPolygon | None:
    """The part of a mark that the placement shows; None where nothing is cut off."""
    top = placement.frame.box[1]
    if area.is_empty:
        return None
    shapely.prepare(placement.clip)  # does nothing the second time
    if area.bounds[1] >= top and shapely.covers(placement.clip, area):
        return None
    cut = shapely.intersection(area, placement.clip)
    return MultiPolygon([p for p in shapely.get_parts(cut) if isinstance(p, shapely.Polygon)])
