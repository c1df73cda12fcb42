"""How small parts are wired: a signal to what it does, a press, the way of the Tab key."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QWidget,
)


def when(signal: SignalInstance, do: Callable[[Any], object]) -> None:
    """Call `do` with what the signal sends (signals do not know the types of what they carry)."""
    signal.connect(do)


def pressed(made: QAbstractButton, do: Callable[[], object]) -> None:
    """Call `do` when the button is pressed, whatever its tick."""
    made.clicked.connect(lambda _on=False: do())


def end_scroll(widget: QWidget) -> None:
    """Qt 6.11 keeps the widget at which a scroll began, and sends the rest of it there even when it is gone: a crash."""
    at, nothing = QPointF(0, 0), QPoint(0, 0)
    button, key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    end = QWheelEvent(at, at, nothing, nothing, button, key, Qt.ScrollPhase.ScrollEnd, False)
    QCoreApplication.sendEvent(widget, end)


def tab_order(anchor: QWidget, *insides: QWidget) -> None:
    """Let Tab go from the anchor through these and everything in them, in the order it was put there.

    Qt puts what is made later at the end of the window. The anchor itself need not take the keyboard. The choices that
    are no stop now go along: another one may be chosen.
    """
    policy, last = anchor.focusPolicy(), anchor
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders nothing after a widget that does not
    for one in (one for inside in insides for one in (inside, *inside.findChildren(QWidget))):
        here = one.window() is anchor.window()  # the list a combo box opens is a window of its own
        if here and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(last, one)
            last = one
    anchor.setFocusPolicy(policy)
