from datetime import date

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bodymap.exports.timeline import Curve, Point, Series
from bodymap.ui.sparkline import HANDS, Sparkline, newest

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 1)


def curve(letter: str, *values: float) -> Curve:
    days = (FIRST, LAST)
    points = tuple(Point(day, value, f"{n}") for n, (day, value) in enumerate(zip(days, values, strict=False)))
    return Curve("Worst", "of 10", 10.0, (Series(letter, points),), FIRST, LAST)


def picture(qtbot: QtBot, shown: Curve, chosen: frozenset[str] = frozenset()) -> QImage:
    made = Sparkline()
    qtbot.addWidget(made)
    made.resize(240, made.height())
    made.show_curve(shown, chosen)
    return made.grab().toImage()


def test_patient_and_clinician_are_told_apart_without_colour(qtbot: QtBot) -> None:
    grey = [
        picture(qtbot, curve(letter, 8, 2)).convertToFormat(QImage.Format.Format_Mono) for letter in ("P", "C")
    ]
    assert grey[0] != grey[1]


def test_a_chosen_drawing_is_larger_in_the_curve(qtbot: QtBot) -> None:
    assert picture(qtbot, curve("P", 8, 2)) != picture(qtbot, curve("P", 8, 2), frozenset({"1"}))


def test_the_newest_values_have_their_line_to_themselves(qtbot: QtBot) -> None:
    seen = picture(qtbot, curve("P", 8, 2))
    line = Sparkline().fontMetrics().height()
    right = seen.copy(seen.width() // 2, 4 + line, seen.width() // 2, line - 4)
    assert len({right.pixel(x, y) for x in range(right.width()) for y in range(right.height())}) == 1


def test_a_higher_value_stands_higher(qtbot: QtBot) -> None:
    assert picture(qtbot, curve("P", 8, 2)) != picture(qtbot, curve("P", 2, 8))


@pytest.mark.parametrize("letter", HANDS)
def test_one_value_and_none_are_drawn_too(qtbot: QtBot, letter: str) -> None:
    assert picture(qtbot, curve(letter, 5)) != picture(qtbot, curve(letter))


def test_the_newest_value_of_each_hand_is_written_out() -> None:
    both = Curve("Worst", "of 10", 10.0, (*curve("P", 8, 2).series, *curve("C", 7, 3).series), FIRST, LAST)
    assert newest(both) == "P 2, C 3 of 10"


def test_without_a_value_it_says_so() -> None:
    assert newest(curve("P")) == "no value yet"
