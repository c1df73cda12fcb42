"""Which views a page shows, what of each, and how large: panels in rows. One unit is 1 mm of the body."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.picture import drawn_past, hair_over
from bodymap.atlas.variants import NEUTRAL, Warp, warp_of
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.stroke_area import NOTHING, polygons_of

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""

WAIST = 640.0
"""y of the cut through front, back and sides, mm: the waist, as in the window."""

ANKLE = 104.0
"""y of the cut through the view of the foot tops, mm: the shin, a hand's breadth above the ankle."""

FEET_FACTOR = 3.0
"""The little toe decides S1 and would be lost at the scale of the body."""

GAP = 50.0
"""mm of the body between panels."""

WIDEST_ROW = 3400.0
"""mm of the body; panels that go beyond it go into the next row."""

NARROWEST = 320.0
"""Width of the words above a view, in mm of the body."""

EDGE = 4.0
"""mm around a body kept free for its outline."""

_FACTORS = {View.FEET_TOP: FEET_FACTOR, View.FEET_SOLE: FEET_FACTOR, View.PERINEUM: 1.6}
UPRIGHT = (View.FRONT, View.BACK, View.SIDE_LEFT, View.SIDE_RIGHT)
_CUTS = {**dict.fromkeys(UPRIGHT, WAIST), View.FEET_TOP: ANKLE}
_SHEET = (View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE)


@dataclass(frozen=True, slots=True)
class Panel:
    """One view on paper: its box (mm of the view), how much larger than the body, and what of it is left out.

    box: in mm as they are seen on the figure; hidden: the part of the silhouette that the panel does not show,
    in mm of the neutral figure, as all drawings are; warp: from one to the other.
    """

    view: View
    box: Box
    factor: float = 1.0
    hidden: MultiPolygon = NOTHING
    warp: Warp | None = None

    def seen(self, shape: MultiPolygon) -> MultiPolygon:
        """A shape of the neutral figure as it is seen on this one."""
        return shape if self.warp is None else self.warp.shape(shape)

    def shown(self, shape: MultiPolygon) -> MultiPolygon:
        """What of a shape the panel shows; both of the neutral figure."""
        return shape if self.hidden.is_empty else polygons_of(shapely.difference(shape, self.hidden))

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the neutral figure as it is seen on this one."""
        return (x, y) if self.warp is None else self.warp.to_seen(x, y)

    @property
    def width(self) -> float:
        return (self.box[2] - self.box[0]) * self.factor

    @property
    def room(self) -> float:
        """Width on paper, with the words above a narrow panel."""
        return max(self.width, NARROWEST)

    @property
    def height(self) -> float:
        return (self.box[3] - self.box[1]) * self.factor


def sheet_panels(
    atlas: Atlas,
    drawing: PainDrawing,
    figure: str = NEUTRAL,
    views: Sequence[View] = (),
    whole: bool = False,
) -> tuple[Panel, ...]:
    """The views of a sheet, in reading order, cut to what is needed: further views where they are painted.

    views: instead of front, back and feet; whole: nothing is cut off the body.
    """
    painted = {mark.view for mark in drawing.marks}
    shown = [view for view in atlas.views if view in (views or _SHEET) or view in painted]
    lower = {view: _lower(atlas, view, figure) for view in shown}
    uncut = {mark.view for mark in drawing.marks if _leaves(mark, lower[mark.view])}
    if whole or uncut & set(UPRIGHT):
        uncut |= set(UPRIGHT)  # a whole body beside half a body would look like two scales
    return tuple(
        whole_panel(atlas, view, figure) if view in uncut else panel for view, panel in lower.items()
    )


def whole_panel(atlas: Atlas, view: View, figure: str = NEUTRAL) -> Panel:
    """All of one view."""
    warp = warp_of(view, figure)
    return _panel(view, atlas.silhouette(view), warp)


def _panel(view: View, shown: MultiPolygon, warp: Warp | None, hidden: MultiPolygon = NOTHING) -> Panel:
    left, top, right, bottom = (shown if warp is None else warp.shape(shown)).bounds
    past = drawn_past(view)
    upper = top if not hidden.is_empty else top - past[1] - max(EDGE, hair_over(view))
    box = (left - past[0] - EDGE, upper, right + past[2] + EDGE, bottom + past[3] + EDGE)
    return Panel(view, box, _FACTORS.get(view, 1.0), hidden, warp)


def _lower(atlas: Atlas, view: View, figure: str) -> Panel:
    """The part below the waist without the hands that hang beside it, or the feet without the shin."""
    cut, warp = _CUTS.get(view), warp_of(view, figure)
    whole = atlas.silhouette(view)
    left, top, right, bottom = whole.bounds
    if cut is None or not top < cut < bottom:
        return whole_panel(atlas, view, figure)
    shown = polygons_of(shapely.intersection(whole, shapely.box(left, cut, right, bottom)))
    if view in UPRIGHT:
        shown = MultiPolygon([max(shown.geoms, key=lambda part: part.area)])
    return _panel(view, shown, warp, polygons_of(shapely.difference(whole, shown)))


def _leaves(mark: Mark, panel: Panel) -> bool:
    """Whether part of the mark would not be seen on the panel."""
    return not polygons_of(mark.area.intersection(panel.hidden)).is_empty


def rows_of(panels: Sequence[Panel]) -> list[list[Panel]]:
    """The panels in rows of at most WIDEST_ROW, where a single one fits."""
    rows: list[list[Panel]] = [[]]
    for panel in panels:
        if rows[-1] and row_width([*rows[-1], panel]) > WIDEST_ROW:
            rows.append([])
        rows[-1].append(panel)
    return rows


def row_width(row: Sequence[Panel]) -> float:
    """Mm of the body, with the gaps between the panels."""
    return sum(panel.room for panel in row) + GAP * (len(row) - 1)
