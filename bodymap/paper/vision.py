"""The few things of OpenCV that reading a sheet needs, with types: the only module that imports it.

Coordinates are pixels, the middle of the first one at (0, 0).
"""

# OpenCV's own types answer arrays of unknown content
# pyright: reportUnnecessaryComparison=false, reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(height, width, 3), blue green red; or (height, width), grey."""
Plane = NDArray[np.float32]
"""(height, width), or with three colours."""
Mask = NDArray[np.bool_]
Points = NDArray[np.float64]
"""(n, 2)."""
Labels = NDArray[np.int32]

# -- pictures


def decoded(data: bytes) -> Pixels | None:
    """The picture in colour, turned as its camera says; None when it is damaged."""
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return None
    return None if found is None else np.asarray(found, np.uint8)


def png(picture: Pixels) -> bytes:
    return bytes(cv2.imencode(".png", picture)[1])


def grey(picture: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def shrunk_picture(picture: Pixels, scale: float) -> Pixels:
    """Each new pixel is the mean of those it covers; scale below 1."""
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def soft_picture(picture: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def warped(picture: Pixels, matrix: Points, size: tuple[int, int]) -> Pixels:
    """The picture through a homography, (width, height) large; beyond its edge the edge goes on."""
    laid = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.uint8)


# -- marks and homographies


def markers_in(picture: Pixels, dictionary: str, window: int) -> list[tuple[int, Points]]:
    """Number and corners (4, 2), clockwise, of every ArUco mark. window: pixels of the largest neighbourhood that tells dark
    from light.
    """
    wishes = cv2.aruco.DetectorParameters()
    wishes.adaptiveThreshWinSizeMax = window
    wishes.minMarkerPerimeterRate = 0.02
    wishes.perspectiveRemovePixelPerCell = 8
    wishes.perspectiveRemoveIgnoredMarginPerCell = 0.3  # the edges of cells are grey in a blurred picture
    known = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, dictionary))
    corners, ids, _ = cv2.aruco.ArucoDetector(known, wishes).detectMarkers(grey(picture))
    if ids is None:
        return []
    numbers = [int(number) for number in np.ravel(ids)]
    return [(n, np.asarray(c, np.float64).reshape(4, 2)) for n, c in zip(numbers, corners, strict=True)]


def exact_corners(picture: Pixels, guesses: Points, half: int) -> Points:
    """Corners near the guesses to a part of a pixel, looked for in squares of half so many pixels."""
    rules = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.01)
    start = guesses.astype(np.float32).reshape(-1, 1, 2).copy()
    found = cv2.cornerSubPix(grey(picture), start, (half, half), (-1, -1), rules)
    return np.asarray(found, np.float64).reshape(-1, 2)


def homography(here: Points, there: Points) -> Points | None:
    """The matrix (3, 3) that brings points nearest to others by least squares; None where there is none."""
    found, _ = cv2.findHomography(here, there, 0)
    return None if found is None else np.asarray(found, np.float64)


def through(matrix: Points, points: Points) -> Points:
    """Points where a homography puts them."""
    return np.asarray(cv2.perspectiveTransform(points.reshape(-1, 1, 2), matrix), np.float64).reshape(-1, 2)


# -- planes


def soft(plane: Plane, sigma: float) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), sigma), np.float32)


def coarse(plane: Plane, size: tuple[int, int]) -> Plane:
    """(width, height) small; each new pixel is the mean of those it covers."""
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


def fine(plane: Plane, size: tuple[int, int]) -> Plane:
    """(width, height) large, smooth in between."""
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_CUBIC), np.float32)


def middle_around(plane: Plane, size: int) -> Plane:
    """The median of a square of so many pixels; 3 or 5."""
    return np.asarray(cv2.medianBlur(plane, size), np.float32)


def mean_around(plane: Plane, size: int) -> Plane:
    return np.asarray(cv2.boxFilter(plane, -1, (size, size)), np.float32)


def most_around(plane: Plane, size: int) -> Plane:
    """The largest value in a disc of so many pixels across."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.dilate(plane, disc), np.float32)


def direction(across: Plane, up: Plane) -> Plane:
    """Degrees, 0 to 360."""
    return np.asarray(cv2.phase(across, up, angleInDegrees=True), np.float32)


# -- masks


def spots(mask: Mask) -> tuple[Labels, Labels]:
    """The number of its spot for each pixel, 0 = none; and a row for each number: left, top, width, height, pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def around(mask: Mask, reach: int) -> Mask:
    """The mask and so many pixels on every side."""
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    return np.asarray(cv2.dilate(mask.astype(np.uint8), square)).astype(bool)


def inside(mask: Mask, reach: int) -> Mask:
    """The mask without so many pixels along its edge."""
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    return np.asarray(cv2.erode(mask.astype(np.uint8), square)).astype(bool)


def from_edge(mask: Mask) -> Plane:
    """How many pixels each pixel of the mask is away from what is not of it."""
    return np.asarray(cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def nearest(mask: Mask) -> Labels:
    """For every pixel a number that it shares with the nearest pixel of the mask and with no other of these."""
    _, labels = cv2.distanceTransformWithLabels(
        (~mask).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    return np.asarray(labels, np.int32)


def box_around(mask: Mask) -> tuple[int, int, int, int]:
    """Left, top, width, height of what is in the mask."""
    left, top, wide, high = cv2.boundingRect(mask.astype(np.uint8))
    return int(left), int(top), int(wide), int(high)


def outer_rims(mask: Mask) -> list[Labels]:
    """The pixels (n, 2) around each spot; holes are not told."""
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return [np.asarray(rim, np.int32).reshape(-1, 2) for rim in found]


# -- drawing


def fill(picture: Pixels, ring: Points, colour: int = 1) -> None:
    """Fill a ring of points."""
    cv2.fillPoly(picture, [_whole(ring)], [colour])


def draw(
    picture: Pixels, lines: Iterable[Points], width: int, colour: tuple[int, ...] = (1,), closed: bool = False
) -> None:
    """Draw lines, smoothly where there are colours."""
    kind = cv2.LINE_AA if len(colour) > 1 else cv2.LINE_8
    cv2.polylines(picture, [_whole(line) for line in lines], closed, colour, width, kind)


def letter(picture: Pixels, words: str, x: float, y: float, width: int, colour: tuple[int, ...]) -> None:
    """A letter, its middle at (x, y)."""
    cv2.putText(
        picture, words, (round(x) - 10, round(y) + 10), cv2.FONT_HERSHEY_SIMPLEX, 1.0, colour, width, cv2.LINE_AA
    )


def _whole(points: Points) -> Labels:
    return np.round(points).astype(np.int32).reshape(-1, 1, 2)
