"""Where things lie on the spine, and what a press means."""

import pytest
from PySide6.QtCore import QPointF

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.atlas.picture import SPINE_COLOURS, spine_picture
from bodymap.ui.spine_places import SpinePlaces, Target, path_from_svg
from bodymap.ui.state import Selection

PLACES = SpinePlaces(spine_picture(SPINE_COLOURS), set(DiscLevel))


def test_path_data_becomes_the_same_path() -> None:
    path = path_from_svg("M0,0L10,0C10,5 5,10 0,10Z")
    assert path.boundingRect().height() == pytest.approx(10)
    assert path.contains(QPointF(2, 2))


@pytest.mark.parametrize("target", [t for t in PLACES.targets if t.column])
def test_a_press_beside_the_end_of_a_root_means_it(target: Target) -> None:
    assert PLACES.target_at(target.middle, 8) is target


def test_a_press_far_from_everything_means_nothing() -> None:
    assert PLACES.target_at(QPointF(900, 900), 5) is None


def test_a_step_from_the_last_column_stays() -> None:
    right = next(t for t in PLACES.targets if t.column == 1)
    assert PLACES.beside(right, 1, 0) is right


def test_a_step_down_from_the_lowest_root_stays() -> None:
    lowest = max((t for t in PLACES.targets if t.column == -1), key=lambda t: t.middle.y())
    assert PLACES.beside(lowest, 0, 1) is lowest


def test_a_chosen_root_without_a_side_means_both_sides() -> None:
    meant = [t.selection.side for t in PLACES.targets if t.meant_by(Selection(root=Root.L5))]
    assert set(meant) == set(Side)


def test_a_disc_is_halved_at_the_midline() -> None:
    assert PLACES.half_disc(DiscLevel.L4_5, Side.RIGHT).boundingRect().left() >= -0.01
    assert PLACES.half_disc(DiscLevel.L4_5, Side.LEFT).boundingRect().right() <= 0.01
