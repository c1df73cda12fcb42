"""A window that nobody touches does nothing: no layout, no painting, no work for the battery."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.ui.window import Window

WORK = {QEvent.Type.LayoutRequest, QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Resize}
SETTLES = 400
"""ms after which nothing of the start is left: a stretched picture is drawn sharp within 90."""


class Counted(QObject):
    """Counts what the widgets are asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.events: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WORK:
            self.events[f"{event.type().name} {type(watched).__name__}"] += 1
        return False


def work_of(qapp: QApplication, milliseconds: int) -> dict[str, int]:
    counted = Counted()
    qapp.installEventFilter(counted)
    QTest.qWait(milliseconds)
    qapp.removeEventFilter(counted)
    return dict(counted.events)


@pytest.mark.parametrize("mode", ["patient", "consultation", "classroom"])
def test_an_idle_window_has_nothing_to_do(
    make_window: Callable[..., Window], qapp: QApplication, mode: str
) -> None:
    make_window(mode)
    QTest.qWait(SETTLES)
    assert work_of(qapp, 200) == {}


@pytest.mark.parametrize("page", ["examination", "conditions", "selection", "maps", "why"])
def test_an_open_page_has_nothing_to_do(window: Window, qapp: QApplication, page: str) -> None:
    window.side.drawer.turn(page)
    QTest.qWait(SETTLES)
    assert work_of(qapp, 200) == {}
