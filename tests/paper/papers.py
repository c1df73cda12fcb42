"""Sheets for tests: a blank page as light, pens on it, and a flat scan of it."""

from functools import cache

import cv2
import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from benchmarks.paper_scans import Camera, Light, inked, page_light, photo
from bodymap.atlas.levels import View
from bodymap.paper.code import SheetKind
from bodymap.paper.layout import Layout, Placed, layout_of
from bodymap.paper.reading import PaperRead, read_sheet
from bodymap.paper.vision import Pixels

A4 = SheetKind()
RED, VIOLET, BLUE, GREEN, ORANGE, BLACK = "#c8202a", "#7a3a9e", "#1f5fbf", "#1e8e4a", "#f5a020", "#101010"
SMALL = Camera(pixels=1900)
"""Enough pixels for marks of a felt-tip pen, and quick."""


def panel(view: View, kind: SheetKind = A4) -> Placed:
    return next(placed for placed in layout_of(kind).panels if placed.panel.view is view)


def on_thigh(view: View = View.FRONT, x: float = 90.0, y: float = 950.0) -> tuple[float, float]:
    """A place of the body (mm of the figure) on the paper."""
    a, b = panel(view).on_paper(np.array([[x, y]])).tolist()[0]
    return a, b


def ring(x: float, y: float, size: float = 7.0, width: float = 1.2) -> BaseGeometry:
    """A closed line around a place."""
    return shapely.Point(x, y).buffer(size).exterior.buffer(width / 2)


def line(x: float, y: float, to_x: float, to_y: float, width: float = 1.4) -> BaseGeometry:
    return LineString([(x, y), (to_x, to_y)]).buffer(width / 2)


def scanned(*marks: tuple[BaseGeometry, str], kind: SheetKind = A4, camera: Camera = SMALL) -> bytes:
    """A JPEG of a sheet with these inks on it."""
    return photo(np.random.default_rng(5), drawn_on(page_light(kind).copy(), *marks), camera)


def drawn_on(page: Light, *marks: tuple[BaseGeometry, str]) -> Light:
    random = np.random.default_rng(3)
    for shape, colour in marks:
        for part in shapely.get_parts(shape):
            assert isinstance(part, Polygon)
            holes = [np.asarray(one.coords) for one in part.interiors]
            inked(random, page, np.asarray(part.exterior.coords), colour, holes)
    return page


def read(*marks: tuple[BaseGeometry, str], kind: SheetKind = A4, camera: Camera = SMALL) -> PaperRead:
    return read_sheet(scanned(*marks, kind=kind, camera=camera), "scan")


@cache
def blank() -> Pixels:
    """A flat scan of an empty sheet, decoded."""
    return pixels(scanned())


def pixels(data: bytes) -> Pixels:
    return np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def jpeg(picture: Pixels) -> bytes:
    return bytes(cv2.imencode(".jpg", picture)[1])


def layout() -> Layout:
    return layout_of(A4)
