"""Finds the sheet in a picture: corner marks, which way round, which sheet, and the page laid flat. Needs OpenCV."""

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from bodymap.files.problems import BodymapError
from bodymap.paper.code import SheetKind, kind_of
from bodymap.exports.paper import PAPERS
from bodymap.paper.layout import CELL, Layout, layout_of
from bodymap.paper.markers import DICTIONARY, MARKERS

Pixels = NDArray[np.uint8]
"""(height, width, 3), blue green red."""
Corners = NDArray[np.float64]
"""(4, 2), clockwise from the upper left corner of the mark."""
PER_MM = 8.0
"""Pixels of the flat page for a mm of paper: 203 dpi."""
SEARCHED = (1400, 900, 2200, 3400, 600)
"""Pixels along the longer side at which marks are looked for, one after the other, until all four are found: a blurred mark is
sharper in a smaller picture, a small one is only seen in a larger.
"""
WINDOW = 43
"""Pixels of the largest neighbourhood in which dark is told from light; OpenCV's own 23 misses soft edges."""
BENT = 0.8
"""mm by which the corners of the marks may miss their places on the flat page (assumed; flat paper misses by 0.1)."""
NO_MARKS = (
    "no corner mark of a paper sheet was found; expected a scan or photo of a whole sheet "
    "made by “bodymap paper sheet”, sharp and not too dark"
)
MIRRORED = (
    "the picture is mirrored: left and right would change places; expected a picture as one sees the paper "
    "(switch mirroring off in the camera)"
)
SOME_MARKS = "the corner {missing} not found; expected all four corner marks, so take the picture again with the whole sheet in it"
TWICE = "more than one sheet is in the picture; expected one, flat, with nothing beside it"
OTHER_SHEET = "this is no sheet of bodymap, though it has such corner marks; expected one made by “bodymap paper sheet”"
NOT_FLAT = "the sheet is not flat in the picture; expected it smooth on a table, or scanned"
UNREADABLE = "the picture is damaged and could not be decoded; expected a sound PNG or JPEG"


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
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise BodymapError(UNREADABLE) from error
    if found is None:
        raise BodymapError(UNREADABLE)
    return np.asarray(found, np.uint8)


def flat_page(picture: Pixels) -> FlatPage:
    """The sheet in the picture, laid flat. Raises BodymapError: no sheet, a part of one, a mirrored one, another one."""
    corners = _four_corners(picture)
    for name in PAPERS:
        layout = layout_of(SheetKind(paper=name))
        page = _laid(picture, corners, layout)
        kind = kind_of(_cells(page, layout))
        if kind is not None and kind.paper == name:
            return _finished(picture, corners, layout_of(kind))
    raise BodymapError(OTHER_SHEET)


def _four_corners(picture: Pixels) -> dict[int, Corners]:
    found: dict[int, Corners] = {}
    for size in SEARCHED:
        found = {**_marks(picture, size), **found}
        if len(found) == len(MARKERS):
            return found
    mirrored = _marks(np.ascontiguousarray(picture[:, ::-1]), SEARCHED[0])
    if len(mirrored) > len(found):
        raise BodymapError(MIRRORED)
    if not found:
        raise BodymapError(NO_MARKS)
    missing = [marker.words for marker in MARKERS if marker.id not in found]
    said = f"mark at the {missing[0]} was" if len(missing) == 1 else f"marks at the {', '.join(missing)} were"
    raise BodymapError(SOME_MARKS.format(missing=said))


def _marks(picture: Pixels, longest: int) -> dict[int, Corners]:
    """The corners of our marks in pixels of the picture, by their numbers. Raises BodymapError for one seen twice."""
    scale = min(1.0, longest / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    corners, ids, _ = _detector().detectMarkers(grey)
    ours = {marker.id for marker in MARKERS}
    numbers: list[int] = [] if ids is None else [int(n) for n in np.ravel(ids)]
    if any(count > 1 for number, count in Counter(numbers).items() if number in ours):
        raise BodymapError(TWICE)
    # the middle of a pixel stays the middle of what it was made of
    return {
        number: (np.asarray(four, np.float64).reshape(4, 2) + 0.5) / scale - 0.5
        for number, four in zip(numbers, corners, strict=True)
        if number in ours
    }


def _detector() -> cv2.aruco.ArucoDetector:
    wishes = cv2.aruco.DetectorParameters()
    wishes.adaptiveThreshWinSizeMax = WINDOW
    wishes.minMarkerPerimeterRate = 0.02
    wishes.perspectiveRemovePixelPerCell = 8
    wishes.perspectiveRemoveIgnoredMarginPerCell = 0.3  # the edges of cells are grey in a blurred picture
    return cv2.aruco.ArucoDetector(
        cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, DICTIONARY)), wishes
    )


def _laid(picture: Pixels, corners: dict[int, Corners], layout: Layout) -> Pixels:
    """The page in PER_MM pixels a mm. Colours are averaged where the picture is finer than the page."""
    there = np.concatenate([layout.corners(number) for number in corners]) * PER_MM - 0.5
    here = np.concatenate(list(corners.values()))
    matrix, _ = cv2.findHomography(here, there, 0)
    if matrix is None:
        raise BodymapError(NOT_FLAT)
    size = round(layout.paper.width * PER_MM), round(layout.paper.height * PER_MM)
    finer = _finer(here, there)
    if finer > 1.5:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.4 * finer), np.uint8)
    laid = cv2.warpPerspective(
        picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(laid, np.uint8)


def _finer(here: Corners, there: Corners) -> float:
    """How many pixels of the picture make one of the page, along a side."""
    spans = [np.ptp(points, axis=0) for points in (here, there)]
    return float(np.sqrt(np.prod(spans[0]) / np.prod(spans[1])))


def _cells(page: Pixels, layout: Layout) -> tuple[bool, ...]:
    """The cells of the code, black or white against the marks beside them."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    half = CELL * 0.3
    levels = [
        float(_window(grey, x - half, y - half, x + half, y + half).mean()) for x, y in layout.code_middles()
    ]
    middle = (min(levels) + max(levels)) / 2
    return tuple(level < middle for level in levels)


def _window(image: NDArray[np.generic] | cv2.typing.MatLike, left: float, top: float, right: float, bottom: float) -> NDArray[np.uint8]:
    """The pixels of a box of the page, mm."""
    a, b, c, d = (round(value * PER_MM) for value in (left, top, right, bottom))
    return np.asarray(image[b:d, a:c])


def _finished(picture: Pixels, corners: dict[int, Corners], layout: Layout) -> FlatPage:
    """Laid flat twice: on the flat page the corners of the marks are found more exactly than in a slanted picture."""
    page = _laid(picture, corners, layout)
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    wanted = np.concatenate([layout.corners(marker.id) for marker in MARKERS]) * PER_MM - 0.5
    seen = wanted.astype(np.float32).reshape(-1, 1, 2).copy()
    rules = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.01)
    seen = np.asarray(cv2.cornerSubPix(grey, seen, (7, 7), (-1, -1), rules), np.float64).reshape(-1, 2)
    there = np.concatenate([layout.corners(number) for number in corners]) * PER_MM - 0.5
    matrix, _ = cv2.findHomography(np.concatenate(list(corners.values())), there, 0)
    back = cv2.perspectiveTransform(seen.reshape(-1, 1, 2), np.linalg.inv(np.asarray(matrix))).reshape(4, 4, 2)
    exact = {marker.id: np.asarray(back[i], np.float64) for i, marker in enumerate(MARKERS)}
    matrix, _ = cv2.findHomography(back.reshape(-1, 2), wanted, 0)
    if matrix is None:
        raise BodymapError(NOT_FLAT)
    ends = cv2.perspectiveTransform(back.reshape(-1, 1, 2), np.asarray(matrix)).reshape(-1, 2)
    miss = float(np.hypot(*(ends - wanted).T).max() / PER_MM)
    if miss > BENT:
        raise BodymapError(NOT_FLAT)
    return FlatPage(layout, _laid(picture, exact, layout), miss)
