"""Finds the sheet in a picture: corner marks, which way round, which sheet, and the page laid flat. Needs OpenCV."""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np

from bodymap.exports.paper import PAPERS
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_count, tr_later
from bodymap.paper import vision
from bodymap.paper.code import SheetKind, kind_of
from bodymap.paper.layout import CELL, Layout, layout_of
from bodymap.paper.markers import DICTIONARY, MARKERS
from bodymap.paper.vision import Pixels, Points

Corners = Points
"""(4, 2), clockwise from the upper left corner of the mark."""
PER_MM = 8.0
"""Pixels of the flat page for a mm of paper: 203 dpi."""
SEARCHED = (1400, 900, 2200, 3400, 600)
"""Pixels along the longer side at which marks are looked for, one after the other, until all four are found: a blurred mark is
sharper in a smaller picture, a small one is only seen in a larger.
"""
WINDOW = 43
"""Pixels of the largest neighbourhood in which dark is told from light; OpenCV's own 23 misses soft edges."""
LOOKED = 7
"""Pixels of the flat page around a corner of a mark in which it is looked for; a cell has 19."""
BENT = 0.8
"""mm by which the corners of the marks may miss their places on the flat page (assumed; flat paper misses by 0.1)."""
NO_MARKS = tr_later(
    "no corner mark of a paper sheet was found; expected a scan or photo of a whole sheet "
    "made by “bodymap paper sheet”, sharp and not too dark"
)
MIRRORED = tr_later(
    "the picture is mirrored: left and right would change places; expected a picture as one sees the paper "
    "(switch mirroring off in the camera)"
)
TWICE = tr_later("more than one sheet is in the picture; expected one, flat, with nothing beside it")
OTHER_SHEET = tr_later(
    "this is no sheet of bodymap, though it has such corner marks; expected one made by “bodymap paper sheet”"
)
NOT_FLAT = tr_later("the sheet is not flat in the picture; expected it smooth on a table, or scanned")
UNREADABLE = tr_later("the picture is damaged and could not be decoded; expected a sound PNG or JPEG")


@dataclass(frozen=True, slots=True)
class FlatPage:
    """The sheet as if seen from straight above: PER_MM pixels a mm, its upper left corner at (0, 0).

    miss: mm by which the worst corner of a mark misses its place.
    """

    layout: Layout
    pixels: Pixels
    miss: float


def decoded(data: bytes) -> Pixels:
    """The picture; turned as its camera says. Raises BodymapError."""
    found = vision.decoded(data)
    if found is None:
        raise BodymapError(tr(UNREADABLE))
    return found


def flat_page(picture: Pixels) -> FlatPage:
    """The sheet in the picture, laid flat. Raises BodymapError: no sheet, a part of one, a mirrored one, another one."""
    corners = _four_corners(picture)
    for name in PAPERS:
        layout = layout_of(SheetKind(paper=name))
        page = _laid(picture, corners, layout)
        kind = kind_of(_cells(page, layout))
        if kind is not None and kind.paper == name:
            return _finished(picture, corners, layout_of(kind))
    raise BodymapError(tr(OTHER_SHEET))


def _four_corners(picture: Pixels) -> dict[int, Corners]:
    found: dict[int, Corners] = {}
    for size in SEARCHED:
        found = {**_marks(picture, size), **found}
        if len(found) == len(MARKERS):
            return found
    mirrored = _marks(np.ascontiguousarray(picture[:, ::-1]), SEARCHED[0])
    if len(mirrored) > len(found):
        raise BodymapError(tr(MIRRORED))
    if not found:
        raise BodymapError(tr(NO_MARKS))
    missing = [marker.words for marker in MARKERS if marker.id not in found]
    raise BodymapError(
        tr_count(
            "the corner mark at the {missing} was not found; "
            "expected all four corner marks, so take the picture again with the whole sheet in it",
            "the corner marks at the {missing} were not found; "
            "expected all four corner marks, so take the picture again with the whole sheet in it",
            len(missing),
            missing=", ".join(missing),
        )
    )


def _marks(picture: Pixels, longest: int) -> dict[int, Corners]:
    """The corners of our marks in pixels of the picture, by their numbers. Raises BodymapError for one seen twice."""
    scale = min(1.0, longest / max(picture.shape[:2]))
    found = vision.markers_in(vision.shrunk_picture(picture, scale) if scale < 1 else picture, DICTIONARY, WINDOW)
    ours = {marker.id for marker in MARKERS}
    if any(count > 1 for number, count in Counter(number for number, _ in found).items() if number in ours):
        raise BodymapError(tr(TWICE))
    # the middle of a pixel stays the middle of what it was made of
    return {number: (four + 0.5) / scale - 0.5 for number, four in found if number in ours}


def _laid(picture: Pixels, corners: dict[int, Corners], layout: Layout) -> Pixels:
    """The page in PER_MM pixels a mm. Colours are averaged where the picture is finer than the page."""
    here, there = _pairs(corners, layout)
    matrix = vision.homography(here, there)
    if matrix is None:
        raise BodymapError(tr(NOT_FLAT))
    finer = _finer(here, there)
    if finer > 1.5:
        picture = vision.soft_picture(picture, 0.4 * finer)
    return vision.warped(picture, matrix, (round(layout.paper.width * PER_MM), round(layout.paper.height * PER_MM)))


def _pairs(corners: dict[int, Corners], layout: Layout) -> tuple[Points, Points]:
    """The corners of all marks in the picture, and where they are on the flat page; pixels."""
    there = np.concatenate([layout.corners(number) for number in corners]) * PER_MM - 0.5
    return np.concatenate(list(corners.values())), there


def _finer(here: Corners, there: Corners) -> float:
    """How many pixels of the picture make one of the page, along a side."""
    (a, b), (c, d) = (np.ptp(points, axis=0).tolist() for points in (here, there))
    return sqrt(a * b / (c * d))


def _cells(page: Pixels, layout: Layout) -> tuple[bool, ...]:
    """The cells of the code, black or white, as they are against each other."""
    shades, half = vision.grey(page), CELL * 0.3
    levels = [float(_window(shades, x, y, half).mean()) for x, y in layout.code_middles().tolist()]
    middle = (min(levels) + max(levels)) / 2
    return tuple(level < middle for level in levels)


def _window(shades: Pixels, x: float, y: float, half: float) -> Pixels:
    """The pixels of a square of the page around a place, mm."""
    left, top, right, bottom = (round(v * PER_MM) for v in (x - half, y - half, x + half, y + half))
    return shades[top:bottom, left:right]


def _finished(picture: Pixels, corners: dict[int, Corners], layout: Layout) -> FlatPage:
    """Laid flat twice: on the flat page the corners of the marks are found more exactly than in a slanted picture."""
    first = vision.homography(*_pairs(corners, layout))
    if first is None:
        raise BodymapError(tr(NOT_FLAT))
    wanted = np.concatenate([layout.corners(marker.id) for marker in MARKERS]) * PER_MM - 0.5
    seen = vision.exact_corners(_laid(picture, corners, layout), wanted, LOOKED)
    back = vision.through(np.linalg.inv(first).astype(np.float64), seen)
    exact = {marker.id: back[4 * i : 4 * i + 4] for i, marker in enumerate(MARKERS)}
    matrix = vision.homography(back, wanted)
    if matrix is None:
        raise BodymapError(tr(NOT_FLAT))
    miss = float(np.hypot(*(vision.through(matrix, back) - wanted).T).max() / PER_MM)
    if miss > BENT:
        raise BodymapError(tr(NOT_FLAT))
    return FlatPage(layout, _laid(picture, exact, layout), miss)
