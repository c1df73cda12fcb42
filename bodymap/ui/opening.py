"""The ready-made picture of the body with the first sample, shown until the window itself is there. Only Qt.

`bodymap atlas build` makes it from the real window, for the usual size and look. It is shown only where it is
true: any other size, look or drawing starts without it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from bodymap.data import data_folder

INDEX = "opening.json"
USUAL_LOOK: Mapping[str, str] = {"look/skin": "paper", "look/figure": "neutral", "look/views": "lower", "look/text": "100"}
"""What the settings hold when nobody has chosen anything; the theme has a picture each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the window will be: mode, theme, size in px, device pixels to a px, every stored choice of a look, and
    how much the hand is steadied.
    """

    mode: str
    theme: str
    size: tuple[int, int]
    ratio: float
    look: Mapping[str, str]
    steady: str = "normal"


@dataclass(frozen=True, slots=True)
class Body:
    """One view in the picture: px of the canvas = offset + mm * scale; rings: its outlines, px as x, y, x, y ..."""

    view: str
    scale: float
    offset: tuple[float, float]
    rings: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class FirstPen:
    """What the first stroke looks like: one repeat of its texture, width in mm, px beside the body from which it may
    start, and how much its path is steadied.
    """

    tile: Path
    width: float
    reach: float
    steady: str


@dataclass(frozen=True, slots=True)
class Opening:
    """One picture and where it stands; areas: the plain parts of the window around it, from below (px)."""

    canvas: QRect
    areas: tuple[tuple[QRect, QImage], ...]
    picture: QImage
    bodies: tuple[Body, ...]
    pen: FirstPen

    def paint(self, painter: QPainter) -> None:
        for area, colour in self.areas:
            painter.drawImage(area, colour)
        painter.drawImage(self.canvas.topLeft(), self.picture)


def find_opening(wanted: Wanted, folder: Path | None = None) -> Opening | None:
    """The built opening that shows just what is wanted; None where there is none, or it is damaged."""
    built = folder or data_folder("assets") / "built"
    if any(value != USUAL_LOOK.get(key) for key, value in wanted.look.items()):
        return None
    try:
        rows: list[dict[str, Any]] = json.loads((built / INDEX).read_text("utf-8"))["openings"]
        found = (row for row in rows if _fits(row, wanted))
        return next((_opening(row, built, wanted.steady) for row in found), None)
    except (OSError, LookupError, TypeError, ValueError):
        return None


def _fits(row: Mapping[str, Any], wanted: Wanted) -> bool:
    there = (row["mode"], row["theme"], tuple(row["size"]), row["ratio"])
    return there == (wanted.mode, wanted.theme, wanted.size, wanted.ratio)


def _opening(row: Mapping[str, Any], folder: Path, steady: str) -> Opening | None:
    canvas = QRect(*row["canvas"])
    picture = QImage(str(folder / row["picture"]))
    picture.setDevicePixelRatio(row["ratio"])
    if picture.size() != QSize(round(canvas.width() * row["ratio"]), round(canvas.height() * row["ratio"])):
        return None
    areas = tuple((QRect(*box), _plain(colour)) for box, colour in row["areas"])
    bodies = tuple(
        Body(b["view"], b["scale"], (b["offset"][0], b["offset"][1]), tuple(map(tuple, b["rings"])))
        for b in row["bodies"]
    )
    pen = row["pen"]
    return Opening(
        canvas,
        areas,
        picture,
        bodies,
        FirstPen(folder / pen["tile"], pen["width"], pen["reach"], steady),
    )


def _plain(colour: str) -> QImage:
    """One pixel to be drawn large. A brush would do, but the first one loads all of Qt's names: a tenth of the start."""
    made = QImage(1, 1, QImage.Format.Format_RGB32)
    made.setPixelColor(0, 0, QColor(colour))
    return made
