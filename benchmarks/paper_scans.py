"""Made-up scans and photos of drawn paper sheets: the rendered page, ink as it absorbs light, a lens, a lamp, a JPEG.

Nothing here was printed or photographed. Every scan comes of its number alone, and brings the truth with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter
from shapely import LineString, Polygon

from benchmarks.paper_pens import PenMark, pen_marks
from bodymap.exports.paper import PAPERS
from bodymap.knowledge.stored import open_library
from bodymap.paper.code import SheetKind
from bodymap.paper.layout import Layout, layout_of
from bodymap.paper.pens import PENS, Pen
from bodymap.paper.sheet import sheet_svg
from bodymap.ui.printing import ensure_app, renderer

PER_MM = 11.811
"""Pixels a mm of the rendered page: 300 dpi."""
Light = NDArray[np.float32]
FINER = 6
"""Ink is drawn on so many pixels for one along a side: OpenCV paints the rim of a polygon too."""

INKS: Mapping[str, tuple[str, ...]] = {
    "red": ("#c8202a", "#dd3038", "#b8203c", "#d42a20"),
    "violet": ("#7a3a9e", "#8a2fa0", "#6d46ad", "#943a92"),
    "blue": ("#1f5fbf", "#2a6fd0", "#1a4a9a", "#0f70b5"),
    "green": ("#1e8e4a", "#37a355", "#0f7a50", "#2f8f2f"),
}
"""Colours of felt-tip pens on paper as one may buy them (assumed); the patches of the legend have others."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What happens between the paper and the file.

    turn: degrees; slant: share of the page by which its corners are moved; blur: sigma in pixels of the picture;
    noise: standard deviation 0-255; dim: light in the darkest corner, of the brightest; shadow: light in it, 1 = none;
    cast: factors of red, green and blue; quality: of the JPEG; pixels: along the longer side; bend: mm by which the paper bulges.
    """

    turn: float = 0.0
    slant: float = 0.0
    blur: float = 0.6
    noise: float = 1.5
    dim: float = 1.0
    shadow: float = 1.0
    cast: tuple[float, float, float] = (1.0, 1.0, 1.0)
    quality: int = 90
    pixels: int = 2600
    bend: float = 0.0


@dataclass(frozen=True, slots=True)
class Scan:
    """The bytes of a picture, and what is on it. strengths: the boxes that were crossed."""

    name: str
    effect: str
    kind: SheetKind
    data: bytes
    marks: tuple[PenMark, ...]
    strengths: Mapping[Pen, int] = field(default_factory=dict)


def scan(number: int, effect: str, kind: SheetKind, camera: Camera, marks: int = 8) -> Scan:
    """One drawn sheet through one camera; all of chance comes of the number."""
    random = np.random.default_rng([77, number])
    layout = layout_of(kind)
    drawn = pen_marks(random, layout, marks)
    colours = {pen: INKS[pen.name][int(random.integers(len(INKS[pen.name])))] for pen in PENS}
    page = page_light(kind).copy()
    for mark in drawn:
        for ink in mark.ink:
            inked(random, page, np.asarray(ink.exterior.coords), colours[mark.pen], [np.asarray(r.coords) for r in ink.interiors])
    strengths = _legend(random, page, layout, colours)
    return Scan(f"{number:02d}", effect, kind, photo(random, page, camera), drawn, strengths)


@cache
def page_light(kind: SheetKind) -> Light:
    """The printed sheet as light, (height, width, 3) blue green red, 0-1."""
    ensure_app()
    paper = PAPERS[kind.paper]
    image = QImage(round(paper.width * PER_MM), round(paper.height * PER_MM), QImage.Format.Format_RGB888)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer(sheet_svg(kind, open_library().safety_net)).render(painter)
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return _linear(lines[:, : image.width() * 3].reshape(image.height(), image.width(), 3)[:, :, ::-1])


def _linear(pixels: NDArray[np.uint8]) -> Light:
    steps = np.arange(256) / 255
    return np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4).astype(np.float32)[pixels]


def _stored(light: Light) -> Light:
    held = np.clip(light, 0, 1)
    return (255 * np.where(held <= 0.0031308, held * 12.92, 1.055 * held ** (1 / 2.4) - 0.055)).astype(np.float32)


def inked(
    random: np.random.Generator,
    page: Light,
    outline: NDArray[np.float64],
    colour: str,
    holes: list[NDArray[np.float64]],
) -> None:
    """Ink on the page: light goes through it, more or less of it, as the felt is wet and the paper rough."""
    left, top = np.floor(outline.min(axis=0) * PER_MM).astype(int) - 3
    right, bottom = np.ceil(outline.max(axis=0) * PER_MM).astype(int) + 3
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, page.shape[1]), min(bottom, page.shape[0])
    if right <= left or bottom <= top:
        return
    fine = np.zeros(((bottom - top) * FINER, (right - left) * FINER), np.uint8)
    rings = [np.round((ring * PER_MM - (left, top)) * FINER - 0.5).astype(np.int32) for ring in (outline, *holes)]
    cv2.fillPoly(fine, rings, 255)
    cover = np.asarray(cv2.resize(fine, None, fx=1 / FINER, fy=1 / FINER, interpolation=cv2.INTER_AREA))
    grain = cv2.GaussianBlur(random.normal(0, 1, cover.shape).astype(np.float32), (0, 0), 2.0)
    thick = random.uniform(0.75, 1.15) * (1 + 0.5 * np.asarray(grain))
    through = _linear(np.array([[[int(colour[i : i + 2], 16) for i in (5, 3, 1)]]], np.uint8))[0, 0]
    passed = np.power(np.maximum(through, 0.02), np.maximum(thick, 0.25)[..., None])
    share = (cover.astype(np.float32) / 255)[..., None]
    page[top:bottom, left:right] *= 1 - share + share * passed


def _legend(random: np.random.Generator, page: Light, layout: Layout, colours: Mapping[Pen, str]) -> dict[Pen, int]:
    """Pens tried in their boxes, mostly, and a cross for a strength, sometimes."""
    crossed: dict[Pen, int] = {}
    for row in layout.legend:
        if random.random() < 0.7:
            left, top, right, bottom = row.trial
            x = np.linspace(left + 1.5, right - 1.5, 24)
            y = (top + bottom) / 2 + 1.5 * np.sin(x * 4)
            _scribble(random, page, np.stack([x, y], axis=1), 1.3, colours[row.pen])
        if random.random() < 0.5:
            value = int(random.integers(11))
            left, top, right, bottom = row.steps[value]
            for a, b in (((left, top), (right, bottom)), ((right, top), (left, bottom))):
                path = np.linspace(a, b, 8) + random.uniform(-0.5, 0.5, 2)
                _scribble(random, page, path, 0.9, colours[row.pen])
            crossed[row.pen] = value
    return crossed


def _scribble(random: np.random.Generator, page: Light, path: NDArray[np.float64], width: float, colour: str) -> None:
    swept = LineString(path).buffer(width / 2)
    if isinstance(swept, Polygon):
        inked(random, page, np.asarray(swept.exterior.coords), colour, [np.asarray(r.coords) for r in swept.interiors])


# -- the camera


def photo(random: np.random.Generator, page: Light, camera: Camera) -> bytes:
    height, width = page.shape[:2]
    matrix, size = _pose(random, width, height, camera)
    light = _bulged(page, camera.bend)
    shrink = abs(np.linalg.det(matrix[:2, :2])) ** 0.5
    if shrink < 1:
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), 0.45 / shrink), np.float32)
    desk = (0.16 * np.array([0.55, 0.8, 1.0]) * random.uniform(0.5, 1.6)).tolist()
    seen = cv2.warpPerspective(
        light, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=desk
    )
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), camera.blur), np.float32)
    seen = seen * _lamp(random, size, camera) * np.array(camera.cast[::-1], np.float32)
    pixels = _stored(np.asarray(seen * 0.92, np.float32))
    pixels += random.normal(0, camera.noise, (*pixels.shape[:2], 1)) + random.normal(0, camera.noise * 0.5, pixels.shape)
    whole = np.clip(pixels, 0, 255).astype(np.uint8)
    done, data = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, camera.quality])
    assert done
    return bytes(data)


def _pose(
    random: np.random.Generator, width: int, height: int, camera: Camera
) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """Where the page lies in the picture, and the size of the picture."""
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], float)
    moved = corners + random.uniform(-1, 1, (4, 2)) * camera.slant * (width, height)
    angle = np.radians(camera.turn)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned = moved @ spin.T
    span = np.ptp(turned, axis=0)
    scale = camera.pixels / (1.06 * span.max())
    placed = (turned - turned.min(axis=0) + 0.03 * span) * scale
    size = tuple(int(v) for v in np.ceil(span * 1.06 * scale))
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), placed.astype(np.float32))
    return np.asarray(matrix), (size[0], size[1])


def _bulged(page: Light, bend: float) -> Light:
    """The middle of the paper stands up and is seen moved sideways by this many mm."""
    if not bend:
        return page
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = bend * PER_MM * np.sin(np.pi * y / height)
    return np.asarray(cv2.remap(page, x, y + away.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _lamp(random: np.random.Generator, size: tuple[int, int], camera: Camera) -> Light:
    """Light that falls off to one side and to the corners, and a soft-edged shadow."""
    y, x = np.mgrid[-1 : 1 : size[1] * 1j, -1 : 1 : size[0] * 1j].astype(np.float32)
    way = random.uniform(0, 2 * np.pi)
    along = (np.cos(way) * x + np.sin(way) * y) / 2 + 0.5
    light = camera.dim + (1 - camera.dim) * np.clip(along, 0, 1) * (1 - 0.15 * (x**2 + y**2) / 2)
    if camera.shadow < 1:
        side = np.cos(way + 1) * x + np.sin(way + 1) * y + random.uniform(-0.3, 0.3)
        light *= camera.shadow + (1 - camera.shadow) / (1 + np.exp(-side / 0.035))
    return light[..., None].astype(np.float32)
