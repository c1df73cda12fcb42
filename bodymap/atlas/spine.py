"""Draws the lumbosacral spine from assets/spine.yaml: what lies under the roots, the roots, what lies over.

Seen from behind with the arches removed, so the teaching point shows: at disc L4-5 it is the L5 root that
crosses, L4 has already left. Units mm, x > 0 the patient's right, y down from the top of L1. Half is drawn.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from shapely import Polygon

from bodymap.atlas.curve import Knot, Segments, flatten, number, path_of, spline
from bodymap.atlas.ink import insets
from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.atlas.lines import points
from bodymap.atlas.sheet import Sheet, read_sheet
from bodymap.atlas.spine_stored import Ganglion, RootPath, SpinePicture
from bodymap.files.problems import BodymapError

FLIP = {Side.RIGHT: 1, Side.LEFT: -1}
"""Factor of x for each side of the patient, seen from behind."""

BONE = ((1.2, 22), (2.6, 39), (4.4, 53), (6.6, 63))
SMALL_BONE = ((0.9, 22), (2.0, 39))
SACRUM = ((1.5, 22), (4.0, 39), (7.0, 53), (11.0, 63))
ILIUM = ((2.0, 22), (5.0, 39), (9.0, 53), (14.0, 63))
DISC = ((0.9, 25), (2.0, 44), (3.4, 58))
SAC = ((1.0, 22), (2.2, 39), (3.8, 53), (5.6, 63))


def draw_spine(path: Path) -> SpinePicture:
    """Raises BodymapError with file, line and what was expected."""
    sheet = read_sheet(path)
    corners = points(sheet.text("box"), sheet.place("box"))
    x, y = corners[0].x, corners[0].y
    box = (x, y, corners[1].x - x, corners[1].y - y)
    under = [
        *_ilium(sheet),
        *_sacrum(sheet),
        *_joints(sheet),
        *_discs(sheet),
        *_vertebrae(sheet),
        *_foramina(sheet),
    ]
    over = [*_sac(sheet), *_processes(sheet), *_labels(sheet)]
    return SpinePicture(
        box,
        _svg(box, under),
        _svg(box, over),
        {(Root(name), side): _root(sheet, name, side) for name in sheet.keys("roots") for side in FLIP},
        {level: path_of(_middle(_knots(sheet, "discs", level.value)), closed=True) for level in DiscLevel},
        {side: path_of(_sided(spline(_knots(sheet, "sacroiliac joint")), side)) for side in FLIP},
    )


def _svg(box: tuple[float, float, float, float], parts: Iterable[str]) -> str:
    x, y, w, h = (number(value) for value in box)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {w} {h}" width="{w}" height="{h}">'
    return f"{head}{''.join(parts)}</svg>\n"


def _knots(sheet: Sheet, *at: str) -> tuple[Knot, ...]:
    return points(sheet.text(*at), sheet.place(*at))


def _numbers(sheet: Sheet, *at: str) -> list[float]:
    """All numbers of a place, such as "13.6,9 4,8" or "16,19 38"."""
    try:
        return [float(word) for word in sheet.text(*at).replace(",", " ").split()]
    except ValueError as error:
        raise BodymapError("expected numbers such as 13.6,9 4,8", sheet.place(*at)) from error


def _middle(knots: Sequence[Knot]) -> Segments:
    """A closed curve from its right half, which starts and ends at x = 0."""
    mirror = [Knot(-k.x, k.y, k.corner) for k in reversed(knots[1:-1])]
    return spline([*knots, *mirror], closed=True)


def _sided(segments: Segments, side: Side) -> Segments:
    return segments * (FLIP[side], 1)


def _body(
    segments: Segments, role: str, steps: Iterable[tuple[float, int]], edge: str, width: float
) -> list[str]:
    area = Polygon(flatten(segments, 0.03)).buffer(0)
    outline = (
        f'<path d="{path_of(segments, closed=True)}" fill="none" stroke="@{edge}" stroke-width="{width}"/>'
    )
    return [*insets(area, area, role, steps, 0.2), outline]


def _curve(segments: Segments, role: str, width: float) -> str:
    return f'<path d="{path_of(segments)}" fill="none" stroke="@{role}" stroke-width="{width}" stroke-linecap="round"/>'


def _ilium(sheet: Sheet) -> Iterable[str]:
    bone = spline(_knots(sheet, "ilium"), closed=True)
    for side in FLIP:
        yield from _body(_sided(bone, side), "ilium", ILIUM, "ilium_edge", 0.8)
        for _, text, place in sheet.items("ilium lines"):
            yield _curve(_sided(spline(points(text, place)), side), "ridge", 0.8)


def _sacrum(sheet: Sheet) -> Iterable[str]:
    yield from _body(_middle(_knots(sheet, "sacrum")), "bone", SACRUM, "edge", 0.9)
    yield from _body(_middle(_knots(sheet, "coccyx")), "bone", SMALL_BONE, "edge", 0.8)
    for _, text, place in sheet.items("sacral ridges"):
        yield _curve(spline(points(text, place)), "ridge", 0.7)


def _joints(sheet: Sheet) -> Iterable[str]:
    joint = spline(_knots(sheet, "sacroiliac joint"))
    return (_curve(_sided(joint, side), "joint", 2.6) for side in FLIP)


def _discs(sheet: Sheet) -> Iterable[str]:
    for name in sheet.keys("discs"):
        yield from _body(_middle(_knots(sheet, "discs", name)), "disc", DISC, "disc_edge", 0.7)


def _vertebrae(sheet: Sheet) -> Iterable[str]:
    for name in sheet.keys("vertebrae"):
        yield from _body(_middle(_knots(sheet, "vertebrae", name)), "bone", BONE, "edge", 0.9)


def _foramina(sheet: Sheet) -> Iterable[str]:
    for name in sheet.keys("foramina"):
        for side in FLIP:
            x, y, rx, ry = _numbers(sheet, "foramina", name)
            yield _ellipse(x * FLIP[side], y, rx, ry, "hole", 'stroke="@edge" stroke-width="0.6"')


def _ellipse(x: float, y: float, rx: float, ry: float, role: str, more: str = "") -> str:
    where = f'cx="{number(x)}" cy="{number(y)}" rx="{number(rx, 2)}" ry="{number(ry, 2)}"'
    return f'<ellipse {where} fill="@{role}" {more}/>'


def _sac(sheet: Sheet) -> Iterable[str]:
    yield from _body(_middle(_knots(sheet, "thecal sac")), "sac", SAC, "sac_edge", 0.7)
    yield f'<path d="{path_of(_middle(_knots(sheet, "conus")), closed=True)}" fill="@conus"/>'
    for _, text, place in sheet.items("strands"):
        for side in FLIP:
            yield _curve(_sided(spline(points(text, place)), side), "strand", 0.5)


def _processes(sheet: Sheet) -> Iterable[str]:
    for name in sheet.keys("transverse processes"):
        process = spline(_knots(sheet, "transverse processes", name), closed=True)
        x, y, rx, ry = _numbers(sheet, "pedicles", name)
        for side in FLIP:
            yield from _body(_sided(process, side), "bone", SMALL_BONE, "edge", 0.7)
            yield _ellipse(x * FLIP[side], y, rx, ry, "pedicle", 'stroke="@edge" stroke-width="0.9"')
            yield _ellipse(x * FLIP[side], y, rx - 1.6, ry - 1.8, "marrow")


def _labels(sheet: Sheet) -> Iterable[str]:
    """Names of the vertebrae in the left margin, with a dotted line to the bone."""
    for name in sheet.keys("vertebrae"):
        knots = _knots(sheet, "vertebrae", name)
        y = (knots[0].y + knots[-1].y) / 2
        if name == "T12":
            continue
        yield (
            f'<path d="M-132,{number(y)}H{number(-_widest(sheet, name) - 4)}" fill="none" stroke="@leader" '
            'stroke-width="0.5" stroke-dasharray="1.5 1.5"/>'
            f'<rect x="-149" y="{number(y - 6)}" width="17" height="12" rx="3" fill="@label"/>'
            f'<text x="-140.5" y="{number(y + 3)}" font-family="sans-serif" font-size="8.5" font-weight="bold" '
            f'text-anchor="middle" fill="@text">{name}</text>'
        )


def _widest(sheet: Sheet, name: str) -> float:
    return max(k.x for k in _knots(sheet, "transverse processes", name))


def _root(sheet: Sheet, name: str, side: Side) -> RootPath:
    segments = _sided(spline(_knots(sheet, "roots", name, "path")), side)
    width = _numbers(sheet, "roots", name, "width")[0]
    x, y, angle = _numbers(sheet, "roots", name, "ganglion")
    flip = FLIP[side]
    ganglion = Ganglion(x * flip, y, round(0.95 * width, 2), round(0.72 * width, 2), angle * flip)
    label_x, label_y = _numbers(sheet, "roots", name, "label")
    return RootPath(path_of(segments), width, (label_x * flip, label_y), ganglion)


def root_svg(root: RootPath, fill: str, edge: str) -> str:
    """One root as SVG elements, in colours "#rrggbb"."""
    g = root.ganglion
    stroke = f'd="{root.d}" fill="none" stroke-linecap="round"'
    where = f'cx="{number(g.x)}" cy="{number(g.y)}" rx="{g.rx}" ry="{g.ry}"'
    return (
        f'<path {stroke} stroke="{edge}" stroke-width="{number(root.width + 1.1)}"/>'
        f'<path {stroke} stroke="{fill}" stroke-width="{number(root.width)}"/>'
        f'<ellipse {where} transform="rotate({number(g.angle)} {number(g.x)} {number(g.y)})" '
        f'fill="{fill}" stroke="{edge}" stroke-width="0.55"/>'
    )
