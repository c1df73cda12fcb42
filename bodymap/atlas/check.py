"""Checks a folder of region files and says what is wrong, one sentence each with file and line.

Checked: every file reads; outlines are simple; zones and maps cut into labelled faces that cover each outline
once, without slivers; zone names are known; landmarks lie on the body; and in a map that names the ISNCSCI key
points as its source, every key point lies in its own level; and what lies under the skin (layer_check.py).
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import shapely
from shapely import MultiPolygon, Point

from bodymap.atlas.cutting import cut_figure, cut_regions
from bodymap.atlas.layer_check import check_layers
from bodymap.atlas.lines import read_map
from bodymap.atlas.map_files import KEY_POINT_MAP, cut_map, key_points_outside
from bodymap.atlas.parts import Complaint, CutAtlas, Faces
from bodymap.atlas.spine import draw_spine
from bodymap.atlas.strokes import read_art, read_changes
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError, Place

ENOUGH = 1e-4
"""Share of an outline that may be missing or covered twice: the width of the grid, no more."""
OFF = 0.5
"""A landmark further than this (mm) outside the body is a fault."""


def check(folder: Path | None = None) -> tuple[Complaint, ...]:
    """Everything wrong with a `regions` folder; empty when it is sound.

    Without a folder the shipped regions and the shipped pictures are checked.
    """
    regions = _regions(folder or data_folder("regions"))
    return tuple(dict.fromkeys([*regions, *(_pictures() if folder is None else ())]))


def _regions(folder: Path) -> Iterable[Complaint]:
    try:
        cut = cut_regions(folder)
    except BodymapError as error:
        return (_told(error),)
    return (
        *cut.complaints,
        *_missing(cut, folder),
        *_cover(cut, folder),
        *_spots(cut),
        *_key_points(cut, folder),
        *check_layers(folder),
    )


def _pictures() -> Iterable[Complaint]:
    """Faults in the shipped strokes and the spine."""
    assets = data_folder("assets")
    work: list[tuple[Callable[[Path], object], Path]] = [(draw_spine, assets / "spine.yaml")]
    work += [(read_art, path) for path in sorted((assets / "figure").glob("*.yaml"))]
    work += [(read_changes, path) for path in sorted((assets / "figure").glob("*/*.yaml"))]
    for read, path in work:
        try:
            read(path)
        except BodymapError as error:
            yield _told(error)


def _told(error: BodymapError) -> Complaint:
    return Complaint(error.sentence, error.place or Place(""))


def _missing(cut: CutAtlas, folder: Path) -> Iterable[Complaint]:
    for drawing in cut.drawings:
        path = folder / "zones" / f"{drawing.name}.yaml"
        if not path.is_file():
            yield Complaint(f"the view {drawing.name!r} has no zones; expected this file", Place(str(path)))


def _cover(cut: CutAtlas, folder: Path) -> Iterable[Complaint]:
    """Only told when no face complained: a missing label already explains a hole."""
    told = {complaint.place.file for complaint in cut.complaints}
    for drawing in cut.drawings:
        layers: dict[str, Faces] = {"zones": drawing.zones, **drawing.maps}
        for name, faces in layers.items():
            file = str(folder / (f"zones/{drawing.name}.yaml" if name == "zones" else f"maps/{name}.yaml"))
            if file not in told and faces and not _covers(drawing.area, faces):
                sentence = f"the faces of the view {drawing.name!r} do not cover the body exactly once"
                yield Complaint(sentence, Place(file))


def _covers(area: MultiPolygon, faces: Faces) -> bool:
    total = sum(face.area for face in faces.values())
    union = shapely.union_all(list(faces.values())).area
    return abs(total - area.area) < ENOUGH * area.area and abs(union - total) < ENOUGH * area.area


def _spots(cut: CutAtlas) -> Iterable[Complaint]:
    areas = {drawing.name: drawing.area for drawing in cut.drawings}
    for spot in (*cut.landmarks, *cut.key_points):
        gap = areas[spot.drawing].distance(Point(spot.x, spot.y))
        if gap > OFF:
            sentence = f"{spot.name!r} at {spot.x:g},{spot.y:g} lies {gap:.0f} mm outside the body"
            yield Complaint(sentence, spot.place)


def _key_points(cut: CutAtlas, folder: Path) -> Iterable[Complaint]:
    """Told with the line of the level that holds a key point of another."""
    try:
        source = read_map(folder / "maps" / f"{KEY_POINT_MAP}.yaml", [d.name for d in cut.drawings])
    except BodymapError:
        return ()  # told when it was cut, or not there
    faces = {d.name: d.maps.get(KEY_POINT_MAP, {}) for d in cut.drawings}
    return key_points_outside(source, faces, cut.key_points)


def figure_for(path: Path) -> CutAtlas:
    """The outlines and key points a map file is cut on: of the folder it stands in, or the shipped ones.

    Raises BodymapError.
    """
    folder = path.absolute().parent.parent
    return cut_figure(folder if (folder / "figure").is_dir() else data_folder("regions"))


def check_file(path: Path) -> tuple[tuple[Complaint, ...], tuple[Complaint, ...]]:
    """What is wrong with one file, and what is only worth knowing.

    A map is cut by itself; for any other region file the whole folder is checked, and what concerns the file told.
    """
    folder = path.absolute().parent.parent
    if path.absolute().parent.name != "maps" and (folder / "figure").is_dir():
        told = check(folder)
        return tuple(c for c in told if Path(c.place.file).absolute() == path.absolute()), ()
    try:
        found = cut_map(path, figure_for(path))
    except BodymapError as error:
        return (_told(error),), ()
    return found.complaints, found.notes
