"""From the editable region files to faces in the frames they were drawn in (half figure, one foot, one leg).

What is unsound is left out and complained about; the rest stays usable.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.faces import Shape, cut, shape_of
from bodymap.atlas.lines import (
    Borders,
    MapSource,
    Outline,
    read_known_zones,
    read_map,
    read_outline,
    read_spots,
    read_zones,
)
from bodymap.atlas.parts import Complaint, CutAtlas, Drawing, Faces, MapFacts, Spot
from bodymap.files.problems import BodymapError, Place

LEVELS = (
    "V",
    *(f"C{n}" for n in range(2, 9)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *("S1", "S2", "S3", "S4-5"),
)
"""Every level a map may name, from above down; V is the fifth cranial nerve, not a spinal root."""

MAP_LABELS = (*LEVELS, "none", "above")

T = TypeVar("T")


@dataclass(slots=True)
class _Desk:
    """Collects complaints while files are read; a file that cannot be read counts as absent."""

    complaints: list[Complaint] = field(default_factory=list[Complaint])

    def try_(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except BodymapError as error:
            place = error.place if isinstance(error.place, Place) else Place("")
            self.complaints.append(Complaint(error.sentence, place))
            return None

    def cut(self, shape: Shape, borders: Borders | None, known: Iterable[str]) -> Faces:
        if borders is None:
            return {}
        result = cut(shape, borders, tuple(known))
        self.complaints += result.complaints
        return result.faces


def cut_regions(folder: Path) -> CutAtlas:
    """Read and cut everything below a `regions` folder. Raises BodymapError only when no outline is left."""
    desk = _Desk()
    drawn = _drawn(folder, desk)
    zones = _zones(folder, desk)
    known = desk.try_(lambda: read_known_zones(folder / "zones" / "known.yaml"))
    maps = _maps(folder, desk, _named_views(folder))
    return _cut_all(folder, desk, drawn, zones, known, maps)


def cut_figure(folder: Path) -> CutAtlas:
    """Only the outlines and the named points of a `regions` folder, to cut one map on. Raises BodymapError."""
    desk = _Desk()
    return _cut_all(folder, desk, _drawn(folder, desk), {}, None, ())


def _drawn(folder: Path, desk: _Desk) -> "_Drawn":
    drawn = _outlines(folder, desk)
    if not drawn:
        place = desk.complaints[0].place if desk.complaints else folder
        raise BodymapError("no usable outline; expected regions/figure/<view>.yaml", place)
    return drawn


def _named_views(folder: Path) -> list[str]:
    return [path.stem for path in sorted((folder / "figure").glob("*.yaml"))]


def _cut_all(
    folder: Path,
    desk: _Desk,
    drawn: "_Drawn",
    zones: Mapping[str, Borders],
    known: tuple[str, ...] | None,
    maps: tuple[MapSource, ...],
) -> CutAtlas:
    named = _named_views(folder)
    drawings = tuple(
        _drawing(outline, shape, zones.get(name), known, maps, desk)
        for name, (outline, shape) in drawn.items()
    )
    spots = [
        tuple(
            spot
            for spot in desk.try_(lambda s=s: _named_points(folder, s, named)) or ()
            if spot.drawing in drawn
        )
        for s in ("anatomy", "key points")
    ]
    facts = tuple(facts_of(m) for m in maps)
    return CutAtlas(drawings, facts, spots[0], spots[1], tuple(desk.complaints))


def facts_of(m: MapSource) -> MapFacts:
    return MapFacts(m.id, m.title, m.year, m.source, m.basis, m.notes, m.history, m.author)


def _named_points(folder: Path, section: str, named: Sequence[str]) -> tuple[Spot, ...]:
    return read_spots(folder / "landmarks.yaml", section, named)


_Drawn = dict[str, tuple[Outline, Shape]]


def _outlines(folder: Path, desk: _Desk) -> _Drawn:
    def both(path: Path) -> tuple[Outline, Shape]:
        outline = read_outline(path)
        if outline.name != path.stem:
            raise BodymapError(f"view {outline.name!r} stands in a file of another name", outline.place)
        return outline, shape_of(outline)

    found = [desk.try_(lambda p=path: both(p)) for path in sorted((folder / "figure").glob("*.yaml"))]
    return {outline.name: (outline, shape) for outline, shape in filter(None, found)}


def _zones(folder: Path, desk: _Desk) -> dict[str, Borders]:
    def named(path: Path) -> tuple[str, Borders]:
        name, borders = read_zones(path)
        if name != path.stem:
            raise BodymapError(f"view {name!r} stands in a file of another name", borders.place)
        return name, borders

    paths = [path for path in sorted((folder / "zones").glob("*.yaml")) if path.stem != "known"]
    return dict(filter(None, (desk.try_(lambda p=path: named(p)) for path in paths)))


def _maps(folder: Path, desk: _Desk, drawings: Sequence[str]) -> tuple[MapSource, ...]:
    def named(path: Path) -> MapSource:
        found = read_map(path, drawings)
        if found.id != path.stem:
            raise BodymapError(f"map {found.id!r} stands in a file of another name", found.place)
        return found

    paths = sorted((folder / "maps").glob("*.yaml"))
    return tuple(filter(None, (desk.try_(lambda p=path: named(p)) for path in paths)))


def _drawing(
    outline: Outline,
    shape: Shape,
    zones: Borders | None,
    known: tuple[str, ...] | None,
    maps: tuple[MapSource, ...],
    desk: _Desk,
) -> Drawing:
    """known: the zone names that may stand in the file; None = any, because the list itself is unsound."""
    allowed = known or tuple(label.name for label in zones.labels) if zones else ()
    faces = desk.cut(shape, zones, allowed)
    levels = {
        m.id: desk.cut(shape, m.borders[outline.name], MAP_LABELS) for m in maps if outline.name in m.borders
    }
    return Drawing(
        outline.name, outline.half, outline.box, outline.placings, _whole(shape, faces), faces, levels
    )


def _whole(shape: Shape, zones: Faces) -> MultiPolygon:
    """The area with the very points the zones have on their border, so that the two fit without a crack."""
    joined = shapely.coverage_union_all(list(zones.values())) if zones else shape.area
    if abs(joined.area - shape.area.area) > 1e-4 * shape.area.area:
        joined = shape.area
    return multipolygon(joined)
