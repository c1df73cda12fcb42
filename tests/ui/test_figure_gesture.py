"""The ink of a growing stroke: its pattern, its edge, and nothing where the body ends."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath
from shapely import MultiPolygon, box

from bodymap.atlas.levels import View
from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import wash_share
from bodymap.ui.figure_gesture import BAND, Ink
from bodymap.ui.figure_layout import Frame, Placement
from bodymap.ui.figure_pixels import sheet
from bodymap.ui.mark_painter import mark_brush

SKIN = MultiPolygon([box(0, 0, 400, 400)])
PLACE = Placement(Frame(View.FRONT, "Front", SKIN, (0, 0, 400, 400)), 1.0, (0.0, 0.0))
pytestmark = pytest.mark.usefixtures("qapp")

PATH = [QPointF(60, 60), QPointF(200, 90), QPointF(80, 220), QPointF(220, 200)]


class Paper:
    """A layer and its mask, and ink on them."""

    def __init__(self, width: float, sensation: Sensation = Sensation.NUMBNESS, ratio: float = 1.0) -> None:
        size = QSize(300, 300)
        self.layer, self.mask = sheet(size, ratio), sheet(size, ratio)
        self.mask.setDevicePixelRatio(1)
        self.brush = mark_brush(sensation, None, PLACE)
        clip = QPainterPath()
        clip.addRect(QRectF(20 * ratio, 20 * ratio, 250 * ratio, 250 * ratio))
        self.ink = Ink(self.layer, clip, self.brush, width * ratio, self.mask)

    def draw(self, path: list[QPointF]) -> QImage:
        for start, end in pairwise(path):
            self.ink.stroke([start, end], [1.0])
        self.ink.end()
        return self.layer


def alphas(image: QImage) -> set[int]:
    return {image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())}


def test_a_stroke_that_crosses_itself_stays_even() -> None:
    paper = Paper(30, Sensation.ACHE)
    layer = paper.draw([QPointF(50, 100), QPointF(200, 100)] * 4)
    assert layer.pixelColor(100, 100).alphaF() == pytest.approx(wash_share(None), abs=0.01)
    assert max(alphas(layer)) == layer.pixelColor(100, 100).alpha()


@pytest.mark.parametrize("width", [12, 2.5 * BAND])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_stroke_has_the_pattern_of_its_feeling_all_over(width: float, ratio: float) -> None:
    paper = Paper(width, ratio=ratio)
    layer = paper.draw(PATH)
    whole = sheet(QSize(300, 300), ratio)
    painter = QPainter(whole)
    painter.scale(1 / ratio, 1 / ratio)
    painter.fillRect(whole.rect(), paper.brush)
    painter.end()
    inside = [(x, y) for x in range(0, 600, 7) for y in range(0, 600, 7) if _full(paper.mask, x, y)]
    assert inside
    assert all(layer.pixelColor(x, y) == whole.pixelColor(x, y) for x, y in inside)


def test_no_ink_lies_beside_the_body() -> None:
    layer = Paper(40).draw([QPointF(5, 5), QPointF(290, 5), QPointF(290, 290)])
    assert layer.pixelColor(10, 10).alpha() == 0
    assert layer.pixelColor(290, 150).alpha() == 0


def test_a_fill_has_the_pattern_too() -> None:
    paper = Paper(10, Sensation.ACHE)
    shape = QPainterPath()
    shape.addEllipse(QPointF(150, 150), 80, 80)
    paper.ink.fill(shape)
    paper.ink.end()
    assert paper.layer.pixelColor(150, 150).alphaF() == pytest.approx(wash_share(None), abs=0.01)
    assert paper.layer.pixelColor(30, 30).alpha() == 0


def test_an_eraser_takes_away_in_the_layer_itself() -> None:
    marks = sheet(QSize(300, 300), 1.0)
    marks.fill(QColor("red"))
    clip = QPainterPath()
    clip.addRect(QRectF(0, 0, 300, 300))
    ink = Ink(marks, clip, QBrush(), 30)
    ink.stroke([QPointF(50, 100), QPointF(200, 100)], [1.0])
    ink.end()
    assert (marks.pixelColor(100, 100).alpha(), marks.pixelColor(100, 200).alpha()) == (0, 255)


def _full(mask: QImage, x: int, y: int) -> bool:
    return mask.rect().contains(x, y) and mask.pixelColor(x, y).alpha() == 255
