"""A theme chosen while the window runs looks as if the window had started with it."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from bodymap.records.samples import samples
from bodymap.ui.app import settle
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow


def shown(window: Window) -> Window:
    window.commands.show_sample(next(one for one in samples() if one.id == "cauda-equina"))
    window.figure.sharpen()
    window.figure.setFocus()
    settle(window)
    return window


def pictures(window: Window) -> dict[str, QImage]:
    """What does not move by a px when it is shown a second time."""
    side = window.side
    parts: dict[str, QWidget] = {
        "alarms": side.flags.alarms, "questions": side.flags_area, "tools": window.tools, "bar": window.bar
    }  # fmt: skip
    return {name: part.grab().toImage() for name, part in parts.items()}


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_a_window_that_was_light_looks_like_one_that_started_so(theme: str, make_window: MakeWindow) -> None:
    fresh = shown(make_window(theme=theme))
    wanted = pictures(fresh)
    fresh.hide()
    switched = shown(make_window())
    switched.set_theme(theme)
    found = pictures(shown(switched))
    assert [name for name in wanted if found[name] != wanted[name]] == []
