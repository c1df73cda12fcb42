"""What of a painted area lies on each face of the body: zones and all maps cut in one go, exactly, and remembered.

A mark never changes, so its parts are cut once. What is remembered of a mark goes with it: when no drawing of the
history has it any more. How much many marks cover together is told by painted.py.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Generic, TypeVar
from weakref import ref

import shapely
from shapely import MultiPolygon, STRtree
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import Atlas, BodyMap, MapFace, ZoneFace
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark
from bodymap.kept import Kept

T = TypeVar("T")
F = TypeVar("F", ZoneFace, MapFace)

REMEMBERED_MARKS = 2048
"""Marks whose parts are kept: more than a drawing has, so that none is cut twice while one of them grows."""
LATELY = 8
"""Sums of drawings to go on from: of pain, of numbness and of all, before and after the last change."""
Box = tuple[float, float, float, float]
TOUCH = 1e-6
"""mm2. Less is a border that is touched."""
HOLE = 1e-5
"""Share of the body that the faces of a layer may miss and still count as covering it whole."""
AROUND = 1.0
"""mm around an area that faces keep when they are cut down to its neighbourhood: no edge then lies on another."""


@dataclass(frozen=True, eq=False, slots=True)
class Same(Generic[T]):
    """The very same object as a key to remember by: telling outlines apart would take as long as cutting them."""

    it: T

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it  # pyright: ignore[reportUnknownMemberType]


@dataclass(eq=False, slots=True, weakref_slot=True)
class Part:
    """What of one area lies on one face: the face's number in its Faces, and the size of the part in mm2 and as a share
    of the area, 0-1.

    The shape is cut when it is first asked for: a part that overlaps no other needs none. The area is not held, so
    that what was made of a mark goes with it.
    """

    face: int
    area: float
    share: float
    _shape: BaseGeometry | None
    _whole: BaseGeometry
    _of: ref[MultiPolygon]

    @property
    def shape(self) -> BaseGeometry:
        """The part itself. Raises ReferenceError when its area is gone and it was never asked for before."""
        if self._shape is None:
            area = self._of()
            if area is None:
                raise ReferenceError("the mark of this part is gone")
            self._shape = _cut([self._whole], area)[0]
        return self._shape


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Faces(Generic[F]):
    """Faces of one view in layers that each cover the body: the zones are one, every map is one."""

    faces: tuple[F, ...]
    layers: tuple[range, ...]
    """The numbers of the faces of each layer that covers the body whole, as it should."""
    sizes: tuple[float, ...]
    """Areas of the faces, mm2."""
    body: MultiPolygon
    tree: STRtree
    shapes: tuple[MultiPolygon, ...]
    bounds: tuple[Box, ...]
    corners: tuple[int, ...]
    """How many corners each face has."""
    lately: deque[ref[Any]] = field(default_factory=lambda: deque(maxlen=LATELY))
    """What painted.py was asked for last of these faces."""


def zone_faces(atlas: Atlas, view: View) -> Faces[ZoneFace]:
    """The zones of a view; always the same object for the same atlas."""
    return _zone_faces(Same(atlas.zones(view)), Same(atlas.silhouette(view)))


def level_faces(atlas: Atlas, view: View) -> Faces[MapFace]:
    """The faces of all maps in a view, in the order of the atlas; always the same object for the same atlas."""
    return _level_faces(Same(atlas.maps), view, Same(atlas.silhouette(view)))


@lru_cache(maxsize=32)
def _zone_faces(zones: Same[tuple[ZoneFace, ...]], body: Same[MultiPolygon]) -> Faces[ZoneFace]:
    return layered([zones.it], body.it)


@lru_cache(maxsize=32)
def _level_faces(maps: Same[Mapping[str, BodyMap]], view: View, body: Same[MultiPolygon]) -> Faces[MapFace]:
    return layered([m.faces.get(view, ()) for m in maps.it.values()], body.it)


def layered(groups: Sequence[tuple[F, ...]], body: MultiPolygon) -> Faces[F]:
    """Faces in groups, each of which should cover the body; one that does not is no layer."""
    faces = tuple(face for group in groups for face in group)
    shapes = tuple(face.shape for face in faces)
    sizes = tuple(float(shape.area) for shape in shapes)
    ends = [0, *accumulate(len(group) for group in groups)]
    whole = tuple(
        range(start, end)
        for start, end in pairwise(ends)
        if abs(sum(sizes[start:end]) - body.area) < HOLE * body.area
    )
    corners = tuple(len(shapely.get_coordinates(shape)) for shape in shapes)
    return Faces(faces, whole, sizes, body, STRtree(shapes), shapes, tuple(s.bounds for s in shapes), corners)


_PARTS = Kept[tuple[Part, ...]](REMEMBERED_MARKS)


def parts_of(faces: Faces[Any], area: MultiPolygon) -> tuple[Part, ...]:
    """The parts of an area on some faces, cut once while both are there."""
    return _PARTS.get((id(faces), id(area)), (faces, area), lambda: cut_parts(faces, area))


def cut_parts(faces: Faces[Any], area: MultiPolygon) -> tuple[Part, ...]:
    """The parts of an area on some faces.

    A face that lies under it whole is not cut. Of each layer the face with most corners is not cut either: it has
    what the others leave, for a layer covers the body without gaps and overlaps.
    """
    hits: list[int] = sorted(faces.tree.query(area, predicate="intersects").tolist())
    if not hits:
        return ()
    box: Box = area.bounds
    whole = {h for h in hits if _inside(faces.bounds[h], box) and area.covers(faces.shapes[h])}
    spared = _spared(faces, [h for h in hits if h not in whole])
    to_cut = [h for h in hits if h not in whole and h not in spared]
    cut = _cut([*(faces.shapes[h] for h in to_cut), *([faces.body] if spared else ())], area)
    shapes = dict(zip(to_cut, cut, strict=False)) | {h: faces.shapes[h] for h in whole}
    sizes = {h: shape.area for h, shape in shapes.items()}
    for h, layer in spared.items():
        sizes[h] = cut[-1].area - sum([sizes[o] for o in hits if o in layer and o != h])
    of, size = ref(area), float(area.area)
    return tuple(
        Part(h, sizes[h], sizes[h] / size, shapes.get(h), faces.shapes[h], of)
        for h in hits
        if sizes[h] > TOUCH
    )


def _spared(faces: Faces[Any], partly: Sequence[int]) -> dict[int, range]:
    """Each layer's face with most corners among those that would have to be cut."""
    found: dict[int, range] = {}
    for layer in faces.layers:
        here = [number for number in partly if number in layer]
        if here:
            found[max(here, key=faces.corners.__getitem__)] = layer
    return found


def _cut(shapes: Sequence[BaseGeometry], area: BaseGeometry) -> list[BaseGeometry]:
    """What of each shape lies on the area. Cut down to its neighbourhood first: that halves the time."""
    left, top, right, bottom = area.bounds
    near = shapely.clip_by_rect(shapes, left - AROUND, top - AROUND, right + AROUND, bottom + AROUND)
    return shapely.intersection(near, area).tolist()


def _inside(one: Box, other: Box) -> bool:
    """Whether a box (left, top, right, bottom) lies in another: only then can its shape lie in the other's."""
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def by_face(faces: Faces[Any], marks: Iterable[Mark]) -> dict[int, list[tuple[Mark, Part]]]:
    """The parts of marks of one view on each of its faces, by the number of the face."""
    found: dict[int, list[tuple[Mark, Part]]] = defaultdict(list)
    for mark in marks:
        for part in parts_of(faces, mark.area):
            found[part.face].append((mark, part))
    return found


def area_together(parts: Sequence[Part]) -> float:
    """Area of all parts on one face, mm2, counting once where they overlap."""
    if len(parts) == 1:
        return parts[0].area
    return float(shapely.union_all([part.shape for part in parts]).area)


def forget() -> None:
    """Let everything go that was remembered."""
    _PARTS.forget()


def remembered() -> int:
    """Of how many areas the parts are remembered, counted for each set of faces."""
    return len(_PARTS)
