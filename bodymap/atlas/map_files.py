"""One map file by itself: cut on the figure, checked, and what is worth a note; also the maps a person added.

A map of somebody else is opened only when it is wholly sound, carries its author, and can never take the place of
one of ours.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import shapely
from shapely import MultiPolygon, Point

from bodymap.atlas.cutting import MAP_LABELS, facts_of
from bodymap.atlas.faces import Shape, cut
from bodymap.atlas.later import Later
from bodymap.atlas.lines import MapSource, read_map
from bodymap.atlas.parts import Complaint, CutAtlas, Drawing, Faces, MapFacts, Spot
from bodymap.files.problems import BodymapError, Place

MOST_OWN = 20
"""So many maps of somebody else are opened; each takes a tenth of a second."""
LONGEST_NAME = 80
"""Letters of an author or an id."""
LONGEST_TITLE = 140
KEY_POINT_MAP = "isncsci"
"""The map whose faces must hold the key sensory points."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class CutMap:
    """A map file cut on the figure: faces by drawing and level, what is wrong, and what is only worth knowing."""

    source: MapSource
    faces: Mapping[str, Faces]
    complaints: tuple[Complaint, ...]
    notes: tuple[Complaint, ...]


def cut_map(path: Path, figure: CutAtlas) -> CutMap:
    """Cut a map file on a figure. Raises BodymapError when it cannot be read at all."""
    drawings = {drawing.name: drawing for drawing in figure.drawings}
    source = read_map(path, tuple(drawings))
    complaints: list[Complaint] = []
    faces: dict[str, Faces] = {}
    for name, borders in source.borders.items():
        result = cut(_shape(drawings[name].area), borders, MAP_LABELS)
        faces[name] = result.faces
        complaints += result.complaints
    outside = key_points_outside(source, faces, figure.key_points)
    if source.id == KEY_POINT_MAP:
        return CutMap(source, faces, (*complaints, *outside), ())
    blank = [name for name in drawings if name not in source.borders]
    missing = (Complaint(f"the view {name!r} is not in this map", source.place) for name in blank)
    return CutMap(source, faces, tuple(complaints), (*outside, *missing))


def _shape(area: MultiPolygon) -> Shape:
    whole = max(area.geoms, key=lambda part: part.area)
    return Shape(whole, shapely.get_coordinates(whole.exterior))


def key_points_outside(
    source: MapSource, faces: Mapping[str, Faces], points: Iterable[Spot]
) -> Iterable[Complaint]:
    """Key sensory points that lie in another level than their own, with the line of that level.

    In a map of another kind, skin it leaves blank or does not go up to holds no wrong level.
    """
    right = () if source.id == KEY_POINT_MAP else ("none", "above")
    for spot in points:
        found = _level_at(faces.get(spot.drawing, {}), spot)
        if found is not None and found not in (spot.name, *right):
            yield _outside(source, faces[spot.drawing], spot, found)


def _outside(source: MapSource, faces: Faces, spot: Spot, found: str) -> Complaint:
    own = faces.get(spot.name)
    gap = (
        f"{own.distance(Point(spot.x, spot.y)):.1f} mm outside its own"
        if own
        else "and the map has no such level"
    )
    labels = source.borders[spot.drawing].labels
    place = next((label.place for label in labels if label.name == found), source.place)
    where = f"the key point of {spot.name} at {spot.x:g},{spot.y:g} in the view {spot.drawing!r}"
    return Complaint(f"{where} lies in {found} in the map {source.id}, {gap}", place)


def _level_at(faces: Faces, spot: Spot) -> str | None:
    point = Point(spot.x, spot.y)
    return next((level for level, face in faces.items() if face.intersects(point)), None)


def with_own_maps(atlas: CutAtlas, paths: Sequence[Path]) -> CutAtlas:
    """The atlas with the sound ones of these maps; each unsound one is told in one complaint and left out."""
    told: list[Complaint] = []
    added: list[CutMap] = []
    for path in paths[:MOST_OWN]:
        taken = {m.id for m in atlas.maps} | {m.source.id for m in added}
        try:
            added.append(_own(path, atlas, taken))
        except BodymapError as error:
            place = error.place or Place(str(path))
            told.append(Complaint(f"this map of your own is left out: {error.sentence}", place))
    if len(paths) > MOST_OWN:
        sentence = (
            f"{len(paths) - MOST_OWN} more maps of your own are left out; at most {MOST_OWN} are opened"
        )
        told.append(Complaint(sentence, Place(str(paths[MOST_OWN].parent))))
    return replace(
        atlas,
        drawings=tuple(_with(drawing, added) for drawing in atlas.drawings),
        maps=(*atlas.maps, *(_unverified(m.source) for m in added)),
        complaints=(*atlas.complaints, *told),
    )


def _own(path: Path, atlas: CutAtlas, taken: Collection[str]) -> CutMap:
    """A sound map of somebody else. Raises BodymapError for the first thing that is wrong with it."""
    found = cut_map(path, atlas)
    source = found.source
    if not source.author.strip():
        raise BodymapError("it has no author; expected a line author: NAME", source.place)
    if source.id != path.stem:
        raise BodymapError(
            f"the map {source.id[:LONGEST_NAME]!r} stands in a file of another name", source.place
        )
    if not _ID.fullmatch(source.id) or len(source.id) > LONGEST_NAME:
        raise BodymapError("its id may hold small letters, digits and - only", source.place)
    if source.id in taken:
        raise BodymapError(f"the id {source.id!r} is that of another map; expected a new one", source.place)
    _printable("author", source.author, LONGEST_NAME, source.place)
    _printable("title", source.title, LONGEST_TITLE, source.place)
    if found.complaints:
        first, more = found.complaints[0], len(found.complaints) - 1
        raise BodymapError(first.sentence + (f" (and {more} more)" if more else ""), first.place)
    return found


def _printable(key: str, text: str, most: int, place: Place) -> None:
    if len(text) > most or not text.isprintable():
        raise BodymapError(f"its {key} is too long or no plain line; expected at most {most} letters", place)


def _unverified(source: MapSource) -> MapFacts:
    return replace(facts_of(source), author=source.author.strip())


def _with(drawing: Drawing, added: Iterable[CutMap]) -> Drawing:
    own = {m.source.id: m.faces[drawing.name] for m in added if drawing.name in m.faces}
    return replace(drawing, maps=_joined(drawing.maps, own)) if own else drawing


def _joined(maps: Mapping[str, Faces], own: Mapping[str, Faces]) -> Mapping[str, Faces]:
    """Ours are still read when first asked for."""
    return Later((*maps, *own), lambda map_id: own[map_id] if map_id in own else maps[map_id])
