"""How much of each zone is painted, exactly, and what that says about where it hurts.

Areas are those of the outlines, not of pixels. Marks that overlap are counted once. A mark's parts in the zones
are remembered, so that reading again while one mark grows costs only that mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, STRtree
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.stroke_area import CRUMB
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

OVERSHOOT = 0.04
"""Share of a zone up to which paint counts as a brush gone over the border (assumed)."""

CLEARLY = 0.20
"""Share from which a zone counts as marked in full: a 2 cm line down a zone of the thigh (assumed)."""

MEANT = 0.4
"""A zone that holds this part of one mark is what the person meant, however small the mark is (assumed).

Without it a tap with the finger on the large outer calf would say nothing at all.
"""

FILLED = 0.95
"""Share from which a zone counts as filled."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The painted part of one zone on one side in one view and channel: area in mm2, share of the face 0-1."""

    view: View
    zone: str
    side: Side
    channel: Channel
    sensations: frozenset[Sensation]
    area: float
    share: float


@dataclass(frozen=True, slots=True)
class Extent:
    """Percent of the body that is painted: of front and back together, and of each view alone."""

    percent: float
    by_view: Mapping[View, float]


def coverage(atlas: Atlas, drawing: PainDrawing) -> tuple[Coverage, ...]:
    """Every zone face with paint on it, per channel, in the order of views and faces."""
    return _coverage(atlas, _laid_out(atlas, drawing))


def extent(atlas: Atlas, drawing: PainDrawing) -> Extent:
    """How much of the figure is painted, whatever it feels like."""
    laid_out = _laid_out(atlas, drawing)
    painted = {view: _painted_area(laid_out, view) for view in atlas.views}
    whole = {view: atlas.silhouette(view).area for view in atlas.views}
    big = [view for view in (View.FRONT, View.BACK) if view in whole]
    body = sum(whole[view] for view in big)
    return Extent(
        100 * sum(painted[view] for view in big) / body if body else 0.0,
        {view: 100 * painted[view] / whole[view] for view in atlas.views},
    )


def symptoms_of(atlas: Atlas, drawing: PainDrawing) -> Symptoms:
    """What the drawing says, zone by zone. A zone seen in several views counts as in the one that shows most."""
    laid_out = _laid_out(atlas, drawing)
    meant = _meant(atlas, laid_out)
    found: dict[tuple[str, Side, Channel], list[ZoneSign]] = defaultdict(list)
    for part in _coverage(atlas, laid_out):
        weight = 1.0 if (part.view, part.zone, part.side, part.channel) in meant else weight_of(part.share)
        found[part.zone, part.side, part.channel].append(
            ZoneSign(part.zone, part.side, part.channel, weight, part.share, part.area, part.share > FILLED)
        )
    return Symptoms(tuple(_best(signs) for signs in found.values()))


def weight_of(share: float) -> float:
    """How far a zone counts as marked, 0-1, by its painted share: linear from OVERSHOOT to CLEARLY."""
    return min(max((share - OVERSHOOT) / (CLEARLY - OVERSHOOT), 0.0), 1.0)


def _best(signs: Sequence[ZoneSign]) -> ZoneSign:
    """The view that shows the zone most; the largest area of any view, because red flags ask for cm2."""
    best = max(signs, key=lambda sign: (sign.weight, sign.share))
    area = max(sign.area for sign in signs)
    filled = any(sign.filled for sign in signs)
    return ZoneSign(best.zone, best.side, best.channel, best.weight, best.share, area, filled)


@dataclass(frozen=True, slots=True)
class _Part:
    """What of one mark lies on one face: the face's number in its view, the part and its area in mm2."""

    face: int
    shape: BaseGeometry
    area: float


_LaidOut = tuple[tuple[Mark, tuple[_Part, ...]], ...]
"""Every mark of a view the atlas has, with its parts."""


def _laid_out(atlas: Atlas, drawing: PainDrawing) -> _LaidOut:
    faces = {view: _Faces(atlas.zones(view)) for view in atlas.views}
    return tuple((m, _parts(faces[m.view], m.area)) for m in drawing.marks if m.view in faces)


def _coverage(atlas: Atlas, laid_out: _LaidOut) -> tuple[Coverage, ...]:
    found: list[Coverage] = []
    for view in atlas.views:
        faces = atlas.zones(view)
        for channel in Channel:
            marks = [x for x in laid_out if x[0].view is view and x[0].sensation.channel is channel]
            for number, parts in sorted(_by_face(marks).items()):
                face, area = faces[number], _area([part for _, part in parts])
                if area > CRUMB:
                    feelings = frozenset(mark.sensation for mark, _ in parts)
                    share = min(area / face.shape.area, 1.0)
                    found.append(Coverage(view, face.zone, face.side, channel, feelings, area, share))
    return tuple(found)


def _by_face(marks: Iterable[tuple[Mark, tuple[_Part, ...]]]) -> dict[int, list[tuple[Mark, _Part]]]:
    found: dict[int, list[tuple[Mark, _Part]]] = defaultdict(list)
    for mark, parts in marks:
        for part in parts:
            found[part.face].append((mark, part))
    return found


def _meant(atlas: Atlas, laid_out: _LaidOut) -> set[tuple[View, str, Side, Channel]]:
    """The zones that hold a good part of one mark."""
    return {
        (mark.view, face.zone, face.side, mark.sensation.channel)
        for mark, parts in laid_out
        for part in parts
        if part.area >= MEANT * mark.area.area
        for face in (atlas.zones(mark.view)[part.face],)
    }


def _painted_area(laid_out: _LaidOut, view: View) -> float:
    faces = _by_face(x for x in laid_out if x[0].view is view)
    return sum(_area([part for _, part in parts]) for parts in faces.values())


def _area(parts: Sequence[_Part]) -> float:
    """Area of all parts on one face, mm2, counting once where they overlap."""
    return parts[0].area if len(parts) == 1 else _area_together(tuple(part.shape for part in parts))


@lru_cache(maxsize=4096)
def _area_together(shapes: tuple[BaseGeometry, ...]) -> float:
    return shapely.union_all(shapes).area


@dataclass(frozen=True, eq=False, slots=True)
class _Faces:
    """The faces of one view as a key to remember by. The same tuple is the same key: telling them apart by
    their outlines would take as long as cutting them.
    """

    faces: tuple[ZoneFace, ...]

    def __hash__(self) -> int:
        return id(self.faces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Faces) and self.faces is other.faces


@lru_cache(maxsize=16)
def _tree(faces: _Faces) -> STRtree:
    return STRtree([face.shape for face in faces.faces])


@lru_cache(maxsize=512)
def _parts(faces: _Faces, area: MultiPolygon) -> tuple[_Part, ...]:
    """The parts of an area on the faces. Faces that lie under it whole are not cut."""
    tree = _tree(faces)
    shapely.prepare(area)
    hits = np.sort(tree.query(area, predicate="intersects"))
    shapes = tree.geometries[hits]
    partly = ~shapely.covers(area, shapes)
    shapes[partly] = shapely.intersection(shapes[partly], area)
    return tuple(
        _Part(int(number), shape, shape.area)
        for number, shape in zip(hits, shapes, strict=True)
        if shape.area > 0
    )
