"""The body as geometry: silhouettes, zones, published maps and landmarks of every view, and what lies where.

An Atlas is an immutable value. All coordinates are mm in the frame of a View, y down; sides are the patient's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import shapely
from shapely import MultiPolygon, Point, STRtree
from shapely.errors import ShapelyError

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import Complaint, CutAtlas, Drawing, Placing, Spot
from bodymap.atlas.stored import fingerprint, from_json, region_files, sources_of
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError

MIDLINE = 0.5
"""A point nearer than this (mm) to the middle of a front or back view belongs to neither side."""


@dataclass(frozen=True, slots=True)
class ZoneFace:
    """One zone on one side in one view; shape in mm."""

    zone: str
    side: Side
    view: View
    shape: MultiPolygon


@dataclass(frozen=True, slots=True)
class MapFace:
    """The skin one map gives to one level, on one side in one view; level "L4", "S4-5", "none" (the map
    leaves it blank) or "above" (higher than the map goes).
    """

    level: str
    side: Side
    view: View
    shape: MultiPolygon


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named point of the body; side None = on the midline. basis: survey, estimate, drawn or words."""

    name: str
    view: View
    side: Side | None
    x: float
    y: float
    basis: str


@dataclass(frozen=True, slots=True)
class BodyMap:
    """One dermatome map, drawn by us after its source; the title says so."""

    id: str
    title: str
    year: int | None
    source: str
    basis: str
    notes: str
    faces: Mapping[View, tuple[MapFace, ...]]


@dataclass(frozen=True, slots=True)
class Located:
    """What lies at a point: zone None = off the body; side None = on the midline; maps: map id -> level."""

    view: View
    x: float
    y: float
    side: Side | None
    zone: str | None
    maps: Mapping[str, str]
    nerves: tuple[str, ...] = ()


F = TypeVar("F", ZoneFace, MapFace)


@dataclass(frozen=True, slots=True)
class _Layer(Generic[F]):
    """Faces that share their borders, found by point."""

    faces: tuple[F, ...]
    tree: STRtree

    def at(self, point: Point) -> F | None:
        """The face that holds the point; on a border the first of its neighbours, always the same one."""
        hits = self.tree.query(point, predicate="intersects")
        return self.faces[int(hits.min())] if len(hits) else None

    def nearest(self, point: Point) -> F:
        return self.faces[int(self.tree.nearest(point))]


def _layer(faces: Sequence[F]) -> _Layer[F]:
    return _Layer(tuple(faces), STRtree([face.shape for face in faces]))


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every view with its zones and maps; see open_atlas."""

    views: tuple[View, ...]
    maps: Mapping[str, BodyMap]
    landmarks: tuple[Landmark, ...]
    key_points: tuple[Landmark, ...]
    boxes: Mapping[View, tuple[float, float, float, float]]
    complaints: tuple[Complaint, ...]
    _silhouettes: Mapping[View, MultiPolygon]
    _zones: Mapping[View, _Layer[ZoneFace]]
    _levels: Mapping[View, Mapping[str, _Layer[MapFace]]]
    _joined: frozenset[View]

    def silhouette(self, view: View) -> MultiPolygon:
        """The whole body of a view, both feet in a foot view; mm."""
        return self._silhouettes[view]

    def narrowed(self, silhouettes: Mapping[View, MultiPolygon]) -> "Atlas":
        """The same atlas with less body to paint on in some views (mm); zones and maps stay whole."""
        return replace(self, _silhouettes={**self._silhouettes, **silhouettes})

    def zones(self, view: View) -> tuple[ZoneFace, ...]:
        """The zones of a view, left and right apart; together they are the silhouette."""
        return self._zones[view].faces

    def zone_at(self, view: View, x: float, y: float) -> ZoneFace | None:
        """The one zone at a point; None = off the body. A point on a border gets one answer, always the same."""
        return self._zones[view].at(Point(x, y))

    def locate(self, view: View, x: float, y: float) -> Located:
        """Zone, side and the level every map gives, at a point in mm."""
        point = Point(x, y)
        face = self._zones[view].at(point)
        if face is None:
            return Located(view, x, y, None, None, {})
        levels = {
            name: (layer.at(point) or layer.nearest(point)).level
            for name, layer in self._levels[view].items()
        }
        middle = view in self._joined and abs(x) < MIDLINE
        return Located(view, x, y, None if middle else face.side, face.zone, levels)

    def locate_landmark(self, name: str, side: Side | None, view: View | None = None) -> tuple[Located, ...]:
        """What lies at a landmark, in each view that shows it; side None = both.

        A landmark on the midline answers for every side. Raises BodymapError for an unknown name, or one that
        the view does not show.
        """
        named = [mark for mark in self.landmarks if mark.name == name]
        if not named:
            raise BodymapError(self._unknown(name))
        shown = [m for m in named if view in (None, m.view) and (side is None or m.side in (None, side))]
        if not shown:
            views = ", ".join(dict.fromkeys(m.view.value for m in named))
            raise BodymapError(f"{name} is not shown there; it is in the views {views}")
        return tuple(self.locate(m.view, m.x, m.y) for m in shown)

    def _unknown(self, name: str) -> str:
        names = sorted({mark.name for mark in self.landmarks})
        close = get_close_matches(name, names, 3) or names[:3]
        return f"no landmark {name!r}; did you mean {' or '.join(close)}?"


def open_atlas(folder: Path | None = None) -> Atlas:
    """The atlas of a `regions` folder, by default the shipped one.

    Uses assets/built/atlas.json when it was built from exactly these files, otherwise cuts them anew (about
    half a second). Unsound files are left out and told in `complaints`; raises BodymapError only when
    nothing is left.
    """
    return _opened(folder or data_folder("regions"))


@cache
def _opened_once(folder: Path, sources: str) -> Atlas:
    return assemble(_stored(sources) or _cut(folder))


def _cut(folder: Path) -> CutAtlas:
    from bodymap.atlas.cutting import cut_regions  # what reads and cuts is not needed to start

    return cut_regions(folder)


def _stored(sources: str) -> CutAtlas | None:
    """The built atlas of exactly these sources; None when there is none, or it is damaged."""
    try:
        text = (data_folder("assets") / "built" / "atlas.json").read_text("utf-8")
        return from_json(text) if sources_of(text) == sources else None
    except (OSError, LookupError, TypeError, ValueError, ShapelyError):
        return None


def _opened(folder: Path) -> Atlas:
    if not folder.is_dir():
        raise BodymapError("no such folder; expected one with figure, zones and maps", folder)
    return _opened_once(folder, fingerprint(region_files(folder), folder))


def assemble(cut: CutAtlas) -> Atlas:
    """Place every drawing where its two sides are shown: mirrored halves, paired feet, left and right views."""
    silhouettes: dict[View, list[MultiPolygon]] = {}
    zones: dict[View, list[ZoneFace]] = {}
    levels: dict[View, dict[str, list[MapFace]]] = {}
    boxes: dict[View, tuple[float, float, float, float]] = {}
    for drawing in cut.drawings:
        for placing in drawing.placings:
            view, side = placing.view, placing.side
            names, shapes = _placed(drawing, placing)
            silhouettes.setdefault(view, []).append(shapes[0])
            boxes[view] = _box(drawing, placing)
            for (layer, name), shape in zip(names[1:], shapes[1:], strict=True):
                if layer is None:
                    zones.setdefault(view, []).append(ZoneFace(name, side, view, shape))
                else:
                    faces = levels.setdefault(view, {}).setdefault(layer, [])
                    faces.append(MapFace(name, side, view, shape))
    views = tuple(view for view in View if view in zones)
    return Atlas(
        views,
        _body_maps(cut, levels),
        _landmarks(cut, cut.landmarks),
        _landmarks(cut, cut.key_points),
        boxes,
        cut.complaints,
        {view: multipolygon(shapely.coverage_union_all(silhouettes[view])) for view in views},
        {view: _layer(zones[view]) for view in views},
        {view: {name: _layer(f) for name, f in levels.get(view, {}).items()} for view in views},
        frozenset(placing.view for d in cut.drawings if d.half for placing in d.placings),
    )


def _placed(drawing: Drawing, placing: Placing) -> tuple[list[tuple[str | None, str]], list[MultiPolygon]]:
    """Names (map id or None for a zone, label) and shapes of a drawing; the first is its whole area."""
    names: list[tuple[str | None, str]] = [(None, ""), *((None, zone) for zone in drawing.zones)]
    shapes = [drawing.area, *drawing.zones.values()]
    for map_id, faces in drawing.maps.items():
        names += [(map_id, level) for level in faces]
        shapes += faces.values()
    if (placing.flip, placing.shift) != (1, 0):
        factor, shift = (placing.flip, 1), (placing.shift, 0)
        shapes = list(shapely.transform(shapes, lambda xy: xy * factor + shift))
    return names, shapes


def _box(drawing: Drawing, placing: Placing) -> tuple[float, float, float, float]:
    left, top, right, bottom = drawing.box
    shared = len({p.view for p in drawing.placings}) == 1
    return (left, top, right, bottom) if shared or placing.flip > 0 else (-right, top, -left, bottom)


def _body_maps(cut: CutAtlas, levels: Mapping[View, Mapping[str, Sequence[MapFace]]]) -> dict[str, BodyMap]:
    def faces(map_id: str) -> dict[View, tuple[MapFace, ...]]:
        return {view: tuple(maps[map_id]) for view, maps in levels.items() if map_id in maps}

    return {m.id: BodyMap(m.id, m.title, m.year, m.source, m.basis, m.notes, faces(m.id)) for m in cut.maps}


def _landmarks(cut: CutAtlas, spots: Sequence[Spot]) -> tuple[Landmark, ...]:
    drawings = {drawing.name: drawing for drawing in cut.drawings}
    return tuple(mark for s in spots if s.drawing in drawings for mark in _sides(drawings[s.drawing], s))


def _sides(drawing: Drawing, spot: Spot) -> tuple[Landmark, ...]:
    if drawing.half and spot.x == 0:
        return (Landmark(spot.name, drawing.placings[0].view, None, 0.0, spot.y, spot.basis),)
    return tuple(
        Landmark(spot.name, p.view, p.side, spot.x * p.flip + p.shift, spot.y, spot.basis)
        for p in drawing.placings
    )
