"""Checks what lies under the skin: that it can be drawn, that ends and nerves lie near their landmarks, that the skin of
the nerves covers each outline once, and that a nerve is caught where it runs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import shapely
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.faces import shape_of
from bodymap.atlas.layer_cutting import cut_layers
from bodymap.atlas.layer_files import MusclePart, read_muscles
from bodymap.atlas.layer_parts import CutLayers, LayerDrawing
from bodymap.atlas.lines import points, read_outline, read_spots
from bodymap.atlas.muscle_shapes import grid_of
from bodymap.atlas.parts import Complaint
from bodymap.atlas.sheet import Sheet, read_sheet
from bodymap.files.problems import BodymapError, Place

ENDS = ("origin", "middle", "insertion")
ENOUGH = 1e-4
"""Share of an outline that may be missing or covered twice: the width of the grid, no more."""
CAUGHT = 14.0
"""A place where a nerve is caught lies at most this far (mm) from the nerve."""

Spots = Mapping[tuple[str, str], tuple[float, float]]
"""(drawing, landmark) -> x, y in mm."""


def check_layers(folder: Path) -> tuple[Complaint, ...]:
    """Everything wrong with muscles, nerves, territories and look-alikes of a `regions` folder.

    A folder without any of them is a folder of maps only, and sound.
    """
    if not any((folder / part).exists() for part in ("muscles", "nerves", "territories", "referral.yaml")):
        return ()
    cut = cut_layers(folder)
    return (*cut.complaints, *_cover(cut, folder), *_caught(cut), *_anchored(cut, folder))


def _cover(cut: CutLayers, folder: Path) -> Iterable[Complaint]:
    """Only told when no face complained: a missing label already explains a hole."""
    told = {complaint.place.file for complaint in cut.complaints}
    for drawing in cut.drawings:
        file = str(folder / "territories" / f"{drawing.name}.yaml")
        if drawing.territories and file not in told:
            body = shape_of(read_outline(folder / "figure" / f"{drawing.name}.yaml")).area
            if not _covers(body.area, list(drawing.territories.values())):
                sentence = f"the territories of the view {drawing.name!r} do not cover the body exactly once"
                yield Complaint(sentence, Place(file))


def _covers(area: float, faces: Sequence[MultiPolygon]) -> bool:
    total, union = sum(face.area for face in faces), shapely.union_all(faces).area
    return abs(total - area) < ENOUGH * area and abs(union - total) < ENOUGH * area


def _caught(cut: CutLayers) -> Iterable[Complaint]:
    for drawing in cut.drawings:
        for spot in drawing.spots:
            gap = _gap_to_nerve(drawing, spot.nerve, Point(spot.x, spot.y))
            if gap is None:
                yield Complaint(f"{spot.nerve!r} is not drawn in the view {drawing.name!r}", spot.place)
            elif gap > CAUGHT:
                sentence = f"the place {spot.name!r} lies {gap:.0f} mm from {spot.nerve!r}; expected at most {CAUGHT:.0f}"
                yield Complaint(sentence, spot.place)


def _gap_to_nerve(drawing: LayerDrawing, nerve: str, point: Point) -> float | None:
    gaps = [n.line.distance(point) for n in drawing.nerves if n.nerve == nerve]
    return min(gaps, default=None)


# -- ends and nerves near their landmarks


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something must lie: name of the muscle or nerve, which end of a muscle, the point and the mm allowed."""

    drawing: str
    name: str
    end: str
    x: float
    y: float
    within: float
    what: str
    place: Place


def read_anchors(path: Path, spots: Spots) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """The anchors of muscles and of nerves. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"muscles", "nerves"})
    muscles, nerves = (
        tuple(_anchor(sheet, kind, i, spots) for i in range(sheet.count(kind)))
        for kind in ("muscles", "nerves")
    )
    return muscles, nerves


def _anchor(sheet: Sheet, kind: str, i: int, spots: Spots) -> Anchor:
    at = (kind, i)
    one = "muscle" if kind == "muscles" else "nerve"
    sheet.only({"view", one, "end", "at", "off", "to", "share", "within", "why"}, *at)
    view, end = sheet.text(*at, "view"), sheet.text(*at, "end") if sheet.has(*at, "end") else ""
    if kind == "muscles" and end not in ENDS:
        raise BodymapError(f"end {end!r} is unknown; expected {', '.join(ENDS)}", sheet.place(*at))
    x, y = _point(sheet, view, spots, *at, "at")
    if sheet.has(*at, "off"):
        step = points(sheet.text(*at, "off"), sheet.place(*at), 1)[0]
        x, y = x + step.x, y + step.y
    if sheet.has(*at, "to"):
        (to_x, to_y), share = _point(sheet, view, spots, *at, "to"), _number(sheet, *at, "share")
        x, y = x + share * (to_x - x), y + share * (to_y - y)
    what = sheet.text(*at, "why" if sheet.has(*at, "why") else "at").replace("_", " ")
    return Anchor(
        view, sheet.text(*at, one), end, x, y, _number(sheet, *at, "within"), what, sheet.place(*at)
    )


def _point(sheet: Sheet, view: str, spots: Spots, *at: str | int) -> tuple[float, float]:
    text = sheet.text(*at)
    if "," in text:
        knot = points(text, sheet.place(*at), 1)[0]
        return knot.x, knot.y
    if (view, text) not in spots:
        raise BodymapError(f"no landmark {text[:40]!r} in the view {view!r}", sheet.place(*at))
    return spots[view, text]


def _number(sheet: Sheet, *at: str | int) -> float:
    try:
        return float(sheet.text(*at))
    except ValueError:
        raise BodymapError(f"{at[-1]} is no number", sheet.place(*at)) from None


def _anchored(cut: CutLayers, folder: Path) -> Iterable[Complaint]:
    try:
        known = [drawing.name for drawing in cut.drawings]
        spots = {
            (s.drawing, s.name): (s.x, s.y) for s in read_spots(folder / "landmarks.yaml", "anatomy", known)
        }
        muscles, nerves = read_anchors(folder / "anchors.yaml", spots)
    except BodymapError as error:
        return [Complaint(error.sentence, error.place or Place(""))]
    drawings = {drawing.name: drawing for drawing in cut.drawings}
    parts: dict[str, tuple[MusclePart, ...]] = {}
    for name in {anchor.drawing for anchor in muscles}:
        parts[name] = _read(lambda name=name: read_muscles(folder / "muscles" / f"{name}.yaml")[1])
    found = [(a, _gap_to_end(parts[a.drawing], a)) for a in muscles]
    found += [
        (a, _gap_to_nerve(drawings[a.drawing], a.name, Point(a.x, a.y)))
        for a in nerves
        if a.drawing in drawings
    ]
    return [_far(anchor, gap) for anchor, gap in found if gap is None or gap > anchor.within]


def _read(work: Callable[[], tuple[MusclePart, ...]]) -> tuple[MusclePart, ...]:
    try:
        return work()
    except BodymapError:
        return ()  # told already


def _gap_to_end(parts: Sequence[MusclePart], anchor: Anchor) -> float | None:
    gaps: list[float] = []
    for part in parts:
        if part.muscle == anchor.name:
            grid = grid_of(part)
            along = [i / 20 for i in range(4, 17)]
            ends = {"origin": grid.origin, "insertion": grid.insertion, "middle": grid.at(0.5, along)}
            gaps += [hypot(x - anchor.x, y - anchor.y) for x, y in ends[anchor.end]]
    return min(gaps, default=None)


def _far(anchor: Anchor, gap: float | None) -> Complaint:
    if gap is None:
        return Complaint(f"{anchor.name!r} is not drawn in the view {anchor.drawing!r}", anchor.place)
    end = f"{anchor.end} of {anchor.name!r}" if anchor.end else repr(anchor.name)
    sentence = f"{end} lies {gap:.0f} mm from its place ({anchor.what}); expected at most {anchor.within:g}"
    return Complaint(sentence, anchor.place)


def share_of(part: BaseGeometry, whole: BaseGeometry) -> float:
    """Share of `whole` that lies in `part`, 0-1."""
    return float(shapely.intersection(part, whole).area / whole.area) if whole.area else 0.0
