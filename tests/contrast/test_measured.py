"""On every screen, in every theme, words are as strong against their ground as they must be: taken from pictures."""

import pytest
from pytestqt.qtbot import QtBot

from bodymap.ui.labels import PlainLabel
from bodymap.ui.theme import THEMES
from tests.contrast.measured import in_theme, measured
from tests.ui.scenes import SCENES, staged


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_on_all_screens_are_strong_enough(qtbot: QtBot, theme: str) -> None:
    with staged() as stage:
        found = in_theme(stage, theme)
    assert set(found) == {scene.name for scene in SCENES}
    assert all(found.values())
    assert [(name, one) for name, seen in found.items() for one in seen if one.fails] == []


def test_faint_words_are_found(qtbot: QtBot) -> None:
    room = PlainLabel("hardly to be read")
    whole = PlainLabel()
    qtbot.addWidget(whole)
    room.setParent(whole)
    whole.setStyleSheet("background: #ffffff; color: #b0b0b0;")
    whole.resize(300, 60)
    room.setGeometry(10, 10, 280, 40)
    whole.show()
    seen = [one for one in measured(whole) if one.words]
    assert [one.fails for one in seen] == [True]
    assert seen[0].ground == "#ffffff"
