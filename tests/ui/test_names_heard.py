"""What a screen reader meets on every screen, without a bus: everything the keyboard reaches has a name."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.words import zone_told
from tests.ui.scenes import SCENES, shown, staged
from tests.ui.test_figure_telling import CALF, HIP

NAME = QAccessible.Text.Name


def nameless(seen: QWidget) -> list[str]:
    """Widgets in sight that take the keyboard and tell no name."""
    inside = [one for one in (seen, *seen.findChildren(QWidget)) if one.isVisible() and one.isEnabled()]
    asked = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()]
    return [f"{type(one).__name__} {one.objectName()}" for one in asked if not told(one).strip()]


def told(one: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(one)
    return heard.text(NAME) if heard is not None else ""


def test_everything_the_keyboard_reaches_has_a_name_on_every_screen(qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    with staged() as stage:
        for scene in SCENES:
            found[scene.name] = nameless(shown(stage, scene))
            scene.leave(stage)
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_the_body_is_a_list_of_zones_with_what_is_painted_there(qtbot: QtBot) -> None:
    with staged() as stage:
        shown(stage, SCENES[0])
        body = QAccessible.queryAccessibleInterface(stage.window.figure)
        zones = [zone for n in range(body.childCount()) if (zone := body.child(n)).role() == QAccessible.Role.ListItem]
        names = [zone.text(NAME) for zone in zones]
        assert len(zones) == len(stage.window.figure.stops)
        assert "left outer calf: shooting or stabbing" in names
        assert [zone.state().selected for zone in zones] == [int("nothing" not in name) for name in names]


def test_a_zone_stays_the_same_child_when_the_body_is_zoomed(qtbot: QtBot) -> None:
    with staged() as stage:
        body = QAccessible.queryAccessibleInterface(shown(stage, SCENES[0]).figure)  # type: ignore[attr-defined]
        zone = body.child(10)
        stage.window.zoom(2)
        assert body.indexOfChild(zone) == 10
        assert body.child(10).object() is zone.object()


def test_a_body_that_goes_takes_its_zones_with_it(qtbot: QtBot) -> None:
    patient = next(one for one in SCENES if one.name == "patient, front")
    with staged() as stage:
        for _ in range(3):
            shown(stage, patient)
            screen = stage.window.guide.screen
            assert screen is not None
            assert told(screen.figure)
            assert QAccessible.queryAccessibleInterface(screen.figure).child(5).text(NAME)
            del screen
            shown(stage, SCENES[0])
            gc.collect()


@pytest.mark.parametrize(
    ("marks", "words"),
    [((), "calf: nothing painted"), ((CALF,), "calf: burning, 6 of 10, on the skin"), ((CALF, HIP), "calf: burning, 6 of 10, on the skin")],
)
def test_a_zone_says_each_feeling_once(marks: tuple, words: str) -> None:
    assert zone_told("calf", PainDrawing(marks).marks) == words
