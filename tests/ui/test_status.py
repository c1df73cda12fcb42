import pytest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.levels import View
from bodymap.exports.extent_words import painted_words
from bodymap.reasoning.coverage import Extent
from tests.ui.conftest import MakeWindow

SIZES = dict.fromkeys(View, 100.0)


@pytest.mark.parametrize(
    ("percent", "by_view", "words"),
    [
        (3.72, {View.FRONT: 3.7}, "Painted: 3.7 % of the body"),
        (0.02, {View.FRONT: 0.02}, "Painted: less than 0.1 % of the body"),
        (0.0, {View.FEET_TOP: 6.0}, "Painted: 3.0 % of the feet"),
        (0.0, {View.PERINEUM: 25.0}, "Painted: 25 % of the skin between the legs"),
        (12.0, {View.FEET_SOLE: 0.1}, "Painted: 12 % of the body, less than 0.1 % of the feet"),
        (0.0, {View.SIDE_LEFT: 4.0}, "Painted: 2.0 % of the sides"),
        (3.0, {View.INNER_RIGHT: 8.0}, "Painted: 3.0 % of the body, 4.0 % of the inner legs"),
    ],
)
def test_what_is_painted_is_told_where_it_counts(
    percent: float, by_view: dict[View, float], words: str
) -> None:
    assert painted_words(Extent(percent, by_view), SIZES) == words


def test_long_words_about_a_place_are_read_whole(make_window: MakeWindow) -> None:
    window = make_window(size=(1000, 700))
    window.commands.show_sample(window._samples[0])
    status = window.status
    assert status.extent.isVisible()
    status.hover(
        "Outer side of the left heel, seen from behind  ·  lay articles: S1  ·  ISNCSCI key points: S1"
    )
    QApplication.processEvents()
    assert not status.extent.isVisible()
    assert status.place.fontMetrics().horizontalAdvance(status.place.text()) <= status.place.width()
    status.hover("")
    assert status.extent.isVisible()


def test_larger_letters_are_measured_anew(make_window: MakeWindow) -> None:
    window = make_window(size=(1280, 800))
    status = window.status
    status.hover("Upper front of the left thigh")
    before = status._wide(status.place)
    window.set_text_size(150)
    status.hover("")
    status.hover("Upper front of the left thigh")
    assert status._wide(status.place) > before


def test_the_same_words_again_are_measured_once(make_window: MakeWindow) -> None:
    status = make_window().status
    status.hover("Upper front of the left thigh")
    known = dict(status._widths)
    status.hover("Upper front of the left thigh")
    assert status._widths == known
