"""Nothing moves, fades or blinks by itself, for anybody: less motion needs no setting."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QApplication

import bodymap
from bodymap.ui.app import make_app
from bodymap.ui.stillness import EFFECTS
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow

MOVING = re.compile(
    r"QPropertyAnimation|QVariantAnimation|QSequentialAnimationGroup|QParallelAnimationGroup|QTimeLine|QMovie|QGraphics\w*Effect"
    r"|QScroller\b|startTimer|setAnimated\(True|setRange\(0, 0\)"
)
"""What Qt offers to move or fade things, and a bar that runs to and fro."""


def test_no_part_of_the_program_uses_what_moves_things() -> None:
    files = sorted(Path(bodymap.__file__).parent.rglob("*.py"))
    assert [(one.name, found.group()) for one in files if (found := MOVING.search(one.read_text(encoding="utf-8")))] == []


def test_the_effects_of_qt_are_off(qapp: QApplication) -> None:
    app = make_app()
    assert [effect for effect in EFFECTS if app.isEffectEnabled(effect)] == []


@pytest.mark.parametrize("mode", ["consultation", "patient", "classroom"])
def test_no_animation_runs_in_a_window(mode: str, make_window: MakeWindow) -> None:
    window = make_window(mode)
    window.set_theme("dark")
    running = QAbstractAnimation.State.Running
    assert not window.isAnimated()
    assert [one for one in window.findChildren(QAbstractAnimation) if one.state() is running] == []


def test_a_closer_look_is_there_at_once(window: Window, qapp: QApplication) -> None:
    window.zoom(2)
    at_once = [(p.scale, p.to_px(0, 0)) for p in window.figure.placements]
    for _ in range(20):
        qapp.processEvents()
    assert [(p.scale, p.to_px(0, 0)) for p in window.figure.placements] == at_once
