"""The body as geometry: silhouettes, zones, published maps and landmarks of every view, and what lies where.

An Atlas is an immutable value. All coordinates are mm in the frame of a View, y down; sides are the patient's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from shapely import MultiPolygon
from shapely.errors import ShapelyError

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.later import Later
from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import Complaint, CutAtlas, Drawing, Faces, MapFacts, Placing, Spot
from bodymap.atlas.pile import Pile, pile
from bodymap.atlas.stored import fingerprint, from_json, maps_from_json, region_files, row_of, sources_of
from bodymap.atlas.zone_levels import Named, ZoneLevels, of_faces, of_patches
from bodymap.data import data_folder, own_folder
from bodymap.files.problems import BodymapError
from bodymap.language import tr

if TYPE_CHECKING:
    from bodymap.atlas.cells import Cells, PlacedCells

DAMAGED = (OSError, LookupError, TypeError, ValueError, ShapelyError)
"""What reading a built file raises that was cut short, changed, or built from other sources."""
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
    """One dermatome map, drawn by us after its source; the title says so.

    faces: read when first asked for. history: one sentence on how the map came about, with its source; empty
    when the file tells none. unverified_by: the author of a map somebody added; empty for ours.
    """

    id: str
    title: str
    year: int | None
    source: str
    basis: str
    notes: str
    faces: Mapping[View, tuple[MapFace, ...]]
    history: str = ""
    unverified_by: str = ""

    @property
    def full_title(self) -> str:
        """The title wherever it stands alone: a map somebody added says so."""
        if self.unverified_by:
            return tr("{title}: unverified map by {author}", title=self.title, author=self.unverified_by)
        return tr(self.title)

    def says(self, text: str) -> str:
        """One of its texts in the language spoken; what somebody added stays as they wrote it."""
        return text if self.unverified_by else tr(text)


@dataclass(frozen=True, slots=True)
class Located:
    """What lies at a point: zone None = off the body; side None = on the midline; maps: map id -> level.

    nerves (of the skin there), nerves_below and muscles are answered by the layers only (layers.py).
    """

    view: View
    x: float
    y: float
    side: Side | None
    zone: str | None
    maps: Mapping[str, str]
    nerves: tuple[str, ...] = ()
    nerves_below: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Atlas:
    """Every view with its zones and maps; see open_atlas."""

    views: tuple[View, ...]
    maps: Mapping[str, BodyMap]
    landmarks: tuple[Landmark, ...]
    key_points: tuple[Landmark, ...]
    boxes: Mapping[View, tuple[float, float, float, float]]
    complaints: tuple[Complaint, ...]
    _silhouettes: Mapping[View, MultiPolygon]
    _zones: Mapping[View, tuple[ZoneFace, ...]]
    _levels: Mapping[View, Mapping[str, tuple[MapFace, ...]]]
    _zone_piles: Mapping[View, Pile]
    _piles: Mapping[View, Pile]
    _cells: Mapping[View, "PlacedCells"]
    _zone_levels: Mapping[str, ZoneLevels]
    _joined: frozenset[View]

    def left_out(self) -> BodymapError:
        """The complaints in one: the first of them, and how many more there are."""
        first, more = self.complaints[0], len(self.complaints) - 1
        return BodymapError(first.sentence + (f" (and {more} more)" if more else ""), first.place)

    def silhouette(self, view: View) -> MultiPolygon:
        """The whole body of a view, both feet in a foot view; mm."""
        return self._silhouettes[view]

    def narrowed(self, silhouettes: Mapping[View, MultiPolygon]) -> "Atlas":
        """The same atlas with less body to paint on in some views (mm); zones and maps stay whole."""
        return replace(self, _silhouettes={**self._silhouettes, **silhouettes})

    def zones(self, view: View) -> tuple[ZoneFace, ...]:
        """The zones of a view, left and right apart; together they are the silhouette."""
        return self._zones[view]

    def cells(self, view: View) -> "PlacedCells":
        """Zones and maps of a view laid over each other. Not needed to draw or to read: made when asked for.

        A map somebody added may be missing in its levels.
        """
        return self._cells[view]

    def zone_levels(self, map_id: str) -> ZoneLevels:
        """How a map shares the skin of each zone among its levels. Raises KeyError for an unknown map."""
        return self._zone_levels[map_id]

    def zone_at(self, view: View, x: float, y: float) -> ZoneFace | None:
        """The one zone at a point; None = off the body. A point on a border gets one answer, always the same."""
        found = self._zone_piles[view].at(x, y).get(0)
        return None if found is None else self._zones[view][found]

    def locate(self, view: View, x: float, y: float) -> Located:
        """Zone, side and the level every map gives, at a point in mm."""
        heap, found = self._piles[view], self._piles[view].at(x, y)
        if 0 not in found:
            return Located(view, x, y, None, None, {})
        face = self._zones[view][found[0]]
        levels: dict[str, str] = {}
        for number, (name, faces) in enumerate(self._levels[view].items(), start=1):
            hit = found[number] if number in found else heap.nearest(number, x, y)
            if hit is not None:
                levels[name] = faces[hit].level
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
    nothing is left. To the shipped atlas come the maps in a person's own folder (own_folder in data.py).
    """
    if folder is not None:
        return _opened(folder, ())
    return _opened(data_folder("regions"), _own_files(own_folder() / "maps"))


OwnFile = tuple[str, int, int]
"""Path, time of the last change in ns and size of a map somebody added: what tells two states of it apart."""


def _own_files(folder: Path) -> tuple[OwnFile, ...]:
    """The map files in a person's folder, by name; empty when there is no such folder."""
    found: list[OwnFile] = []
    with suppress(OSError):
        for path in sorted(folder.glob("*.yaml")):
            with suppress(OSError):  # it went away in between
                known = path.stat()
                found.append((str(path), known.st_mtime_ns, known.st_size))
    return tuple(found)


@cache
def _opened_once(folder: Path, sources: str) -> Atlas:
    return assemble(_cut_or_stored(folder, sources), partial(_stored_cells, sources))


@lru_cache(maxsize=2)
def _opened_with(folder: Path, sources: str, own: tuple[OwnFile, ...]) -> Atlas:
    from bodymap.atlas.map_files import with_own_maps  # only where somebody added a map

    cut = with_own_maps(_cut_or_stored(folder, sources), [Path(path) for path, _, _ in own])
    return assemble(cut, partial(_stored_cells, sources))


def _cut_or_stored(folder: Path, sources: str) -> CutAtlas:
    return _stored(folder, sources) or _cut(folder)


def _stored(folder: Path, sources: str) -> CutAtlas | None:
    """The built atlas of exactly these sources; None when there is none, or it is damaged."""
    try:
        text = _built("atlas.json", sources)
        return from_json(text, lambda drawing: _stored_maps(folder, sources, drawing))
    except DAMAGED:
        return None


def _stored_maps(folder: Path, sources: str, drawing: str) -> Mapping[str, Faces]:
    """The faces of all maps in a drawing, from the built file or, when that is damaged, cut anew."""
    try:
        return maps_from_json(_built("maps.jsonl", sources), drawing)
    except DAMAGED:
        return {d.name: d.maps for d in _cut_once(folder, sources).drawings}[drawing]


def _stored_cells(sources: str, drawing: Drawing) -> "Cells":
    """The cells of a drawing, from the built file or, when that is damaged, cut anew."""
    from bodymap.atlas.cells import cells_of_row

    try:
        return cells_of_row(row_of(_built("cells.jsonl", sources), drawing.name))
    except DAMAGED:
        return _overlaid(drawing)


def _overlaid(drawing: Drawing) -> "Cells":
    from bodymap.atlas.cells import overlay

    return overlay(drawing)


@cache
def _cut_once(folder: Path, sources: str) -> CutAtlas:
    return _cut(folder)


def _cut(folder: Path) -> CutAtlas:
    from bodymap.atlas.cutting import cut_regions  # what reads and cuts is not needed to start

    return cut_regions(folder)


def _built(name: str, sources: str) -> str:
    """Raises OSError or ValueError when there is no such file, or it was built from other sources."""
    text = (data_folder("assets") / "built" / name).read_text("utf-8")
    if sources_of(text) != sources:
        raise ValueError(name)
    return text


def _opened(folder: Path, own: tuple[OwnFile, ...]) -> Atlas:
    if not folder.is_dir():
        raise BodymapError("no such folder; expected one with figure, zones and maps", folder)
    sources = fingerprint(region_files(folder), folder)
    return _opened_with(folder, sources, own) if own else _opened_once(folder, sources)


def assemble(cut: CutAtlas, cells: Callable[[Drawing], "Cells"] = _overlaid) -> Atlas:
    """Place every drawing where its two sides are shown: mirrored halves, paired feet, left and right views.

    cells: where the cells of a drawing come from.
    """
    silhouettes: dict[View, list[MultiPolygon]] = {}
    zones: dict[View, list[ZoneFace]] = {}
    boxes: dict[View, tuple[float, float, float, float]] = {}
    placings = [(drawing, placing) for drawing in cut.drawings for placing in drawing.placings]
    for drawing, placing in placings:
        view = placing.view
        area, *shapes = _placed([drawing.area, *drawing.zones.values()], placing)
        silhouettes.setdefault(view, []).append(area)
        boxes[view] = _box(drawing, placing)
        faces = (ZoneFace(n, placing.side, view, s) for n, s in zip(drawing.zones, shapes, strict=True))
        zones.setdefault(view, []).extend(faces)
    views = tuple(view for view in View if view in zones)
    levels = Later(views, lambda view: _levels([(d, p) for d, p in placings if p.view is view]))
    by_view = {view: tuple(zones[view]) for view in views}
    laid = Later(views, lambda view: _placed_cells([(cells(d), p) for d, p in placings if p.view is view]))
    one_side = tuple({drawing.name: p.view for drawing, p in placings}.values())
    return Atlas(
        views,
        _body_maps(cut, views, levels),
        _landmarks(cut, cut.landmarks),
        _landmarks(cut, cut.key_points),
        boxes,
        cut.complaints,
        {view: multipolygon(shapely.coverage_union_all(silhouettes[view])) for view in views},
        by_view,
        levels,
        Later(views, lambda view: _heap(by_view[view])),
        Later(views, lambda view: _heap(by_view[view], *levels[view].values())),
        laid,
        Later((m.id for m in cut.maps), lambda m: _zone_levels(m, one_side, by_view, levels, laid)),
        frozenset(placing.view for d, placing in placings if d.half),
    )


def _heap(*layers: Sequence[ZoneFace] | Sequence[MapFace]) -> Pile:
    return pile([[face.shape for face in layer] for layer in layers])


def _placed_cells(parts: Sequence[tuple["Cells", Placing]]) -> "PlacedCells":
    from bodymap.atlas.cells import placed_cells

    return placed_cells(parts)


def _zone_levels(
    map_id: str,
    views: Sequence[View],
    zones: Mapping[View, tuple[ZoneFace, ...]],
    levels: Mapping[View, Mapping[str, tuple[MapFace, ...]]],
    cells: Mapping[View, "PlacedCells"],
) -> ZoneLevels:
    """views: one of each drawing."""
    if all(map_id in cells[view].levels for view in views):
        return of_patches(map_id, (patch for view in views for patch in cells[view].patches))
    return of_faces(_one_side(zones[view], levels[view].get(map_id, ())) for view in views)


def _one_side(zones: Sequence[ZoneFace], levels: Sequence[MapFace]) -> tuple[Named, Named]:
    side = zones[0].side
    return [(z.zone, z.shape) for z in zones if z.side is side], [
        (face.level, face.shape) for face in levels if face.side is side
    ]


def _levels(placings: Iterable[tuple[Drawing, Placing]]) -> Mapping[str, tuple[MapFace, ...]]:
    """The faces of every map in one view, both sides."""
    found: dict[str, list[MapFace]] = {}
    for drawing, placing in placings:
        names = [(map_id, level) for map_id, faces in drawing.maps.items() for level in faces]
        shapes = _placed([s for faces in drawing.maps.values() for s in faces.values()], placing)
        for (map_id, level), shape in zip(names, shapes, strict=True):
            found.setdefault(map_id, []).append(MapFace(level, placing.side, placing.view, shape))
    return {map_id: tuple(faces) for map_id, faces in found.items()}


def _placed(shapes: Sequence[MultiPolygon], placing: Placing) -> Sequence[MultiPolygon]:
    """The shapes of a drawing where one side of the patient is shown."""
    if (placing.flip, placing.shift) == (1, 0):
        return shapes
    factor, shift = (placing.flip, 1), (placing.shift, 0)
    return list(shapely.transform(shapes, lambda xy: xy * factor + shift))


def _box(drawing: Drawing, placing: Placing) -> tuple[float, float, float, float]:
    left, top, right, bottom = drawing.box
    shared = len({p.view for p in drawing.placings}) == 1
    return (left, top, right, bottom) if shared or placing.flip > 0 else (-right, top, -left, bottom)


def _body_maps(
    cut: CutAtlas, views: Sequence[View], levels: Mapping[View, Mapping[str, tuple[MapFace, ...]]]
) -> dict[str, BodyMap]:
    shown = {p.view: drawing.maps for drawing in cut.drawings for p in drawing.placings}

    def body_map(m: MapFacts) -> BodyMap:
        faces = Later((v for v in views if m.id in shown[v]), lambda view: levels[view][m.id])
        return BodyMap(m.id, m.title, m.year, m.source, m.basis, m.notes, faces, m.history, m.author)

    return {m.id: body_map(m) for m in cut.maps}


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
