"""Marks on the body: each feeling has its own colour and pattern, and the pattern stays with the body."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from shapely import MultiPolygon, Polygon, box

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.palette import wash_share
from bodymap.ui.figure_layout import Frame, Lens, Placement
from bodymap.ui.figure_pixels import painter_on, sheet
from bodymap.ui.mark_painter import brush_pen, mark_brush, outline_pen, paint_mark, paint_steps, path_of

AREA = MultiPolygon([box(10, 10, 90, 90)])
PLACE = Placement(Frame(View.FRONT, "Front", AREA, (0, 0, 100, 100)), 1.0, (0.0, 0.0))


def painted(sensation: Sensation, place: Placement = PLACE, intensity: int | None = None) -> QImage:
    layer = sheet(QSize(160, 160), 1.0)
    painter = painter_on(layer)
    paint_mark(painter, Mark(1, View.FRONT, sensation, AREA, intensity), path_of(AREA), place)
    painter.end()
    return layer


def greys(image: QImage) -> list[int]:
    """How much ink stands at each place along two lines across the mark, without its colour."""
    return [image.pixelColor(x, y).alpha() for y in (40, 47) for x in range(20, 80)]


def test_two_feelings_differ_even_without_colour() -> None:
    for one, other in combinations(Sensation, 2):
        assert greys(painted(one)) != greys(painted(other))


@pytest.mark.parametrize("sensation", list(Sensation))
def test_the_body_still_shows_through_a_mark(sensation: Sensation) -> None:
    assert min(greys(painted(sensation))) < 200


def test_more_pain_is_painted_stronger() -> None:
    assert wash_share(0) < wash_share(4) < wash_share(None) < wash_share(9) <= wash_share(10) < 0.7


def test_a_deep_feeling_has_a_dashed_edge() -> None:
    assert outline_pen(Sensation.ACHE, Depth.DEEP, 1).style() is Qt.PenStyle.CustomDashLine
    assert outline_pen(Sensation.ACHE, Depth.SKIN, 1).style() is Qt.PenStyle.SolidLine


def test_the_pattern_moves_with_the_body() -> None:
    moved = Lens(1, 23, 31).on(PLACE)
    still, shifted = painted(Sensation.PINS), painted(Sensation.PINS, moved)
    assert all(
        still.pixelColor(x, y) == shifted.pixelColor(x + 23, y + 31)
        for x in range(20, 80, 3)
        for y in range(20, 80, 3)
    )


def test_the_pattern_grows_with_the_zoom() -> None:
    near = mark_brush(Sensation.PINS, None, Lens(4).on(PLACE)).textureImage().width()
    assert near == pytest.approx(4 * mark_brush(Sensation.PINS, None, PLACE).textureImage().width(), abs=2)


def test_nothing_is_painted_outside_the_area() -> None:
    image = painted(Sensation.ACHE)
    assert image.pixelColor(100, 50).alpha() == 0
    assert image.pixelColor(50, 50).alpha() > 0


def test_a_hole_stays_a_hole() -> None:
    ring = MultiPolygon([Polygon(box(0, 0, 90, 90).exterior, [box(30, 30, 60, 60).exterior])])
    assert path_of(ring).contains(QPointF(10, 10))
    assert not path_of(ring).contains(QPointF(45, 45))


def test_a_step_says_which_box_it_touched() -> None:
    layer = sheet(QSize(100, 100), 1.0)
    painter = painter_on(layer)
    touched = paint_steps(painter, [QPointF(30, 50), QPointF(60, 50)], brush_pen(QColor("black"), 20))
    painter.end()
    inked = [(x, y) for x in range(100) for y in range(100) if layer.pixelColor(x, y).alpha()]
    assert inked
    assert all(touched.contains(QPointF(x, y)) for x, y in inked)
