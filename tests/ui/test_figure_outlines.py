"""Outlines that are kept look like outlines that are drawn."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from bodymap.ui.figure_outlines import Outlines
from bodymap.ui.figure_pixels import sheet

pytestmark = pytest.mark.usefixtures("qapp")

LINES = ((QColor("white"), 5.0), (QColor("#12647e"), 2.4))
ROOM = QRectF(0, 0, 200, 200)


def ring(grown: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(30.3, 40.7, 100 + grown, 90))
    return path


def painted(outlines: Outlines, shape: object, path: QPainterPath, ratio: float = 1.0) -> QImage:
    image = sheet(QSize(200, 200), ratio)
    painter = QPainter(image)
    outlines.paint(painter, shape, 0, lambda: path, LINES, ROOM)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_kept_outline_is_the_outline_itself(ratio: float) -> None:
    wanted = sheet(QSize(200, 200), ratio)
    painter = QPainter(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in LINES:
        painter.strokePath(ring(), QPen(colour, width))
    painter.end()
    outlines, shape = Outlines(), object()
    assert painted(outlines, shape, ring(), ratio) == wanted
    assert painted(outlines, shape, ring(), ratio) == wanted


def test_another_shape_is_drawn_anew() -> None:
    outlines = Outlines()
    assert painted(outlines, object(), ring()) != painted(outlines, object(), ring(40))


def test_a_forgotten_outline_is_drawn_anew() -> None:
    outlines, shape = Outlines(), object()
    before = painted(outlines, shape, ring())
    outlines.forget()
    assert painted(outlines, shape, ring(40)) != before
