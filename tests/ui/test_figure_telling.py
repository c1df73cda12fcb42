"""The body in words: what is shown, what is painted there, where the keyboard stands."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.ui.figure_groups import LayoutKind, group_of
from bodymap.ui.figure_telling import MOST, told
from bodymap.ui.modes import MODES
from bodymap.ui.state import Show
from tests.ui.screen import Screen


def filled(number: int, view: View, zone: str, side: Side = Side.LEFT) -> Mark:
    face = next(f for f in open_atlas().zones(view) if (f.zone, f.side) == (zone, side))
    return Mark(number, view, Sensation.BURNING, face.shape, intensity=6, depth=Depth.SKIN)


CALF, HIP = filled(1, View.BACK, "calf_central"), filled(2, View.SIDE_LEFT, "thigh_lateral_prox")


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot)


def heard(screen: Screen, marks: Sequence[Mark] = (), **changes: object) -> str:
    screen.look(drawing=PainDrawing(tuple(marks)), **changes)
    screen.view.tell()
    return screen.view.accessibleDescription()


@pytest.mark.parametrize("kind", LayoutKind)
def test_the_shown_views_are_named_and_no_other(screen: Screen, kind: LayoutKind) -> None:
    names = heard(screen, show=Show(views=kind)).split(".")[0].removeprefix("Shown: ").split("; ")
    assert names == [p.frame.caption for p in screen.view.placements]
    assert len(names) == len(group_of(kind).views)


def test_a_painted_place_is_told_with_feeling_strength_side_and_zone(screen: Screen) -> None:
    assert "Burning, 6 of 10, on the skin: left: middle of the calf" in heard(screen, [CALF])


def test_what_other_views_show_is_only_counted(screen: Screen) -> None:
    words = heard(screen, [CALF, HIP])
    assert "In other views: 1 painted place" in words
    assert "outer thigh" not in words


def test_an_empty_drawing_says_so(screen: Screen) -> None:
    assert "Nothing is painted here." in heard(screen)


def test_very_many_places_are_cut_short(screen: Screen) -> None:
    marks = tuple(replace(CALF, id=i) for i in range(MOST + 5))
    words = told(screen.view.placements, PainDrawing(marks), lambda _mark: "here", "")
    assert (words.count("Burning"), "5 more." in words) == (MOST, True)


def test_where_the_keyboard_stands_is_told(screen: Screen) -> None:
    assert "The keyboard is at" not in heard(screen)
    screen.tab_in()
    screen.key(Qt.Key.Key_Down)
    assert f"The keyboard is at: {screen.words[-1].split('  ·  ')[0]}" in heard(screen)


def test_a_patient_hears_no_root(screen: Screen) -> None:
    screen.look(mode=MODES["patient"])
    screen.tab_in()
    assert not any(f" {root}" in heard(screen, [CALF]) for root in ("L4", "L5", "S1", "S2"))


def test_it_is_told_by_itself_once_the_hand_is_calm(screen: Screen, qtbot: QtBot) -> None:
    screen.look(drawing=PainDrawing((CALF,)))
    qtbot.waitUntil(lambda: "middle of the calf" in screen.view.accessibleDescription())
