"""Cuts an outline into labelled faces: smooth the lines first, polygonise once, then give each face its label.

Neighbours share their border by construction, so a sound file has no gap and no overlap. Complaints are about
faces, not about loose ends: a line that runs past what it meets costs nothing, one that stops short joins two
faces and is named with its gap.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points
from shapely.validation import explain_validity

from bodymap.atlas.curve import Polyline, flatten, spline
from bodymap.atlas.lines import Borders, Label, Line, Outline
from bodymap.atlas.parts import Complaint
from bodymap.files.problems import BodymapError, Place

DIGITS = 2
GRID = 0.01
"""Every point of a face lies on this grid (mm), so that stored faces fit without cracks."""
SLIVER = 25.0
"""A face below this many mm2 is the crack between two nearly equal lines, not a region."""
MOST_TOLD = 8
"""A tangle makes thousands of faces without a label; so many are told one by one."""


LONGEST = 40_000.0
"""All lines of one view together, mm (ours have 8,000): beyond it they are a tangle that would take minutes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline as drawn: its area (mm) and the polyline that bounds it."""

    area: Polygon
    ring: Polyline


@dataclass(frozen=True, slots=True)
class Cut:
    """The labelled faces of one drawing, and what is wrong with them."""

    faces: dict[str, MultiPolygon]
    complaints: tuple[Complaint, ...]


def shape_of(outline: Outline) -> Shape:
    """The area inside an outline. Raises BodymapError when it crosses itself or encloses nothing."""
    knots = outline.knots
    if len(knots) < 3:
        raise BodymapError("the outline has too few points; expected at least three", outline.place)
    ring = flatten(spline(knots, closed=not outline.half and not outline.edge, mirrored=outline.half))
    if outline.edge and not outline.half:
        ring = np.concatenate([ring, flatten(spline(outline.edge))[1:-1]])
    area = Polygon(np.round(ring, DIGITS))
    if not area.is_valid:
        raise BodymapError(*_crossing(outline, area))
    if outline.half:
        area = _right_half(area)
    if not isinstance(area, Polygon) or area.is_empty:
        raise BodymapError(
            "the outline encloses nothing or falls apart; expected one closed shape", outline.place
        )
    return Shape(area, ring)


def _right_half(area: Polygon) -> BaseGeometry:
    left, _, right, _ = area.bounds
    if left >= -1e-9:
        return area
    _, low, _, high = area.bounds
    return _rounded(area.intersection(shapely.box(0, low - 1, right + 1, high + 1)))


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda xy: np.round(xy, DIGITS))


def _crossing(outline: Outline, area: Polygon) -> tuple[str, Place]:
    words = explain_validity(area)
    found = words.partition("[")[2].rstrip("]").split()
    if len(found) != 2:
        return f"the outline is not one closed shape ({words})", outline.place
    x, y = float(found[0]), float(found[1])
    return f"the outline crosses itself near {x:.0f},{y:.0f}", _nearest_stretch(outline, x, y)


def _nearest_stretch(outline: Outline, x: float, y: float) -> Place:
    def gap(line: Line) -> float:
        knots = [*line.knots, line.knots[-1]]
        return LineString([(k.x, k.y) for k in knots]).distance(Point(x, y))

    return min(outline.stretches, key=gap).place


def cut(shape: Shape, borders: Borders, known: Collection[str]) -> Cut:
    """The faces of one drawing by label.

    A face that two labels claim goes to the first of them; one that no label claims stays out.
    known: the labels that may be used.
    """
    lines = {line.name: _drawn(line) for line in borders.lines}
    length = sum(line.length for line in lines.values())
    if length > LONGEST:
        sentence = (
            f"the lines are {length / 1000:.0f} m long together; expected at most {LONGEST / 1000:.0f} m"
        )
        return Cut({}, (Complaint(sentence, borders.place),))
    faces = _polygons(shape.area, lines.values())
    claims, complaints = _claims(faces, borders.labels, known)
    net = _Net(shape.area, borders.lines, lines)
    complaints += _shared_faces(faces, claims, net)
    complaints += _unlabelled(faces, claims, borders, net)
    complaints += _slivers(faces, claims)
    by_label: dict[str, list[Polygon]] = defaultdict(list)
    for i, labels in sorted(claims.items()):
        by_label[labels[0].name].append(faces[i])
    return Cut({name: MultiPolygon(parts) for name, parts in by_label.items()}, tuple(complaints))


def _drawn(line: Line) -> LineString:
    return LineString(flatten(spline(line.knots)))


def _polygons(area: Polygon, lines: Iterable[LineString]) -> list[Polygon]:
    net = shapely.union_all([area.boundary, *lines], grid_size=GRID)
    cells = shapely.get_parts(shapely.polygonize([net]))
    inner = shapely.point_on_surface(cells)
    return [cell for cell, inside in zip(cells, shapely.contains(area, inner), strict=True) if inside]


def _claims(
    faces: Sequence[Polygon], labels: Iterable[Label], known: Collection[str]
) -> tuple[dict[int, list[Label]], list[Complaint]]:
    tree = STRtree(faces)
    claims: dict[int, list[Label]] = defaultdict(list)
    complaints: list[Complaint] = []
    for label in labels:
        if label.name not in known:
            complaints.append(Complaint(_unknown(label.name, known), label.place))
            continue
        hits = tree.query(Point(label.x, label.y), predicate="within")
        if len(hits) == 0:
            sentence = f"the label {label.name!r} at {label.x:g},{label.y:g} is in no face (outside the body, or on a line)"
            complaints.append(Complaint(sentence, label.place))
        else:
            claims[int(hits[0])].append(label)
    return claims, complaints


def _unknown(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, 3, 0.5)
    return f"unknown label {name[:40]!r}" + (f"; did you mean {' or '.join(close)}?" if close else "")


@dataclass(frozen=True, slots=True)
class _Net:
    area: Polygon
    lines: tuple[Line, ...]
    drawn: dict[str, LineString]

    def place(self, name: str) -> Place:
        return next(line.place for line in self.lines if line.name == name)


def _shared_faces(faces: Sequence[Polygon], claims: dict[int, list[Label]], net: _Net) -> list[Complaint]:
    complaints: list[Complaint] = []
    for i, labels in claims.items():
        if len(labels) < 2:
            continue
        first, second = labels[0], labels[1]
        names = f"{first.name!r} at {first.x:g},{first.y:g} and {second.name!r} at {second.x:g},{second.y:g}"
        blame, place = _short_line(faces[i], labels, net)
        complaints.append(Complaint(f"{names} are in one face; {blame}", place))
    return complaints


def _short_line(face: Polygon, labels: Sequence[Label], net: _Net) -> tuple[str, Place]:
    """The line that would part the labels if its loose ends were run on to what they nearly meet."""
    inner = face.buffer(-2 * GRID)
    loose = {line.name: net.drawn[line.name].intersection(face) for line in net.lines}
    blamed: list[tuple[float, _Gap]] = []
    for line in net.lines:
        gaps = [
            gap for end in _ends(net.drawn[line.name]) if inner.contains(end) for gap in _gaps(line, end, net)
        ]
        if gaps and _parts(face, [*loose.values(), *(gap.bridge for gap in gaps)], labels):
            blamed.append((-loose[line.name].length, max(gaps, key=lambda gap: gap.length)))
    if not blamed:
        return "no line parts them", labels[1].place
    gap = min(blamed, key=lambda pair: pair[0])[1]
    return gap.sentence, gap.line.place


@dataclass(frozen=True, slots=True)
class _Gap:
    """Between a loose end and the nearest thing it could meet."""

    line: Line
    bridge: LineString
    meets: str

    @property
    def length(self) -> float:
        return self.bridge.length

    @property
    def sentence(self) -> str:
        x, y = self.bridge.coords[0]
        return f"line {self.line.name!r} stops {self.length:.1f} mm short of {self.meets} at {x:.0f},{y:.0f}"


def _ends(line: LineString) -> tuple[Point, Point]:
    return Point(line.coords[0]), Point(line.coords[-1])


def _gaps(line: Line, end: Point, net: _Net) -> list[_Gap]:
    """The way from a loose end to the nearest other line or to the outline."""
    others: dict[str, BaseGeometry] = {repr(n): g for n, g in net.drawn.items() if n != line.name}
    others["the outline"] = net.area.boundary
    meets = min(others, key=lambda name: others[name].distance(end))
    return [_Gap(line, LineString(nearest_points(end, others[meets])), meets)]


def _parts(face: Polygon, cuts: Sequence[BaseGeometry], labels: Sequence[Label]) -> bool:
    cells = shapely.get_parts(shapely.polygonize([shapely.union_all([face.boundary, *cuts], grid_size=GRID)]))
    homes = [shapely.intersects(cells, Point(label.x, label.y)).argmax() for label in labels[:2]]
    return len(set(homes)) == 2


def _unlabelled(
    faces: Sequence[Polygon], claims: dict[int, list[Label]], borders: Borders, net: _Net
) -> list[Complaint]:
    complaints: list[Complaint] = []
    bare = [face for i, face in enumerate(faces) if i not in claims]
    for face in bare[:MOST_TOLD]:
        spot = face.representative_point()
        touching = [name for name, drawn in net.drawn.items() if drawn.distance(face) < GRID]
        between = f", between the lines {', '.join(map(repr, touching[:4]))}" if touching else ""
        what = "sliver" if face.area < SLIVER else "face"
        sentence = f"a {what} of {face.area:.0f} mm2 near {spot.x:.0f},{spot.y:.0f} has no label{between}"
        complaints.append(Complaint(sentence, net.place(touching[0]) if touching else borders.place))
    if len(bare) > MOST_TOLD:
        complaints.append(Complaint(f"{len(bare) - MOST_TOLD} more faces have no label", borders.place))
    return complaints


def _slivers(faces: Sequence[Polygon], claims: dict[int, list[Label]]) -> list[Complaint]:
    return [
        Complaint(
            f"the face of {labels[0].name!r} at {labels[0].x:g},{labels[0].y:g} is a sliver of {faces[i].area:.1f} mm2",
            labels[0].place,
        )
        for i, labels in claims.items()
        if faces[i].area < SLIVER
    ]
