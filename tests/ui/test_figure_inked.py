"""Where something is on a sheet: nothing that is there is ever left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from bodymap.ui.figure_inked import TILE, Inked
from bodymap.ui.figure_pixels import sheet

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = QSize(331, 207)
spots = st.tuples(st.integers(0, 320), st.integers(0, 200), st.integers(1, 90), st.integers(1, 90))


def with_spots(boxes: list[QRect], ratio: float = 1.0) -> QImage:
    image = sheet(SIZE, ratio)
    painter = QPainter(image)
    for box in boxes:
        painter.fillRect(box, QColor(200, 0, 0, 9))
    painter.end()
    return image


def test_an_empty_sheet_has_no_boxes() -> None:
    inked = Inked(sheet(SIZE, 1.0))
    assert inked.boxes == ()
    assert not inked.within(QRect(0, 0, 331, 207))


@settings(deadline=None, max_examples=60)
@given(st.lists(spots, min_size=1, max_size=5), st.sampled_from([1.0, 1.5, 2.0]))
def test_whatever_is_painted_is_known(places: list[tuple[int, int, int, int]], ratio: float) -> None:
    painted = [QRect(*place) & QRect(0, 0, 331, 207) for place in places]
    inked = Inked(with_spots(painted, ratio))
    assert all(inked.within(box) for box in painted)
    for box in painted:
        at = QRect(round(box.x() * ratio), round(box.y() * ratio), 1, 1)
        assert any(found.contains(at) for found in inked.boxes)


def test_the_boxes_never_overlap() -> None:
    boxes = Inked(with_spots([QRect(0, 0, 9, 9), QRect(150, 90, 9, 9), QRect(300, 10, 9, 190)])).boxes
    assert len(boxes) == 3
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_what_is_far_away_does_not_count() -> None:
    inked = Inked(with_spots([QRect(300, 190, 9, 9)]))
    assert not inked.within(QRect(0, 0, 2 * TILE, 2 * TILE))


def test_what_is_painted_later_is_known_after_a_second_look() -> None:
    image = sheet(SIZE, 1.0)
    inked, spot = Inked(image), QRect(200, 100, 9, 9)
    painter = QPainter(image)
    painter.fillRect(spot, QColor("red"))
    painter.end()
    inked.look_again(spot)
    assert inked.within(spot)
    assert len(inked.boxes) == 1
