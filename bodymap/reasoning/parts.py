"""What of a painted area lies on each face of the body: zones and all maps cut in one go, exactly, and remembered.

A mark never changes, so its parts are cut once. Reading a drawing again while one mark grows costs that mark alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Generic, TypeVar

import numpy as np
import shapely
from shapely import MultiPolygon, STRtree
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import Atlas, BodyMap, MapFace, ZoneFace
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark

T = TypeVar("T")

REMEMBERED_MARKS = 2048
"""Marks whose parts are kept: more than a drawing has, so that none is cut twice while one of them grows."""
REMEMBERED_UNIONS = 8192


@dataclass(frozen=True, eq=False, slots=True)
class Same(Generic[T]):
    """The very same object as a key to remember by: telling outlines apart would take as long as cutting them."""

    it: T

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it  # pyright: ignore[reportUnknownMemberType]


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """What of one area lies on one face: the face's number in its Faces, the part, its area in mm2.

    age: parts cut later have a higher one.
    """

    face: int
    shape: BaseGeometry
    area: float
    age: int


@dataclass(frozen=True, eq=False, slots=True)
class Faces:
    """All faces of one view: its zones, then the faces of every map in the order of the atlas."""

    zones: tuple[ZoneFace, ...]
    levels: tuple[tuple[str, MapFace], ...]
    """Map id and face; the number of such a face counts on from the zones."""
    sizes: tuple[float, ...]
    """Areas of the faces, mm2."""
    tree: STRtree


def faces_of(atlas: Atlas, view: View) -> Faces:
    """The faces of a view; always the same object for the same atlas."""
    return _faces(Same(atlas.zones(view)), Same(atlas.maps), view)


@lru_cache(maxsize=32)
def _faces(zones: Same[tuple[ZoneFace, ...]], maps: Same[Mapping[str, BodyMap]], view: View) -> Faces:
    levels = tuple((m.id, face) for m in maps.it.values() for face in m.faces.get(view, ()))
    shapes = [face.shape for face in zones.it] + [face.shape for _, face in levels]
    return Faces(zones.it, levels, tuple(shapely.area(shapes).tolist()), STRtree(shapes))


Cut = tuple[Mark, tuple[Part, ...]]
"""A mark with its parts on the zones or on the faces of maps."""


def zone_parts(atlas: Atlas, marks: Iterable[Mark]) -> tuple[Cut, ...]:
    """Every mark in a view the atlas has, with its parts on the zones of that view."""
    return tuple((m, _parts(faces_of(atlas, m.view), m.area)[0]) for m in marks if m.view in atlas.views)


def level_parts(atlas: Atlas, marks: Iterable[Mark]) -> tuple[Cut, ...]:
    """The same on the faces of all maps; see Faces.levels."""
    return tuple((m, _parts(faces_of(atlas, m.view), m.area)[1]) for m in marks if m.view in atlas.views)


_AGES = count()


@lru_cache(maxsize=REMEMBERED_MARKS)
def _parts(faces: Faces, area: MultiPolygon) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of an area on zones and on maps. Faces that lie under it whole are not cut."""
    own = shapely.from_wkb(
        shapely.to_wkb(area)
    )  # prepared here only: others may be at work on the mark itself
    shapely.prepare(own)
    hits = np.sort(faces.tree.query(own, predicate="intersects"))
    shapes = faces.tree.geometries[hits]
    partly = ~shapely.covers(own, shapes)
    shapes[partly] = shapely.intersection(shapes[partly], own)
    sizes = shapely.area(shapes)
    age = next(_AGES)
    parts = [
        Part(int(number), shape, float(size), age)
        for number, shape, size in zip(hits, shapes, sizes, strict=True)
        if size > 0
    ]
    split = len(faces.zones)
    return tuple(p for p in parts if p.face < split), tuple(p for p in parts if p.face >= split)


def by_face(cuts: Iterable[Cut]) -> dict[int, list[tuple[Mark, Part]]]:
    """The parts on each face of one view, by the number of the face."""
    found: dict[int, list[tuple[Mark, Part]]] = defaultdict(list)
    for mark, parts in cuts:
        for part in parts:
            found[part.face].append((mark, part))
    return found


def area_together(parts: Sequence[Part]) -> float:
    """Area of all parts on one face, mm2, counting once where they overlap."""
    if len(parts) == 1:
        return parts[0].area
    *older, newest = sorted(parts, key=lambda part: part.age)
    return _grown(tuple(older), newest)


@lru_cache(maxsize=REMEMBERED_UNIONS)
def _grown(older: tuple[Part, ...], newest: Part) -> float:
    """The newest part is the one that grows: what the others cover together is remembered apart."""
    if len(older) == 1:
        return shapely.union(older[0].shape, newest.shape).area
    return shapely.union(_together(older), newest.shape).area


@lru_cache(maxsize=REMEMBERED_UNIONS)
def _together(parts: tuple[Part, ...]) -> BaseGeometry:
    return shapely.union_all([part.shape for part in parts])


def forget() -> None:
    """Let everything go that was remembered."""
    for remembered in (_parts, _grown, _together):
        remembered.cache_clear()
