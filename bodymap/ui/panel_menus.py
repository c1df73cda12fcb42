"""The small menu on the heading of a panel: where it can go, and that it can be closed. Made when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from bodymap.language import tr, tr_later
from bodymap.ui.arrangement import (
    LISTS,
    NAMES,
    USUAL_ARRANGEMENT,
    Arrangement,
    lines,
    moved,
    turned,
)
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

SIGN = "\N{VERTICAL ELLIPSIS}"
Arrange = Callable[[Arrangement], object]
STEPS = {
    (-1, False): tr_later("Move up"),
    (1, False): tr_later("Move down"),
    (-1, True): tr_later("Move left"),
    (1, True): tr_later("Move right"),
}
"""Words of a step (-1 or 1), by whether it goes across."""


def goes_across(one: Arrangement, panel: str, step: int, pair_beside: bool, lists_beside: bool) -> bool:
    """Whether this step is one to the left or right: the lists beside the reading, roots and spine beside each other."""
    if panel == LISTS:
        return lists_beside
    line = next(line for line in lines(one) if panel in line)
    seen = len(line) > 1 and all(map(one.shows, line))
    return pair_beside and seen and line.index(panel) == (0 if step > 0 else 1)


def panel_button(panel: str, pop_up: Callable[[QPushButton], object]) -> QPushButton:
    """The sign at the end of a heading."""
    made = button(SIGN, lambda: pop_up(made), "sign", tr("Panel: {name}", name=tr(NAMES[panel])))
    made.setToolTip(tr("Move or close this panel"))
    return made


def panel_menu(
    over: QPushButton, one: Arrangement, panel: str, across: Callable[[int], bool], arrange: Arrange
) -> QMenu:
    """Move, close, restore; what would change nothing is grey. It goes when it is closed."""
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for step in (-1, 1):
        _add(menu, tr(STEPS[step, across(step)]), one, moved(one, panel, step), arrange)
    _add(menu, tr("Close"), one, turned(one, panel), arrange)
    menu.addSeparator()
    _add(menu, tr("Restore the usual panels"), one, USUAL_ARRANGEMENT, arrange)
    return menu


def pop_up(menu: QMenu, over: QPushButton) -> None:
    """Below the sign, its right edges in line; the first item that does something has the keyboard."""
    menu.popup(over.mapToGlobal(QPoint(over.width() - menu.sizeHint().width(), over.height())))
    first = next((made for made in menu.actions() if made.isEnabled()), None)
    if first is not None:
        menu.setActiveAction(first)


def _add(menu: QMenu, words: str, now: Arrangement, then: Arrangement, arrange: Arrange) -> None:
    made = menu.addAction(words)
    made.setEnabled(then != now)
    when(made.triggered, lambda _on: arrange(then))
