"""Cut a drawn figure to a part of the body, as geometry: SVG readers disagree about clip paths, and QtSvg knows none.

Understands what our figures are made of: `path` with absolute M, L, C and Z, and `ellipse`.
"""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, MultiPoint, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import polygons
from bodymap.exports.svg_text import area_path, line_path

_ELEMENT = re.compile(r"<(path|ellipse)\b([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_SUBPATH = re.compile(r"M[^M]*")
_STEP = re.compile(r"([MLC])([^MLCZ]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")

CURVE_STEPS = np.linspace(0, 1, 9)[1:, None]
"""Eight chords a curve: the figure's curves are at most some centimetres long."""

_Points = npt.NDArray[np.float64]  # (n, 2)


def cropped(figure: str, window: BaseGeometry) -> str:
    """The inside of an SVG text with only what lies in the window (mm); elements that lie inside stay as written."""
    shapely.prepare(window)
    return _ELEMENT.sub(lambda found: _element(found, window), figure)


def _element(found: re.Match[str], window: BaseGeometry) -> str:
    said = dict(_ATTRIBUTE.findall(found.group(2)))
    if found.group(1) == "ellipse":
        return found.group(0) if shapely.intersects_xy(window, float(said["cx"]), float(said["cy"])) else ""
    numbers = np.array([float(n) for n in _NUMBER.findall(said["d"])]).reshape(-1, 2)
    box = MultiPoint(numbers).envelope  # control points lie around their curve
    if window.covers(box):
        return found.group(0)
    if not window.intersects(box):
        return ""
    lines = list(path_lines(said["d"]))
    return _filled(said, lines, window) + _stroked(said, lines, window)


def _filled(said: dict[str, str], lines: Iterable[_Points], window: BaseGeometry) -> str:
    """The cut fill; rings inside rings are holes, as our figures write them."""
    if said.get("fill") == "none":
        return ""
    rings = [shapely.make_valid(Polygon(line), method="structure") for line in lines if len(line) > 3]
    area: BaseGeometry = MultiPolygon()
    for ring in rings:
        area = shapely.symmetric_difference(area, ring)
    parts = list(polygons(shapely.intersection(area, window)))
    kept = {name: value for name, value in said.items() if not name.startswith("stroke") and name != "d"}
    return _path(area_path(parts), kept) if parts else ""


def _stroked(said: dict[str, str], lines: Iterable[_Points], window: BaseGeometry) -> str:
    if said.get("stroke", "none") == "none":
        return ""
    cut = [shapely.intersection(LineString(line), window) for line in lines if len(line) > 1]
    parts = (part for one in cut for part in shapely.get_parts(one) if not part.is_empty)
    pieces = [part for part in parts if isinstance(part, LineString)]
    kept = {name: value for name, value in said.items() if name != "d"} | {"fill": "none"}
    return _path("".join(line_path(piece.coords) for piece in pieces), kept) if pieces else ""


def path_lines(d: str) -> Iterator[_Points]:
    """Every subpath as a line of points, curves as chords; closed ones end where they began."""
    for subpath in _SUBPATH.findall(d):
        points: list[_Points] = []
        for letter, text in _STEP.findall(subpath):
            numbers = np.array([float(n) for n in _NUMBER.findall(text)]).reshape(-1, 2)
            points += _curves(points[-1][-1], numbers) if letter == "C" else [numbers]
        line = np.concatenate(points)
        yield np.concatenate([line, line[:1]]) if "Z" in subpath else line


def _curves(start: _Points, numbers: _Points) -> list[_Points]:
    """Cubic curves one after another, each given by two control points and its end."""
    t = CURVE_STEPS
    done: list[_Points] = []
    for a, b, end in numbers.reshape(-1, 3, 2):
        done.append((1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t**2 * b + t**3 * end)
        start = end
    return done


def _path(d: str, said: dict[str, str]) -> str:
    return f'<path d="{d}"' + "".join(f' {name}="{value}"' for name, value in said.items()) + "/>"
