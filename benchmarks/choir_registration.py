"""Lays the published CHOIR segments on our figure and writes regions/segments/choir.yaml: `python -m benchmarks.choir_registration`.

Needs the polygons of the R package CHOIRBM (MIT) as CSV in the folder BODYMAP_CHOIR; the program itself never reads them.
--picture FILE.svg draws segments and zones over each other, to look at; --page prints the residuals for docs/exchange.md.
"""

import argparse
import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from benchmarks.choir_names import FEMALE_IDS, ROWS, Row
from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.data import data_folder

FOLDER = Path(os.environ.get("BODYMAP_CHOIR", "../shared/data/choir"))
TARGET = data_folder("regions") / "segments" / "choir.yaml"
FIGURES = ("male", "female")
ARM = ("arm", "hand")
LEAST = 0.005
"""A zone is listed for a segment when it makes up so much of it."""
GAP = 12.0
"""mm a segment grows into what no segment has: the gaps between the published polygons, and the edge of our body."""
NEEDLE = 2.0
"""mm. What is thinner than twice this is no part of a segment."""
CORNERS = 2.5
"""mm the outline may move when it is told with fewer corners."""
HEAD = """\
# The 74 segments of the CHOIR body map on our figure: which zones each lies on. Made by `python -m benchmarks.choir_registration`; not edited by hand.
# The segments are those of the R package CHOIRBM (E. Cramer, MIT licence, 2021; map: Scherrer et al. 2021, doi 10.1097/PR9.0000000000000880), laid
# on our figure by landmarks of the outline; method and residuals: docs/exchange.md. An outline is what
# at least two of four halves (male and female, left and right) agree on; the published polygons themselves are not kept here.
# left, right: the id on the patient's left and right, in the numbering of the male figure of CHOIRBM, which is also that of REDCap (f01 = 101, b01 = 201).
# words: {side} is the patient's side. outline: "x,y x,y", mm on the half with x > 0. zones: share of the segment that lies on it, share of the
# zone that lies in the segment (0-1); counted on our body from the outline.
# painted_from: share of a segment that has to be painted for it to count; meant_from: or the part of one mark that lies in it (both assumed: no
# publication gives one).
# whole_views: a view of ours that lies in one segment a side (assumed: CHOIR shows the sole as the foot from behind).
# elsewhere: a zone that our front and back do not show, and the segment it counts for (assumed).
# female_ids: the ids by which CHOIR's own female map calls six segments, as CHOIRBM says (convert_bodymap, August 2021).
"""

Points = NDArray[np.float64]
Spot = tuple[float, float]


@dataclass(frozen=True)
class Body:
    """Half a figure, x > 0 from the midline to the viewer's right; all in the unit of its source."""

    whole: BaseGeometry
    arm: BaseGeometry
    elbow: tuple[Spot, Spot]
    wrist: tuple[Spot, Spot]
    axilla: Spot
    crotch: float
    knee: float

    @property
    def rest(self) -> BaseGeometry:
        """Without the arm."""
        return self.whole.difference(self.arm.buffer(0.3))


@dataclass(frozen=True)
class Laid:
    """One segment laid on our figure, x > 0, mm."""

    row: Row
    shape: MultiPolygon


# Thin-plate spline


def spline(source: Points, target: Points):
    """The smoothest map of the plane that takes source to target (Bookstein 1989)."""
    count = len(source)
    kernel = _kernel(source, source)
    ones = np.c_[np.ones(count), source]
    left = np.block([[kernel, ones], [ones.T, np.zeros((3, 3))]])
    weights = np.linalg.solve(left, np.r_[target, np.zeros((3, 2))])
    return lambda xy: _kernel(xy, source) @ weights[:count] + np.c_[np.ones(len(xy)), xy] @ weights[count:]


def _kernel(a: Points, b: Points) -> Points:
    square = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)
    return np.where(square > 0, square * np.log(np.maximum(square, 1e-12)), 0.0) / 2


def left_out(source: Points, target: Points) -> list[float]:
    """How far each landmark is missed by the map made of all others, mm."""
    found = []
    for number in range(len(source)):
        keep = np.arange(len(source)) != number
        there = spline(source[keep], target[keep])(source[~keep])[0]
        found.append(float(np.hypot(*(there - target[number]))))
    return found


# Landmarks of an outline


def extreme(shape: BaseGeometry, right: float, down: float) -> Spot:
    xy = shapely.get_coordinates(shape)
    x, y = xy[np.argmax(xy @ (right, down))].tolist()
    return x, y


def row_at(shape: BaseGeometry, y: float) -> Spot:
    """Left and right end of the piece of a row that lies nearest the midline."""
    cut = shape.intersection(LineString([(0, y), (2000, y)]))
    spans = sorted((part.bounds[0], part.bounds[2]) for part in shapely.get_parts(cut))
    wide = [span for span in spans if span[1] - span[0] > 0.02 * shape.bounds[2]]
    return wide[0]


def narrowest(body: Body, top: float, bottom: float, *, widest: bool = False) -> float:
    levels = np.linspace(top, bottom, 40)
    widths = [row_at(body.rest, y)[1] - row_at(body.rest, y)[0] for y in levels]
    return float(levels[np.argmax(widths) if widest else np.argmin(widths)])


def landmarks(body: Body) -> dict[str, Spot]:
    """The same points of any half figure seen from the front or behind, by name."""
    top, bottom = body.whole.bounds[1], body.whole.bounds[3]
    leg = bottom - body.knee
    calf = narrowest(body, body.knee + 0.12 * leg, body.knee + 0.5 * leg, widest=True)
    ankle = narrowest(body, body.knee + 0.6 * leg, body.knee + 0.85 * leg)
    head = body.whole.intersection(box(0, top, 2000, top + 0.12 * (bottom - top)))
    shoulder = body.whole.intersection(box(0, 0, 2000, body.axilla[1]))
    foot = body.rest.intersection(box(0, ankle + 0.4 * (bottom - ankle), 2000, 3000))
    axis = np.subtract(np.mean(body.wrist, axis=0), np.mean(body.elbow, axis=0))
    found: dict[str, Spot] = {
        "vertex": (0.0, top),
        "ear": extreme(head, 1, 0),
        "shoulder": extreme(shoulder, 1, -1),
        "axilla": body.axilla,
        "elbow inside": body.elbow[0],
        "elbow outside": body.elbow[1],
        "wrist inside": body.wrist[0],
        "wrist outside": body.wrist[1],
        "fingertip": extreme(body.arm, float(axis[0]), float(axis[1])),
        "thumb": extreme(body.arm, 1, 0),
        "crotch": (0.0, body.crotch),
        "toes": extreme(foot, 0, 1),
        "little toe": extreme(foot, 1, 0.4),
        "inner edge of the foot": extreme(foot, -1, 0.2),
    }
    neck = top + 0.14 * (bottom - top)
    found |= {"neck": (row_at(body.rest, neck)[1], neck), "middle of the neck": (0.0, neck)}
    for share in (0.25, 0.5, 0.75, 1.0):
        y = body.axilla[1] + share * (body.crotch - body.axilla[1])
        found[f"trunk {share}"] = (row_at(body.rest, y - 1e-6)[1], y)
        if share < 1:
            found[f"middle {share}"] = (0.0, y)
    levels = {"thigh 1/3": 1 / 3, "thigh 2/3": 2 / 3, "knee": 1.0}
    heights = {name: body.crotch + share * (body.knee - body.crotch) for name, share in levels.items()}
    for name, y in {**heights, "calf": calf, "ankle": ankle}.items():
        inside, outside = row_at(body.rest, y)
        found |= {f"{name} inside": (inside, y), f"{name} outside": (outside, y)}
    return found


# The two sources


def choir_half(name: str, view: View, side: Side) -> tuple[Body, dict[Row, Polygon]]:
    """One half of a CHOIR figure as a half with x > 0, px, and its segments."""
    rings: dict[int, list[Spot]] = defaultdict(list)
    with (FOLDER / f"{name}_{view.value}_poly_coords_df.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            rings[int(line["id"])].append((float(line["x"]), float(line["y"])))
    if name == "female":
        rings = {FEMALE_IDS.get(number, number): ring for number, ring in rings.items()}
    rows = [row for row in ROWS if row.view is view]
    flip = 1 if (view is View.FRONT) == (side is Side.LEFT) else -1  # which half the viewer sees on the right
    middle = _middle(rings, rows, view)
    segments = {
        row: _sound(Polygon([(flip * (x - middle), y) for x, y in rings[row.id_of(side)]])) for row in rows
    }
    return _choir_body(segments, view), segments


def _middle(rings: dict[int, list[Spot]], rows: Sequence[Row], view: View) -> float:
    """Between the inner edges of the first pair, the two halves of the skull."""
    first = rows[0]
    at_right, at_left = (first.left, first.right) if view is View.FRONT else (first.right, first.left)
    return (min(x for x, _ in rings[at_right]) + max(x for x, _ in rings[at_left])) / 2


def _sound(shape: Polygon) -> BaseGeometry:
    return shape if shape.is_valid else shapely.make_valid(shape, method="structure")


def _choir_body(segments: dict[Row, BaseGeometry], view: View) -> Body:
    part = {row.part: shape for row, shape in segments.items()}
    whole = shapely.union_all([shape.buffer(1.2) for shape in segments.values()]).buffer(-1.2)
    whole = whole.intersection(box(0, 0, 2000, 3000))
    arm = shapely.union_all(
        [part[name].buffer(1.2) for name in ("upper arm", "elbow", "forearm", "wrist", "hand")]
    ).buffer(-1.2)
    down = np.subtract(part["wrist"].centroid.coords[0], part["elbow"].centroid.coords[0])
    hand_end = part["wrist"].intersection(part["hand"].buffer(2.5))
    return Body(
        whole,
        arm,
        _across(part["elbow"], down, part["elbow"].centroid.coords[0]),
        _across(arm, down, hand_end.centroid.coords[0]),
        extreme(part["upper arm"], -1, -0.6),
        part["pubic area" if view is View.FRONT else "buttock"].bounds[3],
        part["knee"].centroid.y,
    )


def _across(shape: BaseGeometry, down: Points, at: Spot) -> tuple[Spot, Spot]:
    """The inner and outer end of a cut across a limb."""
    across = np.array([down[1], -down[0]]) / np.hypot(*down) * 400
    line = LineString([np.subtract(at, across), np.add(at, across)]).intersection(shape)
    near = min(shapely.get_parts(line), key=lambda part: part.distance(shapely.Point(at)))
    first, last = near.coords[0], near.coords[-1]
    return (first, last) if first[0] < last[0] else (last, first)


def our_half(atlas: Atlas, view: View) -> Body:
    """The half of our figure with x > 0."""
    side = Side.LEFT if view is View.FRONT else Side.RIGHT
    faces = {face.zone: face.shape for face in atlas.zones(view) if face.side is side}
    whole = atlas.silhouette(view).intersection(box(0, -10, 2000, 3000))
    arm = shapely.union_all([faces[name] for name in ARM])
    border = faces["arm"].intersection(faces["hand"].buffer(0.2))
    wrist = shapely.get_coordinates(border)
    inside, outside = wrist[np.argmin(wrist[:, 0])], wrist[np.argmax(wrist[:, 0])]
    places = {mark.name: (abs(mark.x), mark.y) for mark in atlas.landmarks if mark.view is View.FRONT}
    middle = whole.intersection(LineString([(0.5, 0), (0.5, 1200)]))
    return Body(
        whole,
        arm,
        (places["medial_epicondyle"], places["lateral_epicondyle"]),
        ((inside[0], inside[1]), (outside[0], outside[1])),
        places["anterior_axillary_fold"],
        middle.bounds[3],
        places["patella_centre"][1],
    )


# Laying one on the other


def laid(atlas: Atlas, name: str, view: View, side: Side) -> tuple[list[Laid], list[float]]:
    """The segments of one half on our half with x > 0, and the residuals of the landmarks left out, mm."""
    ours = our_half(atlas, view)
    theirs, segments = choir_half(name, view, side)
    known, there = landmarks(ours), landmarks(theirs)
    source = np.array([there[one] for one in known])
    target = np.array(list(known.values()))
    onto = spline(source, target)
    shapes = []
    for row, shape in segments.items():
        moved = shapely.transform(shapely.segmentize(shape, 2.0), lambda xy: onto(np.asarray(xy)).round(3))
        sound = moved if moved.is_valid else shapely.make_valid(moved, method="structure")
        shapes.append(Laid(row, multipolygon(sound.intersection(ours.whole))))
    return shapes, left_out(source, target)


# One shape of four


def agreed(atlas: Atlas, view: View) -> dict[Row, Polygon]:
    """Each segment of a view as at least two of the four halves (male and female, left and right) have it, mm, x > 0.

    Grown into the gaps that CHOIR leaves between its segments, then with fewer corners; no skin is given twice.
    """
    body = our_half(atlas, view).whole
    halves = [laid(atlas, name, view, side)[0] for name in FIGURES for side in Side]
    found: dict[Row, BaseGeometry] = {}
    for same in zip(*halves, strict=True):
        pairs = [a.shape.intersection(b.shape) for i, a in enumerate(same) for b in same[i + 1 :]]
        found[same[0].row] = shapely.union_all(pairs).difference(shapely.union_all(list(found.values())))
    grown: dict[Row, Polygon] = {}
    for row, shape in found.items():
        others = shapely.union_all([other for one, other in found.items() if one != row])
        taken = shapely.union_all([others, *grown.values()])
        made = shape.buffer(GAP).difference(taken).intersection(body).buffer(-NEEDLE).buffer(NEEDLE)
        grown[row] = max(multipolygon(made).geoms, key=lambda part: part.area)
    return {row: _whole(Polygon(shape.exterior.simplify(CORNERS))) for row, shape in grown.items()}


def _whole(shape: Polygon) -> Polygon:
    """On whole mm, sound."""
    made = Polygon(np.round(shapely.get_coordinates(shape)))
    sound = made if made.is_valid else shapely.make_valid(made, method="structure")
    return max(multipolygon(sound).geoms, key=lambda part: part.area)


def written(table: dict[Row, Polygon]) -> str:
    lines = [HEAD, "painted_from: 0.1", "meant_from: 0.4", "status: assumed", "female_ids:"]
    lines += [
        f"- {{female: {female}, standard: {standard}}}" for female, standard in sorted(FEMALE_IDS.items())
    ]
    lines += [
        "whole_views:",
        "- {view: feet-sole, left: 237, right: 238}",
        "elsewhere:",
        "- {zone: foot_medial_border, left: 136, right: 135}",
        "segments:",
    ]
    atlas = open_atlas()
    for row in ROWS:
        lines += [f"- left: {row.left}", f"  right: {row.right}", f"  view: {row.view.value}"]
        lines += [f'  words: "{row.words}"', f'  outline: "{_points(table[row])}"', "  zones:"]
        lines += [
            f"  - {{zone: {name}, of_segment: {a:.3f}, of_zone: {b:.3f}}}"
            for name, a, b in shares(atlas, row, table[row])
        ]
    return "\n".join(lines) + "\n"


def _points(shape: Polygon) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in shape.exterior.coords[:-1])


def shares(atlas: Atlas, row: Row, outline: Polygon) -> list[tuple[str, float, float]]:
    """The zones a segment lies on, the largest first: share of the segment, share of the zone, 0-1."""
    side = Side.LEFT if row.view is View.FRONT else Side.RIGHT
    faces = [face for face in atlas.zones(row.view) if face.side is side]
    parts = [(face.zone, outline.intersection(face.shape).area, face.shape.area) for face in faces]
    whole = sum(area for _, area, _ in parts)
    found = [(zone, area / whole, area / size) for zone, area, size in parts]
    return sorted((f for f in found if f[1] >= LEAST), key=lambda f: -f[1])


def picture(atlas: Atlas, name: str, table: dict[Row, Polygon]) -> str:
    """Our zones in grey, the segments in colour with their ids: of a figure as laid on ours, or as agreed."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-930 -20 1860 1900" width="1860" height="1900">'
    ]
    parts.append('<rect x="-930" y="-20" width="1860" height="1900" fill="white"/>')
    for view, shift in ((View.FRONT, -460), (View.BACK, 460)):
        parts.append(f'<g transform="translate({shift} 0)">')
        for side in Side:
            flip = 1 if (view is View.FRONT) == (side is Side.LEFT) else -1
            ours = [Laid(row, multipolygon(shape)) for row, shape in table.items() if row.view is view]
            shown = ours if name == "agreed" else laid(atlas, name, view, side)[0]
            for number, one in enumerate(shown):
                shape = shapely.transform(one.shape, lambda xy, f=flip: xy * (f, 1))
                colour = f"#{(number * 2654435761) % 0x404040 + 0xB0B0B0:06x}"
                parts.append(f'<path d="{_path(shape)}" fill="{colour}" stroke="#c00" stroke-width="2"/>')
                spot = shape.representative_point()
                parts.append(f'<text x="{spot.x}" y="{spot.y}" font-size="20">{one.row.id_of(side)}</text>')
        parts += [
            f'<path d="{_path(f.shape)}" fill="none" stroke="#333" stroke-width=".7"/>'
            for f in atlas.zones(view)
        ]
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"])


def _path(shape: MultiPolygon) -> str:
    rings = [ring for part in shape.geoms for ring in (part.exterior, *part.interiors)]
    return " ".join("M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in ring.coords) + "Z" for ring in rings)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks.choir_registration", description=__doc__)
    words.add_argument("--picture", type=Path)
    words.add_argument("--figure", choices=("agreed", *FIGURES), default="agreed")
    words.add_argument("--dry", action="store_true", help="only print the residuals")
    asked = words.parse_args()
    atlas = open_atlas()
    table = {row: shape for view in (View.FRONT, View.BACK) for row, shape in agreed(atlas, view).items()}
    print("\n".join(residuals(atlas, table)))
    if asked.picture:
        asked.picture.write_text(picture(atlas, asked.figure, table), encoding="utf-8")
    if not asked.dry:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(written(table), encoding="utf-8", newline="\n")


def residuals(atlas: Atlas, table: dict[Row, Polygon]) -> Iterable[str]:
    """How good the registration is, line by line, for docs/exchange.md."""
    misses: list[float] = []
    alike: dict[Row, list[float]] = defaultdict(list)
    wrong = 0
    for view in (View.FRONT, View.BACK):
        whole = our_half(atlas, view).whole
        for name in FIGURES:
            for side in Side:
                shapes, off = laid(atlas, name, view, side)
                misses += off
                union = shapely.union_all([one.shape for one in shapes]).area
                doubled = sum(one.shape.area for one in shapes) / union - 1
                yield (
                    f"{name} {view.value} {side.word}: a landmark left out is missed by {median(off):.0f} mm (median), at most "
                    f"{max(off):.0f} mm; {union / whole.area:.1%} of the body covered, {doubled:.1%} twice"
                )
                for one in shapes:
                    alike[one.row].append(_alike(one.shape, table[one.row]))
        rows = {row: shape.intersection(whole) for row, shape in table.items() if row.view is view}
        union = shapely.union_all(list(rows.values())).area
        doubled = sum(shape.area for shape in rows.values()) / union - 1
        yield f"outlines {view.value}: {union / whole.area:.1%} of the body covered, {doubled:.2%} twice"
        for side in Side:
            wrong += sum(_largest_side(atlas, row, shape, side) is not side for row, shape in rows.items())
    yield f"all landmarks left out: median {median(misses):.1f} mm, 90 % below {np.quantile(misses, 0.9):.1f} mm"
    means = sorted((mean(values), row.words) for row, values in alike.items())
    yield (
        f"overlap (Jaccard) of an outline with the four halves: median {median(m for m, _ in means):.2f}, least "
        + ", ".join(f"{value:.2f} {words.replace('{side} ', '')}" for value, words in means[:4])
    )
    yield f"segments whose largest zone lies on the other side: {wrong} of {2 * len(table)}"


def _alike(a: BaseGeometry, b: BaseGeometry) -> float:
    return a.intersection(b).area / a.union(b).area


def _largest_side(atlas: Atlas, row: Row, shape: BaseGeometry, side: Side) -> Side:
    """The side of the zone that has most of the segment, where our view shows it."""
    flip = 1 if (row.view is View.FRONT) == (side is Side.LEFT) else -1
    there = shapely.transform(shape, lambda xy: xy * (flip, 1))
    return max(atlas.zones(row.view), key=lambda face: face.shape.intersection(there).area).side


if __name__ == "__main__":
    main()
