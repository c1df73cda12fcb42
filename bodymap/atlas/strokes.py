"""Draws the figure of one view as layered SVG text, with colour roles (@ink) instead of colours.

Layers: beyond, skin, art, outline, and over it hair. Plain paths only: no styles, filters, gradients, clips or references, so
that every SVG painter shows the same. Units mm, y down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import multipolygon, placed, united
from bodymap.atlas.curve import Knot, Segments, divided, flatten, number, path_of, spline
from bodymap.atlas.faces import shape_of
from bodymap.atlas.ink import PUSH, Shade, area_path, insets, tapered, volume
from bodymap.atlas.levels import View
from bodymap.atlas.lines import Outline, points, read_outline
from bodymap.atlas.parts import Placing
from bodymap.atlas.sheet import Sheet, read_sheet
from bodymap.atlas.variants import NEUTRAL, Warp, warp_of
from bodymap.atlas.weights import Weighted, in_clefts, running_out
from bodymap.files.problems import BodymapError, Place

SHADES = {"soft": 0.17, "shade": 0.3, "deep": 0.45}
"""How much darker than the light skin a hollow is in its middle, by the class that stands in the file."""
OVER = ("hair", "sheet")
"""Groups of strokes drawn over the outline: hair has a shape of its own, past the head; so has the cloth on the knees."""
UNDER = ("beyond",)
"""Groups of strokes drawn under the skin and past the outline: what lies behind the body and cannot be painted."""
MIDDLE = "middle "
FAR = 1000.0
"""mm; farther than any tone reaches."""
WARPED_PIECE = 14.0
"""mm; control points of curves up to this length can be warped one by one with an error below 0.1 mm."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How one class of stroke is drawn: width in mm, colour role, and the role that fills a closed shape.

    A width of 0 is that of the outline.
    """

    width: float
    colour: str
    fill: str = ""
    closed: bool = False


PENS = {
    "line": Pen(1.8, "@line"),
    "fold": Pen(1.8, "@fold"),
    "crease": Pen(2.5, "@line"),
    "contour": Pen(2.1, "@outline"),
    "faint": Pen(1.5, "@faint"),
    "brow": Pen(3.0, "@brow"),
    "landmark": Pen(2.9, "@landmark"),
    "pad": Pen(1.4, "@faint", "none", closed=True),
    "nail": Pen(1.0, "@faint", "@nail", closed=True),
    "pit": Pen(1.0, "@fold", "@hair", closed=True),
    "hair": Pen(1.2, "@faint", "@hair", closed=True),
    "strand": Pen(1.3, "@strand"),
    "edge": Pen(0, "@outline"),
    "pale": Pen(2.3, "@line"),
    "hem": Pen(2.2, "@hem"),
    "drape": Pen(1.7, "@drape"),
    "dip": Pen(0.1, "none", "@cloth55", closed=True),
    "hollow": Pen(0.1, "none", "@cloth20", closed=True),
}
TONED = {
    "limb": ("skin", ((1.6, 38), (3.6, 50), (6.5, 59), (10.0, 67), (15.0, 73), (21.0, 78))),
    "cloth": ("cloth", ((2.0, 40), (5.0, 58), (9.0, 72), (14.0, 84), (20.0, 93), (27.0, 99))),
    "contact": ("gloom", tuple((1.5 * i, 20 + 4 * i) for i in range(13))),
    "depth": ("gloom", tuple((7.0 * i, round(99 * (1 - (1 - i / 41) ** 1.7))) for i in range(42))),
}
"""Closed shapes without a stroke that are no skin to paint: their colour role, and for each tone mm inside the edge and
per cent of light from there on. A limb has a rim paler than that of the body; a cloth is nearly flat. Gloom is the other way
round, its light tone is the darkest: contact is the shadow under what lies on the couch, depth the couch and what is under
the sheet, darker with each mm above its lowest point.
"""
SPOTS = {
    "nipple": (("9.5", "8.5", "@areola"), ("3", "3", "@nipple")),
    "dot": (("3.2", "2.8", "@areola"),),
    "iris": (("3.6", "3.6", "@brow"),),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of the drawing; middle: drawn once, on x = 0, not mirrored."""

    pen: str
    knots: tuple[Knot, ...]
    middle: bool


@dataclass(frozen=True, slots=True)
class Hollow:
    """A shaded place: its outline and how dark it is (0-1)."""

    knots: tuple[Knot, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Art:
    """What is drawn inside one outline. volume, ink: factors; outline: width in mm."""

    groups: dict[str, tuple[Stroke, ...]]
    shadows: tuple[Hollow, ...]
    volume: float
    ink: float
    outline: float


def read_art(path: Path) -> Art:
    """Raises BodymapError with file, line and what was expected."""
    sheet = read_sheet(path)
    sheet.only({"view", "volume", "ink", "outline", "strokes", "shadows"})
    groups = {
        group: tuple(_stroke(*item) for item in sheet.items("strokes", group))
        for group in sheet.keys("strokes")
    }
    shadows = tuple(_hollow(*item) for item in sheet.items("shadows"))
    return Art(groups, shadows, *(_factor(sheet, key) for key in ("volume", "ink", "outline")))


def read_changes(path: Path) -> dict[str, tuple[Stroke, ...]]:
    """The groups of strokes that a female or a male figure has instead of the neutral ones, in neutral mm."""
    sheet = read_sheet(path)
    sheet.only({"view", "figure", "strokes"})
    return {
        group: tuple(_stroke(*item) for item in sheet.items("strokes", group))
        for group in sheet.keys("strokes")
    }


def _factor(sheet: Sheet, key: str) -> float:
    try:
        value = float(sheet.text(key))
    except ValueError:
        value = 0.0
    if not 0.1 <= value <= 10:
        raise BodymapError(f"{key} must be a number between 0.1 and 10", sheet.place(key))
    return value


def _stroke(name: str, text: str, place: Place) -> Stroke:
    pen = name.removeprefix(MIDDLE)
    if pen not in (known := [*PENS, *SPOTS, *TONED]):
        raise BodymapError(f"unknown stroke {name!r}; expected one of {', '.join(known)}", place)
    return Stroke(pen, points(text, place, 1 if pen in SPOTS else 2), name.startswith(MIDDLE))


def _hollow(name: str, text: str, place: Place) -> Hollow:
    if name not in SHADES:
        raise BodymapError(f"unknown shade {name!r}; expected one of {', '.join(SHADES)}", place)
    return Hollow(points(text, place, 3), SHADES[name])


def figure_text(view: View, regions: Path, assets: Path, figure: str = NEUTRAL) -> str:
    """The SVG of one view with colour roles, of one of variants.FIGURES. Raises BodymapError for an unsound source."""
    outline, art = _sources(view, regions, assets, figure)
    placings = [placing for placing in outline.placings if placing.view is view]
    warp = warp_of(view, figure)
    half = shape_of(outline).area
    body = _seen(united(placed(half, p.flip, p.shift) for p in placings), warp)
    left, top, right, bottom = _box(outline, placings)
    layers = {
        "beyond": _art(art, placings, warp, UNDER),
        "skin": volume(
            body, _beyond(outline, body, placings, warp), art.volume, _shades(art, placings, warp)
        ),
        "art": _art(art, placings, warp, [group for group in art.groups if group not in (*OVER, *UNDER)]),
        "outline": _outlines(outline, art, placings, warp, body),
        "over": _art(art, placings, warp, OVER),
    }
    head = f'viewBox="{number(left)} {number(top)} {number(right - left)} {number(bottom - top)}"'
    size = f'width="{number(right - left)}" height="{number(bottom - top)}"'
    drawn = ((name, parts) for name, parts in layers.items() if parts or name != "beyond")
    inner = "".join(f'<g id="{name}">{"".join(parts)}</g>\n' for name, parts in drawn)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head} {size}>\n{inner}</svg>\n'


def _seen(shape: BaseGeometry, warp: Warp | None) -> BaseGeometry:
    return shape if warp is None else warp.shape(multipolygon(shape))


def _sources(view: View, regions: Path, assets: Path, figure: str) -> tuple[Outline, Art]:
    for path in sorted((regions / "figure").glob("*.yaml")):
        outline = read_outline(path)
        if any(placing.view is view for placing in outline.placings):
            art = read_art(assets / "figure" / path.name)
            changes = assets / "figure" / figure / path.name
            if changes.is_file():
                art = replace(art, groups={**art.groups, **read_changes(changes)})
            return outline, art
    raise BodymapError(f"no outline for the view {view.value}", regions / "figure")


def _box(outline: Outline, placings: Sequence[Placing]) -> tuple[float, float, float, float]:
    left, top, right, bottom = outline.box
    turned = len(placings) == 1 and placings[0].flip < 0
    return (-right, top, -left, bottom) if turned else (left, top, right, bottom)


def _beyond(
    outline: Outline, body: BaseGeometry, placings: Iterable[Placing], warp: Warp | None
) -> BaseGeometry:
    """The body and what lies past its open edge: 90 mm further up."""
    if not outline.edge:
        return body
    edge = flatten(spline(outline.edge))
    past = Polygon(np.concatenate([edge + np.array((0, 1)), edge[::-1] - np.array((0, 90))])).buffer(0)
    return united([body, *(_seen(placed(past, p.flip, p.shift), warp) for p in placings)])


def _shades(art: Art, placings: Sequence[Placing], warp: Warp | None) -> list[Shade]:
    drawn = [(Polygon(flatten(spline(h.knots, closed=True))).buffer(0), h.strength) for h in art.shadows]
    return [
        Shade(_seen(placed(shape, p.flip, p.shift), warp), strength)
        for shape, strength in drawn
        for p in placings
    ]


def _art(art: Art, placings: Sequence[Placing], warp: Warp | None, groups: Sequence[str]) -> list[str]:
    """The strokes of these groups, as far as the drawing has them."""
    parts: list[str] = []
    for group in (group for group in groups if group in art.groups):
        strokes = art.groups[group]
        drawn = (text for stroke in strokes for text in _placed_stroke(stroke, art, placings, warp))
        parts += [f'<g id="art-{group}">', *drawn, "</g>"]
    return parts


def _placed_stroke(stroke: Stroke, art: Art, placings: Sequence[Placing], warp: Warp | None) -> Iterable[str]:
    for placing in placings[:1] if stroke.middle else placings:
        if stroke.pen in SPOTS:
            yield _spot(stroke, placing, warp)
        elif stroke.pen in TONED:
            yield from _toned(stroke, placing, warp)
        elif PENS[stroke.pen].closed:
            yield _closed_shape(stroke, art, placing, warp)
        elif stroke.pen == "edge":
            yield _edge(running_out(_placed(spline(stroke.knots), placing, warp), art.outline), art.outline)
        else:
            yield _ink(stroke, art, placing, warp)


def _spot(stroke: Stroke, placing: Placing, warp: Warp | None) -> str:
    at = stroke.knots[0].x * placing.flip + placing.shift, stroke.knots[0].y
    x, y = (number(value) for value in (at if warp is None else warp.to_seen(*at)))
    return "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{role}"/>'
        for rx, ry, role in SPOTS[stroke.pen]
    )


def _toned(stroke: Stroke, placing: Placing, warp: Warp | None) -> list[str]:
    shape = placed(Polygon(flatten(spline(stroke.knots, closed=True))).buffer(0), placing.flip, placing.shift)
    seen = _seen(shape, warp)
    role, tones = TONED[stroke.pen]
    return insets(seen, _above(seen) if stroke.pen == "depth" else seen, role, tones, PUSH)


def _above(shape: BaseGeometry) -> BaseGeometry:
    """All that lies higher than the lowest point of a shape, far to the sides: its tones change upwards only."""
    left, top, right, bottom = shape.bounds
    return box(left - FAR, top - FAR, right + FAR, bottom)


def _closed_shape(stroke: Stroke, art: Art, placing: Placing, warp: Warp | None) -> str:
    pen = PENS[stroke.pen]
    data = path_of(_placed(spline(stroke.knots, closed=True), placing, warp), closed=True)
    width = number(pen.width * art.ink, 2)
    return f'<path d="{data}" fill="{pen.fill}" stroke="{pen.colour}" stroke-width="{width}" stroke-linejoin="round"/>'


def _ink(stroke: Stroke, art: Art, placing: Placing, warp: Warp | None) -> str:
    pen = PENS[stroke.pen]
    area = tapered(_placed(spline(stroke.knots), placing, warp), pen.width * 1.25 * art.ink)
    return f'<path d="{area_path(area, 0.06, 0)}" fill="{pen.colour}"/>'


def _placed(segments: Segments, placing: Placing, warp: Warp | None) -> Segments:
    """A curve where one side of the patient is shown; on another figure in pieces short enough to follow its warp."""
    drawn = segments * (placing.flip, 1) + (placing.shift, 0)
    if warp is None:
        return drawn
    fine = divided(drawn, WARPED_PIECE)
    return warp.points(fine.reshape(-1, 2)).reshape(fine.shape)


def _outlines(
    outline: Outline, art: Art, placings: Iterable[Placing], warp: Warp | None, body: BaseGeometry
) -> list[str]:
    """The outline of each side, finer in clefts, without ink on the open edge."""
    whole = not outline.half and not outline.edge
    runs = _inked(outline, spline(outline.knots, closed=whole, mirrored=outline.half))
    return [
        f'<g id="outline-{p.side.value}">'
        + "".join(_edge(in_clefts(_placed(run, p, warp), art.outline, body), art.outline) for run in runs)
        + "</g>"
        for p in placings
    ]


def _inked(outline: Outline, segments: Segments) -> list[Segments]:
    """The outline without the straight piece of a half one that is its open edge, and without pale stretches."""
    ends = [(knot.x, knot.y) for knot in outline.edge]
    bare = {i for i, s in enumerate(segments) if len(ends) == 2 and np.allclose((s[0], s[-1]), ends)}
    first = 0
    for one in outline.stretches:
        if one.name in outline.uninked:
            bare |= set(range(first, first + len(one.knots)))
        first += len(one.knots)
    cuts = np.flatnonzero(np.diff([i in bare for i in range(len(segments))])) + 1
    starts = [0, *cuts.tolist()]
    return [run for i, run in zip(starts, np.split(segments, cuts), strict=True) if i not in bare]


def _edge(line: Weighted, width: float) -> str:
    """A line in the colour of the outline, of the full width `width` (mm)."""
    ends = 'stroke-linejoin="round" stroke-linecap="round"'
    full = "".join(
        f'<path d="{path_of(one)}" fill="none" stroke="@outline" stroke-width="{number(width, 2)}" {ends}/>'
        for one in line.full
    )
    return full + "".join(f'<path d="{area_path(one, 0.04, 0)}" fill="@outline"/>' for one in line.fine)
