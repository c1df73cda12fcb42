"""Hide all answers: one key, and everything that tells goes; the same key, and it is there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.levels import Root, Side
from bodymap.exports.beneath import MUSCLES, NERVES, TERRITORIES
from bodymap.exports.layer_look import IDLE_TINT
from bodymap.reasoning.reading import Urgency
from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.ui.layers_shown import beneath
from bodymap.ui.maps_shown import maps_over
from bodymap.ui.state import Selection
from bodymap.ui.veil import for_window, unveiled, veiled
from bodymap.ui.window import Window
from tests.ui.class_windows import class_window
from tests.ui.conftest import MakeWindow


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    window = class_window(make_window)
    window.commands.show_map("isncsci")
    window.session.select(Selection(root=Root.L5, side=Side.LEFT))
    return window


def names(window: Window) -> list[str]:
    """What is written on the body."""
    window.figure.sharpen()
    window.figure.grab()
    return [one.text for one in window.figure._sheets._names.written]


def press(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_H)
    QApplication.processEvents()


def test_the_key_takes_names_and_panels_away(window: Window) -> None:
    assert names(window)
    press(window)
    assert names(window) == []
    assert not window.side.isVisible()
    assert not window.maps.isVisible()


def test_the_same_key_brings_everything_back(window: Window) -> None:
    wide = window.figure.width()
    press(window)
    press(window)
    assert window.figure.width() == wide
    assert "L5" in names(window)
    assert window.side.isVisible()
    assert window.session.state.selection.root is Root.L5


@pytest.mark.parametrize("layer", [MUSCLES, NERVES, TERRITORIES])
def test_a_layer_stays_as_shapes_without_names(window: Window, layer: str) -> None:
    window.commands.show_layer(layer)
    press(window)
    assert names(window) == []
    ground, added = beneath(window.session.state, window._library)
    assert (ground.layer, ground.quiet, added.nothing) == (layer, True, True)


def test_muscles_lose_the_colours_of_their_roots(window: Window) -> None:
    from bodymap.atlas.levels import View
    from bodymap.exports.beneath import Beneath, the_layers, tint_on

    shapes = the_layers().muscles[View.BACK]
    assert {tint_on(one, Beneath(MUSCLES, quiet=True), window._library) for one in shapes} == {IDLE_TINT}


def test_the_drawing_stays(window: Window) -> None:
    drawing = window.session.state.drawing
    press(window)
    assert window.figure._state.drawing is drawing


def test_the_pointer_tells_no_map_while_answers_are_hidden(window: Window) -> None:
    told: list[str] = []
    window.figure.hovered.connect(told.append)
    press(window)
    placement = window.figure.placements[0]
    middle = QPoint(*(round(v) for v in placement.to_px(*_inside(window))))
    QTest.mouseMove(window.figure, middle)
    QApplication.processEvents()
    assert told
    assert not any("map" in words for words in told)


def _inside(window: Window) -> tuple[float, float]:
    point = window._atlas.silhouette(window.figure.placements[0].view).representative_point()
    return point.x, point.y


def test_the_title_of_a_sample_is_hidden_because_it_names_the_root(window: Window) -> None:
    press(window)
    assert not window.banner.isVisible()


def test_answers_are_back_in_another_mode(window: Window) -> None:
    press(window)
    window.commands.choose_mode("consultation")
    assert window.session.state.show.answers
    assert window.side.isVisible()


def test_an_emergency_in_a_drawing_made_here_is_never_hidden(window: Window) -> None:
    drawing = open_shipped(next(s for s in shipped_samples() if s.id == "cauda-equina")).drawing
    window.session.new()
    window.session.edit("Paint numbness", drawing)
    press(window)
    alarms = [f.text for f in window.session.state.reading.red_flags if f.urgency is Urgency.EMERGENCY]
    assert alarms
    assert window.banner.isVisible()
    assert alarms[0] in window.banner_words.text()


def test_an_emergency_in_a_sample_is_an_answer(window: Window) -> None:
    window.session.open_sample(open_shipped(next(s for s in shipped_samples() if s.id == "cauda-equina")))
    press(window)
    assert not window.banner.isVisible()


def test_nothing_that_tells_is_left_in_a_veiled_state(window: Window) -> None:
    left = veiled(window.session.state)
    assert left.selection.empty
    assert left.reading.empty
    assert maps_over(left).nothing


def test_a_presenter_keeps_the_answers_while_the_class_has_its_own_screen(window: Window) -> None:
    press(window)
    state = window.session.state
    assert for_window(state, class_has_its_own=True) == unveiled(state)
    assert for_window(state, class_has_its_own=False) == veiled(state)
