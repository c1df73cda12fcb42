"""Where each view of the body stands in the window: pure arithmetic between millimetres and pixels, no Qt.

The feet stand beside the body at three times its scale, because the little toe decides S1 and would be five
pixels wide otherwise. Nothing here looks at the layout direction: a right-to-left language never mirrors the body.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import hypot

import shapely
from shapely import MultiPolygon, Polygon
from shapely.ops import nearest_points

from bodymap.atlas.levels import Side, View
from bodymap.atlas.picture import drawn_past
from bodymap.atlas.variants import NEUTRAL, Warp, warp_of
from bodymap.ui.figure_groups import Column, Group, Item, Layout, LayoutKind, Node, Row, Tucked, group_of

__all__ = [
    "Frame",
    "LayoutKind",
    "Lens",
    "Placement",
    "frames",
    "neighbour",
    "placed",
    "placement_at",
    "side_at",
]


MARGIN = 14.0
"""Free px around everything."""
FOOTER = 14.0
"""Further px kept free below."""
HEADER = 26.0
"""Height in px of the line with the caption and the words LEFT and RIGHT above each view."""
STACKED_HEADER = 42.0
"""The same where the caption stands on a line of its own above LEFT and RIGHT, because the view is narrow."""
GROWS = 1.25
"""Size of the captions, against 12 px, beyond which their lines grow with them."""
WORTH_STACKING = 1.06
"""How much larger the body must get by captions that stand above LEFT and RIGHT."""
LEAST_BODY = 0.06
"""px per mm of the body, 75 px from waist to toe: where all views together come out smaller, some of them are shown
larger instead (assumed)."""
LARGER_INSET = (2.8, 2.5, 2.2, 2.0, 1.8, 1.65, 1.5, 1.3, 1.15)
"""Sizes of the view between the legs against the body that are tried where there is room: its skin asks for most care."""
FADE = 48.0
"""mm, at the scale of the body, over which it fades out at a cut."""
GAP = 18.0
WIDEST_GAP = 64.0
"""Spare width goes into the gaps up to this many px, the rest stays outside."""
LARGEST_ZOOM = 12.0
IN_SIGHT = 0.2
"""Share of the widget at each edge in which a last bit of the body would count as lost."""

_BODY = (View.FRONT, View.BACK)
_OUTLINE = 4.0
"""mm kept free around a view for its outline."""
_RIGHT_EDGE = dict.fromkeys(View, Side.LEFT) | {View.BACK: Side.RIGHT}
ONE_SIDED = {
    View.SIDE_LEFT: Side.LEFT,
    View.INNER_LEFT: Side.LEFT,
    View.SIDE_RIGHT: Side.RIGHT,
    View.INNER_RIGHT: Side.RIGHT,
}
"""Views that show one side of the patient only."""


def side_at(view: View, x: float) -> Side:
    """The patient's side at this x of a view (x = 0 counts as the viewer's right)."""
    if view in ONE_SIDED:
        return ONE_SIDED[view]
    right = _RIGHT_EDGE[view]
    return right if x >= 0 else right.other


@dataclass(frozen=True, slots=True)
class Frame:
    """One view as it is shown: the part of its silhouette (mm), the box around it, its size against the body.

    shape: in mm of the neutral figure, as all drawings are; box: in mm as they are seen; warp: from one to the
    other, None = the neutral figure itself.
    faded: the top is a cut through the body, drawn so that it fades out.
    letters: size of the words above it against 12 px; stacked: the caption above LEFT and RIGHT, not between them.
    map: the id of the map drawn over it; "" = none of its own.
    """

    view: View
    caption: str
    shape: MultiPolygon
    box: tuple[float, float, float, float]  # left, top, right, bottom in mm
    factor: float = 1.0
    faded: bool = False
    letters: float = 1.0
    stacked: bool = False
    map: str = ""
    warp: Warp | None = None

    @property
    def fade(self) -> float:
        """How far down the view fades out above, mm, 0 = nothing is cut off."""
        return FADE / self.factor if self.faded else 0.0

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def header_width(self) -> float:
        """Width in px that caption and side words need at least (an estimate; the painter measures)."""
        caption = 6.2 * len(self.caption)
        if self.view in ONE_SIDED:  # stacked: the side above the rest in short words
            short = 60.0 if self.view in (View.INNER_LEFT, View.INNER_RIGHT) else 42.0
            return self.letters * (short if self.stacked else caption + 18.0)
        return self.letters * (max(caption, 90.0) if self.stacked else caption + 92.0)

    @property
    def header_height(self) -> float:
        """Height in px of the words above the view."""
        return (STACKED_HEADER if self.stacked else HEADER) * max(1.0, self.letters / GROWS)


def frames(
    silhouette: Callable[[View], MultiPolygon], kind: Layout, figure: str = NEUTRAL
) -> dict[View, Frame]:
    """The views of a layout with what is shown of each, on one of variants.FIGURES."""
    group = group_of(kind)
    return {view: _frame(view, silhouette(view), group, warp_of(view, figure)) for view in group.views}


def _frame(view: View, whole: MultiPolygon, group: Group, warp: Warp | None) -> Frame:
    top = group.tops.get(view)
    shape = whole if top is None else _below(whole, top, largest_only=view in _BODY)
    left, upper, right, lower = (shape if warp is None else warp.shape(shape)).bounds
    if view not in ONE_SIDED:
        right = max(-left, right)  # the midline stays in the middle
        left = -right
    past = drawn_past(view)
    left, right, lower = left - past[0] - _OUTLINE, right + past[2] + _OUTLINE, lower + past[3] + _OUTLINE
    box = (left, upper - past[1] - (0.0 if top is not None else _OUTLINE), right, lower)
    return Frame(
        view,
        view.caption,
        shape,
        box,
        group.factors.get(view, 1.0),
        faded=top is not None,
        warp=warp,
    )


def _below(whole: MultiPolygon, top: float, largest_only: bool) -> MultiPolygon:
    """What lies below `top`; of a body only the piece with the legs, so that hands hanging beside it are left out."""
    left, _, right, lower = whole.bounds
    cut = shapely.intersection(whole, shapely.box(left - 1, top, right + 1, lower + 1))
    parts = [p for p in shapely.get_parts(cut) if isinstance(p, Polygon)]
    return MultiPolygon([max(parts, key=lambda p: p.area)] if largest_only else parts)


@dataclass(frozen=True, slots=True)
class Placement:
    """One frame on the widget: px = offset + mm as they are seen * scale. window: the px it may be seen in; None =
    everywhere.

    The one place that knows of the figure's warp: whoever asks here needs no other arithmetic.
    """

    frame: Frame
    scale: float
    offset: tuple[float, float]
    window: tuple[float, float, float, float] | None = None  # left, top, right, bottom in px

    @property
    def view(self) -> View:
        return self.frame.view

    @property
    def clip(self) -> MultiPolygon:
        return self.frame.shape

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the picture in px (without its header)."""
        return self._on_widget(self.frame.box)

    @property
    def whole(self) -> tuple[float, float, float, float]:
        """The picture with its header, px."""
        left, top, right, bottom = self.rect
        return left, top - self.frame.header_height, right, bottom

    def to_px(self, x: float, y: float) -> tuple[float, float]:
        if self.frame.warp is not None:
            x, y = self.frame.warp.to_seen(x, y)
        return self.offset[0] + x * self.scale, self.offset[1] + y * self.scale

    def to_mm(self, px: float, py: float) -> tuple[float, float]:
        x, y = (px - self.offset[0]) / self.scale, (py - self.offset[1]) / self.scale
        return (x, y) if self.frame.warp is None else self.frame.warp.to_plain(x, y)

    def px_box(self, bounds: tuple[float, ...]) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in px around a box in mm (as of a shape's bounds) and all that lies in it."""
        left, top, right, bottom = bounds
        warp = self.frame.warp
        box = (left, top, right, bottom)
        return self._on_widget(box if warp is None else warp.box(box))

    def _on_widget(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box in mm as they are seen, in px."""
        (x, y), k = self.offset, self.scale
        return x + box[0] * k, y + box[1] * k, x + box[2] * k, y + box[3] * k


@dataclass(frozen=True, slots=True)
class Lens:
    """Zoom and pan over the placed views: widget px = px * zoom + (x, y). Zoom 1 shows everything."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def on(self, placement: Placement) -> Placement:
        dx, dy = placement.offset
        return replace(
            placement,
            scale=placement.scale * self.zoom,
            offset=(dx * self.zoom + self.x, dy * self.zoom + self.y),
        )

    def zoomed(self, factor: float, px: float, py: float, width: float, height: float) -> "Lens":
        """Closer or further, with the place under (px, py) staying where it is."""
        zoom = min(max(self.zoom * factor, 1.0), LARGEST_ZOOM)
        ratio = zoom / self.zoom
        moved = Lens(zoom, px - (px - self.x) * ratio, py - (py - self.y) * ratio)
        return moved.inside(width, height)

    def fitting(self, placement: Placement, width: float, height: float) -> "Lens":
        """The lens that shows this view (as it stands at zoom 1) as large as the widget has room, between the words
        above it, which do not grow, and those at the foot of the widget.
        """
        left, top, right, bottom = placement.rect
        above, below = placement.frame.header_height + MARGIN / 2, MARGIN + FOOTER
        wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
        zoom = min(max(min((width - 2 * MARGIN) / wide, (height - above - below) / high), 1.0), LARGEST_ZOOM)
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        x, y = width / 2 - middle_x * zoom, (above + height - below) / 2 - middle_y * zoom
        return Lens(zoom, x, y).inside(width, height)

    def keeping(self, placements: Sequence[Placement], width: float, height: float) -> "Lens":
        """The same, moved so that some of the body is in the middle part of the widget: between the views and
        beside them there is nothing to find one's way by.
        """
        edge_x, edge_y = width * IN_SIGHT, height * IN_SIGHT
        shown = shapely.box(edge_x, edge_y, width - edge_x, height - edge_y)
        steps = [_step_into(self.on(placement), shown) for placement in placements]
        dx, dy = min(steps, key=lambda step: hypot(*step), default=(0.0, 0.0))
        return self if dx == dy == 0 else self.panned(dx, dy, width, height)

    def panned(self, dx: float, dy: float, width: float, height: float) -> "Lens":
        return replace(self, x=self.x + dx, y=self.y + dy).inside(width, height)

    def inside(self, width: float, height: float) -> "Lens":
        """The same, moved so that the figure can never be lost."""
        return replace(
            self,
            x=min(max(self.x, width * (1 - self.zoom)), 0.0),
            y=min(max(self.y, height * (1 - self.zoom)), 0.0),
        )


def _step_into(placement: Placement, shown: Polygon) -> tuple[float, float]:
    """The shortest step in px that brings the body of a placement into the box (px); (0, 0) when it is there."""
    left, top, right, bottom = shown.bounds
    box = shapely.box(*placement.to_mm(left, top), *placement.to_mm(right, bottom))
    if shapely.intersects(placement.clip, box):
        return 0.0, 0.0
    body, edge = nearest_points(placement.clip, box)
    return (edge.x - body.x) * placement.scale, (edge.y - body.y) * placement.scale


def placed(
    shown: dict[View, Frame], kind: Layout, width: float, height: float, letters: float = 1.0
) -> tuple[Placement, ...]:
    """The views placed in a widget of this size (px) as large as they fit, feet at three times the body.

    letters: size of the captions against 12 px. Where the body gets larger by it, they stand above LEFT and RIGHT.
    """
    group = group_of(kind)
    found = _best_captions(shown, group, width, height, letters)
    if group.fewer and _body_scale(found) < LEAST_BODY:
        return _best_captions(shown, replace(group, arrangements=group.fewer), width, height, letters)
    return _with_larger_inset(found, group, width, height)


def _best_captions(
    shown: dict[View, Frame], group: Group, width: float, height: float, letters: float
) -> tuple[Placement, ...]:
    plain, stacked = (
        _placed({v: replace(f, letters=letters, stacked=up) for v, f in shown.items()}, group, width, height)
        for up in (False, True)
    )
    return stacked if _body_scale(stacked) > WORTH_STACKING * _body_scale(plain) else plain


def _with_larger_inset(
    found: tuple[Placement, ...], group: Group, width: float, height: float
) -> tuple[Placement, ...]:
    """The same with the view between the legs larger, where that takes nothing from the others."""
    shown = {placement.view: placement.frame for placement in found}
    inset = shown.get(View.PERINEUM)
    if inset is None or len(found) == 1:
        return found
    for factor in LARGER_INSET:
        tried = _placed({**shown, View.PERINEUM: replace(inset, factor=factor)}, group, width, height)
        if factor > inset.factor and _body_scale(tried) >= 0.999 * _body_scale(found) and _apart(tried):
            return tried
    return found


def _apart(placements: Sequence[Placement]) -> bool:
    """Whether the view between the legs stands in a place of its own, not between the legs of two figures."""
    boxes = {placement.view: shapely.box(*placement.whole) for placement in placements}
    inset = boxes.pop(View.PERINEUM)
    return not any(inset.intersects(box) for box in boxes.values())


def _body_scale(placements: Sequence[Placement]) -> float:
    return min(placement.scale / placement.frame.factor for placement in placements)


def _placed(shown: dict[View, Frame], group: Group, width: float, height: float) -> tuple[Placement, ...]:
    room_w, room_h = max(width - 2 * MARGIN, 40.0), max(height - 2 * MARGIN - FOOTER, 40.0)
    scales = [
        (min(_largest_scale(node, shown, room_w, room_h), group.largest), node) for node in group.arrangements
    ]
    legible = [found for found in scales if _captions_fit(found[1], shown, found[0])]
    scale, best = max(legible or scales, key=lambda found: found[0])
    used_w, used_h = _size(best, shown, scale)
    spare = min(room_w - used_w, (WIDEST_GAP - GAP) * max(_gaps_across(best), 1))
    box_w = used_w + max(spare, 0.0)
    left = (width - box_w) / 2
    top = max((height - FOOTER - used_h) / 2, MARGIN / 2)
    return tuple(_put(best, shown, scale, left, top, box_w, used_h))


def _largest_scale(node: Node, shown: dict[View, Frame], width: float, height: float) -> float:
    """Scale of the body, px per mm, at which the node just fits.

    Width and height are sums and maxima of straight lines that rise with the scale, so both bend upwards only: the
    tangent at a scale that is too large meets the room at one that is still not too small (Newton).
    """
    scale = 20.0
    for _ in range(30):  # five or so are needed
        w, h = _size(node, shown, scale)
        if w <= width and h <= height:
            break
        less = scale * (1 - 1e-6)
        below_w, below_h = _size(node, shown, less)
        steps = [
            (over / rise if rise > 0 else scale) if over > 0 else 0.0
            for over, rise in (
                (w - width, (w - below_w) / (scale - less)),
                (h - height, (h - below_h) / (scale - less)),
            )
        ]
        scale = max(scale - max(steps) - 1e-9, 0.001)
    return scale


def _size(node: Node, shown: dict[View, Frame], scale: float) -> tuple[float, float]:
    if isinstance(node, Item):
        frame = shown[node.view]
        drawn = frame.width * scale * frame.factor
        return max(drawn, frame.header_width), frame.height * scale * frame.factor + frame.header_height
    if isinstance(node, Tucked):
        return _size(node.base, shown, scale)
    sizes = [_size(part, shown, scale) for part in node.parts]
    gaps = GAP * (len(sizes) - 1)
    widths, heights = [w for w, _ in sizes], [h for _, h in sizes]
    if isinstance(node, Row):
        return sum(widths) + gaps, max(heights)
    return max(widths), sum(heights) + gaps


def _captions_fit(node: Node, shown: dict[View, Frame], scale: float) -> bool:
    """Whether the caption of a tucked view has room between its neighbours."""
    if isinstance(node, Tucked):
        return shown[node.small.view].header_width <= node.room * scale
    return isinstance(node, Item) or all(_captions_fit(part, shown, scale) for part in node.parts)


def _gaps_across(node: Node) -> int:
    if isinstance(node, Row):
        return len(node.parts) - 1 + max(_gaps_across(part) for part in node.parts)
    if isinstance(node, Column):
        return max(_gaps_across(part) for part in node.parts)
    return _gaps_across(node.base) if isinstance(node, Tucked) else 0


def _put(
    node: Node, shown: dict[View, Frame], scale: float, left: float, top: float, width: float, height: float
) -> list[Placement]:
    """Place a node in a box of px; spare room goes evenly between its parts."""
    if isinstance(node, Item):
        frame = shown[node.view]
        down = height - _size(node, shown, scale)[1] if node.low else 0.0
        return [_put_one(frame, scale, left + width / 2, top + down + frame.header_height)]
    if isinstance(node, Tucked):
        small = shown[node.small.view]
        down = top + height * node.down - small.height * scale * small.factor / 2
        across = left + width * node.across
        return [
            *_put(node.base, shown, scale, left, top, width, height),
            _put_one(small, scale, across, down),
        ]
    sizes = [_size(part, shown, scale) for part in node.parts]
    if isinstance(node, Row):
        return _put_row(node, sizes, shown, scale, left, top, width, height)
    gap = (height - sum(h for _, h in sizes)) / max(len(sizes) - 1, 1)
    done: list[Placement] = []
    for part, (_, h) in zip(node.parts, sizes, strict=True):
        done += _put(part, shown, scale, left, top, width, h)
        top += h + gap
    return done


def _put_row(
    node: Row,
    sizes: list[tuple[float, float]],
    shown: dict[View, Frame],
    scale: float,
    left: float,
    top: float,
    width: float,
    height: float,
) -> list[Placement]:
    """Side by side; spare width goes evenly into all gaps, those inside the parts too."""
    more = (width - sum(w for w, _ in sizes) - GAP * (len(sizes) - 1)) / max(_gaps_across(node), 1)
    done: list[Placement] = []
    for part, (w, _) in zip(node.parts, sizes, strict=True):
        own = w + more * _gaps_across(part)
        done += _put(part, shown, scale, left, top, own, height)
        left += own + GAP + more
    return done


def _put_one(frame: Frame, scale: float, middle: float, top: float) -> Placement:
    own = scale * frame.factor
    return Placement(frame, own, (middle - (frame.box[0] + frame.box[2]) / 2 * own, top - frame.box[1] * own))


def placement_at(placements: Sequence[Placement], px: float, py: float, reach: float) -> int | None:
    """Which placement a pointer means: the one whose body is nearest, within `reach` px; None = none.

    A stroke may start beside the body; `reach` says how far. Frames do not overlap, bodies never do.
    """
    return Nearest(placements).at(px, py, reach)


class Nearest:
    """Answers `placement_at`, and measures only once for all who ask for the same point: those who paint something there do."""

    def __init__(self, placements: Sequence[Placement]) -> None:
        self._placements = placements
        self._point = (0.0, 0.0)
        self._away: dict[int, float] = {}  # px from the point to each body

    def at(self, px: float, py: float, reach: float) -> int | None:
        """See `placement_at`."""
        if (px, py) != self._point:
            self._point = (px, py)
            self._away = {}
        near = [(self._from(i), i) for i, p in enumerate(self._placements) if _near_box(p, px, py, reach)]
        distance, index = min(near, default=(reach + 1, 0))
        return index if distance <= reach else None

    def _from(self, index: int) -> float:
        if index not in self._away:
            self._away[index] = _px_to_body(self._placements[index], *self._point)
        return self._away[index]


def _near_box(placement: Placement, px: float, py: float, reach: float) -> bool:
    left, top, right, bottom = placement.window or (px, py, px, py)
    if not (left <= px <= right and top <= py <= bottom):
        return False
    left, top, right, bottom = placement.rect
    return left - reach <= px <= right + reach and top - reach <= py <= bottom + reach


def _px_to_body(placement: Placement, px: float, py: float) -> float:
    return placement.clip.distance(shapely.Point(placement.to_mm(px, py))) * placement.scale


def neighbour(points: Sequence[tuple[float, float]], here: int, dx: int, dy: int) -> int:
    """The point next to `here` in the direction (dx, dy), one of them 0; `here` when there is none.

    Among the points ahead the nearest counts, sideways distance weighing double; every point can be reached,
    because a point far aside is still taken when nothing lies straight ahead.
    """
    x, y = points[here]
    found = [(_cost(px - x, py - y, dx, dy), i) for i, (px, py) in enumerate(points) if i != here]
    cost, index = min((f for f in found if f[0] is not None), default=(None, here), key=lambda f: f[0] or 0.0)
    return here if cost is None else index


def _cost(right: float, down: float, dx: int, dy: int) -> float | None:
    ahead, aside = (right * dx, abs(down)) if dx else (down * dy, abs(right))
    return None if ahead <= 0.5 else hypot(ahead, 2.0 * aside)
