"""Two fingers zoom and pan."""

import pytest
from PySide6.QtCore import QPointF

from bodymap.ui.figure_fingers import Pinch, pinch_of, pinched
from bodymap.ui.figure_layout import Lens

HERE = Pinch(QPointF(300, 300), 100)


def test_one_finger_does_not_pinch() -> None:
    assert pinch_of([QPointF(10, 10)]) is None


def test_a_pinch_is_between_the_first_two_fingers() -> None:
    assert pinch_of([QPointF(0, 0), QPointF(60, 80), QPointF(500, 0)]) == Pinch(QPointF(30, 40), 100)


def test_fingers_in_one_place_still_have_a_spread() -> None:
    there = pinch_of([QPointF(5, 5), QPointF(5, 5)])
    assert there is not None
    assert there.spread == 1


def test_fingers_that_part_zoom_about_their_middle() -> None:
    lens = pinched(Lens(), HERE, Pinch(QPointF(300, 300), 200), 620, 640)
    assert (lens.zoom, lens.x, lens.y) == pytest.approx((2, -300, -300))


def test_fingers_that_move_together_pan() -> None:
    lens = pinched(Lens(2, -300, -300), HERE, Pinch(QPointF(310, 320), 100), 620, 640)
    assert (lens.x, lens.y) == pytest.approx((-290, -280))
