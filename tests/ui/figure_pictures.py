"""Paints the pictures of docs/figure.md: `python -m tests.ui.figure_pictures`. No display needed."""

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from bodymap.atlas.levels import View
from bodymap.atlas.picture import figure_box, figure_svg
from bodymap.exports.palette import SKINS

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PICTURES: dict[str, Sequence[tuple[View, str, str]]] = {
    "figure-front-back": ((View.FRONT, "neutral", "paper"), (View.BACK, "neutral", "paper")),
    "figure-sides": (
        (View.SIDE_RIGHT, "neutral", "paper"), (View.SIDE_LEFT, "neutral", "paper"),
        (View.INNER_LEFT, "neutral", "paper"),
    ),
    "figure-feet": (
        (View.FEET_TOP, "neutral", "paper"), (View.FEET_SOLE, "neutral", "paper"), (View.PERINEUM, "neutral", "paper"),
    ),
    "figure-variants": (
        (View.FRONT, "female", "paper"), (View.BACK, "female", "paper"), (View.SIDE_RIGHT, "female", "paper"),
        (View.FRONT, "male", "paper"), (View.BACK, "male", "paper"), (View.SIDE_RIGHT, "male", "paper"),
    ),
    "figure-small": tuple(
        (view, "neutral", skin) for skin in ("light", "paper") for view in (View.FRONT, View.BACK, View.SIDE_RIGHT)
    ),
}  # fmt: skip
"""Name of the file: its views from left to right, each with figure and skin."""
HIGH = {"figure-variants": 620, "figure-small": 300, "figure-feet": 420}
"""px; all others are 900 high."""


def picture(name: str) -> QImage:
    """The views of one picture side by side on white."""
    high = HIGH.get(name, 900)
    scales = [high / figure_box(view)[3] for view, _, _ in PICTURES[name]]
    widths = [figure_box(view)[2] * scale for (view, _, _), scale in zip(PICTURES[name], scales, strict=True)]
    image = QImage(round(sum(widths)), high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = 0.0
    for (view, figure, skin), width in zip(PICTURES[name], widths, strict=True):
        text = figure_svg(view, asdict(SKINS[skin]), figure)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(left, 0, width, high))
        left += width
    painter.end()
    return image


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for name in PICTURES:
        picture(name).save(str(FOLDER / f"{name}.png"), quality=1)  # packed as tightly as PNG goes
    del application


if __name__ == "__main__":
    main()
