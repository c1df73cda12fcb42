"""The tools a person draws with. A gesture has four ends: press, move, release, cancel.

A tool keeps only the gesture under way. On release it answers a new drawing, or the very same object when the
gesture changed nothing, so that no empty step lands in the history. What a gesture does to a drawing is decided
by the pure functions at the end of this file.
"""

from dataclasses import dataclass, replace
from enum import Enum
from threading import Lock
from typing import Protocol

import numpy as np
import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Sample, Stroke, StrokeKind
from bodymap.drawing.pressure import USUAL
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.stroke_area import (
    CRUMB,
    NOTHING,
    GrowingArea,
    clipped,
    finished,
    joined,
    reduced,
    usable,
)

FILLED = 0.999
"""Share of a zone from which on a fill counts as being there already, so that the next one takes it away."""


THINNEST_TO_WIDEST = (0.4, 1.6)
"""How much of its width a brush paints under no pressure and under all of it (assumed)."""


class Tool(Protocol):
    """What the figure view asks of every tool."""

    @property
    def shape(self) -> MultiPolygon:
        """The area under the gesture so far, mm; not yet clipped to the body."""
        ...

    def press(self, sample: Sample) -> None: ...

    def move(self, sample: Sample) -> None: ...

    def release(self, drawing: PainDrawing) -> PainDrawing:
        """End the gesture: the new drawing, or the same object when nothing changed."""
        ...

    def cancel(self) -> None: ...

    def preview(self, drawing: PainDrawing) -> PainDrawing:
        """The drawing as it would be if the gesture ended now. The gesture goes on."""
        ...


class _Sweep:
    """The path of a round brush while the button is down: what the brush and the eraser have in common.

    A preview may be made in another thread while the hand moves on.
    """

    __slots__ = ("_atlas", "_growing", "_measuring", "_view", "_width")

    def __init__(self, atlas: Atlas, view: View, width: float) -> None:
        self._atlas, self._view, self._width = atlas, view, width
        self._growing: GrowingArea | None = None
        self._measuring = Lock()  # one thread at a time does the geometry

    @property
    def shape(self) -> MultiPolygon:
        growing = self._growing
        return growing.area() if growing else NOTHING

    def press(self, sample: Sample) -> None:
        self._growing = GrowingArea(self._width)
        self.move(sample)

    def move(self, sample: Sample) -> None:
        growing = self._growing
        if growing:
            growing.add(sample.x, sample.y, pressed_width(self._width, sample.pressure))
            if growing.behind:
                with self._measuring:
                    growing.area()

    def cancel(self) -> None:
        self._growing = None

    def preview(self, drawing: PainDrawing) -> PainDrawing:
        with self._measuring:
            on_body = clipped(self.shape, self._atlas.silhouette(self._view))
        return self._applied(drawing, on_body, Path((), self._width))

    def release(self, drawing: PainDrawing) -> PainDrawing:
        growing, self._growing = self._growing, None
        if growing is None:
            return drawing
        with self._measuring:
            on_body = finished(growing.area(), self._atlas.silhouette(self._view))
            path = _path_of(growing)
        return self._applied(drawing, on_body, path) if path.points else drawing

    def _applied(self, drawing: PainDrawing, area: MultiPolygon, path: "Path") -> PainDrawing:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Path:
    """Where a brush went, as it is stored: see `Stroke`."""

    points: tuple[tuple[float, float], ...]
    width: float
    widths: tuple[float, ...] = ()

    def stroke(self, kind: StrokeKind) -> Stroke:
        return Stroke(kind, self.points, self.width, self.widths)


def _path_of(growing: GrowingArea) -> Path:
    discs = growing.kept()
    points = tuple([(x, y) for x, y, _ in discs])
    if not growing.varies:
        return Path(points, discs[0][2] if discs else growing.width)
    widths = tuple(np.round([width for _, _, width in discs], 2).tolist())
    return Path(points, max(widths), widths)


def pressed_width(width: float, pressure: float) -> float:
    """How wide a brush of this width (mm) paints under a pressure: 0.5 gives the width itself, 0 and 1 the ends of
    THINNEST_TO_WIDEST, other values the nearest of these, NaN none of it.
    """
    if pressure == USUAL or pressure != pressure:
        return width
    thinnest, widest = THINNEST_TO_WIDEST
    return width * (thinnest + (widest - thinnest) * min(max(pressure, 0.0), 1.0))


class Brush(_Sweep):
    """Paints one feeling. Grows the mark of the same feeling it touches, else makes a new one. width in mm."""

    __slots__ = ("_feeling",)

    def __init__(
        self,
        atlas: Atlas,
        view: View,
        sensation: Sensation,
        width: float,
        intensity: int | None = None,
        depth: Depth = Depth.UNSTATED,
    ) -> None:
        super().__init__(atlas, view, width)
        self._feeling = feeling(view, sensation, intensity, depth)

    def _applied(self, drawing: PainDrawing, area: MultiPolygon, path: Path) -> PainDrawing:
        return painted(drawing, self._feeling, area, path.stroke(StrokeKind.PAINT))


class Eraser(_Sweep):
    """Takes skin away from all marks of its view; marks with nothing left vanish. width in mm."""

    __slots__ = ()

    def _applied(self, drawing: PainDrawing, area: MultiPolygon, path: Path) -> PainDrawing:
        return erased(drawing, self._view, area, path.stroke(StrokeKind.ERASE))


class Filler:
    """Fills the zone that was pressed, exactly; the second fill with the same feeling takes it away again."""

    __slots__ = ("_atlas", "_face", "_feeling", "_point")

    def __init__(
        self,
        atlas: Atlas,
        view: View,
        sensation: Sensation,
        intensity: int | None = None,
        depth: Depth = Depth.UNSTATED,
    ) -> None:
        self._atlas, self._feeling = atlas, feeling(view, sensation, intensity, depth)
        self._face: ZoneFace | None = None
        self._point = (0.0, 0.0)

    @property
    def shape(self) -> MultiPolygon:
        return self._face.shape if self._face else NOTHING

    @property
    def face(self) -> ZoneFace | None:
        """The zone that was pressed; None beside the body."""
        return self._face

    def press(self, sample: Sample) -> None:
        found = usable(sample.x, sample.y)
        self._face = self._atlas.zone_at(self._feeling.view, sample.x, sample.y) if found else None
        self._point = (sample.x, sample.y)

    def move(self, sample: Sample) -> None:
        """A shaking hand still means the zone it pressed."""

    def cancel(self) -> None:
        self._face = None

    def preview(self, drawing: PainDrawing) -> PainDrawing:
        return filled(drawing, self._feeling, self.shape, self._point)

    def release(self, drawing: PainDrawing) -> PainDrawing:
        after = self.preview(drawing)
        self._face = None
        return after


class Picker:
    """Changes nothing; `picked` answers the topmost mark under the last press."""

    __slots__ = ("_point", "_view")

    def __init__(self, view: View) -> None:
        self._view = view
        self._point: tuple[float, float] | None = None

    @property
    def shape(self) -> MultiPolygon:
        return NOTHING

    def press(self, sample: Sample) -> None:
        self._point = (sample.x, sample.y)

    def move(self, sample: Sample) -> None:
        """Picking has no path."""

    def cancel(self) -> None:
        self._point = None

    def preview(self, drawing: PainDrawing) -> PainDrawing:
        return drawing

    def release(self, drawing: PainDrawing) -> PainDrawing:
        return drawing

    def picked(self, drawing: PainDrawing) -> Mark | None:
        return topmost(drawing, self._view, *self._point) if self._point else None


# What the gestures do: from one drawing to the next.


class Keep(Enum):
    """Says "leave it as it is", where None already means "not said"."""

    KEEP = "keep"


def feeling(
    view: View, sensation: Sensation, intensity: int | None = None, depth: Depth = Depth.UNSTATED
) -> Mark:
    """A mark without a place: what the next stroke will mean. intensity 0-10 or None = not said."""
    return Mark(0, view, sensation, NOTHING, _checked(intensity), depth)


def painted(drawing: PainDrawing, what: Mark, area: MultiPolygon, stroke: Stroke) -> PainDrawing:
    """The drawing with the area felt as `what`: marks of the same feeling that it touches grow into one."""
    if area.is_empty:
        return drawing
    touched = [m for m in drawing.marks if m.like(what) and m.area.intersects(area)]
    if not touched:
        new = replace(what, id=drawing.next_id(), area=area, strokes=(stroke,))
        return drawing.with_mark(new)
    oldest, rest = touched[0], touched[1:]
    grown = joined(united(mark.area for mark in touched), area)  # one union: a stroke may touch dozens
    if not rest and grown.area - oldest.area.area <= CRUMB:
        return drawing
    strokes = (*(s for m in touched for s in m.strokes), stroke)
    after = drawing.with_mark(replace(oldest, area=grown, strokes=strokes))
    gone = {mark.id for mark in rest}
    return replace(after, marks=tuple(m for m in after.marks if m.id not in gone))


def erased(drawing: PainDrawing, view: View, area: MultiPolygon, stroke: Stroke) -> PainDrawing:
    """The drawing without the area in all marks of the view; the same object where nothing was hit."""
    marks = tuple(
        left
        for mark in drawing.marks
        if (left := _without(mark, area, stroke) if mark.view is view else mark) is not None
    )
    same = len(marks) == len(drawing.marks) and all(a is b for a, b in zip(marks, drawing.marks, strict=True))
    return drawing if same else replace(drawing, marks=marks)


def filled(drawing: PainDrawing, what: Mark, zone: MultiPolygon, point: tuple[float, float]) -> PainDrawing:
    """The drawing with the zone (its face, mm) filled, or emptied where that feeling fills it already.

    The stroke of a fill is its point and width 0; taking a fill away is kept as an erasing stroke like it.
    """
    if zone.is_empty:
        return drawing
    there = next((m for m in drawing.marks if m.like(what) and _fills(m.area, zone)), None)
    if there is None:
        return painted(drawing, what, zone, Stroke(StrokeKind.FILL, (point,)))
    left = _without(there, zone, Stroke(StrokeKind.ERASE, (point,)))
    return drawing.with_mark(left) if left else drawing.without(there.id)


def topmost(drawing: PainDrawing, view: View, x: float, y: float) -> Mark | None:
    """The mark painted last among those under the point (mm), or none."""
    marks = [m for m in drawing.marks if m.view is view]
    if not marks:
        return None
    hits: list[bool] = shapely.intersects_xy([m.area for m in marks], x, y).tolist()
    return next((m for m, hit in zip(reversed(marks), reversed(hits), strict=True) if hit), None)


def change_mark(
    drawing: PainDrawing,
    mark_id: int,
    *,
    sensation: Sensation | None = None,
    intensity: int | Keep | None = Keep.KEEP,
    depth: Depth | None = None,
) -> PainDrawing:
    """The drawing with one mark felt differently; the same object when that changes nothing.

    intensity 0-10, None = not said, KEEP = as it is; otherwise ValueError.
    """
    mark = drawing.mark(mark_id)
    if mark is None:
        return drawing
    changed = replace(
        mark,
        sensation=sensation or mark.sensation,
        intensity=mark.intensity if isinstance(intensity, Keep) else _checked(intensity),
        depth=depth or mark.depth,
    )
    return drawing if changed.like(mark) else drawing.with_mark(changed)


def delete_mark(drawing: PainDrawing, mark_id: int) -> PainDrawing:
    """The drawing without one mark; the same object when there is no such mark."""
    return drawing if drawing.mark(mark_id) is None else drawing.without(mark_id)


def clear(drawing: PainDrawing) -> PainDrawing:
    """The drawing without any mark; the same object when it was empty."""
    return replace(drawing, marks=()) if drawing.marks else drawing


def _without(mark: Mark, area: MultiPolygon, stroke: Stroke) -> Mark | None:
    """The mark without the area; the same mark when it lies elsewhere, None when nothing is left."""
    if not mark.area.intersects(area):
        return mark
    left = reduced(mark.area, area)
    if left.is_empty:
        return None
    if mark.area.area - left.area <= CRUMB:
        return mark
    return replace(mark, area=left, strokes=(*mark.strokes, stroke))


def _fills(area: MultiPolygon, zone: MultiPolygon) -> bool:
    return area.intersects(zone) and shapely.intersection(area, zone).area >= FILLED * zone.area


def _checked(intensity: int | None) -> int | None:
    if intensity is not None and not 0 <= intensity <= 10:
        raise ValueError(f"intensity is 0 to 10, not {intensity}")
    return intensity
