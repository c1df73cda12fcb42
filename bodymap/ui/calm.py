"""Controls that stay as they are when the wheel or an arrow key passes over them."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from bodymap.ui.labels import tip


class CalmSlider(QSlider):
    """A slider that the wheel passes over: scrolling a panel never changes an answer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


_OPENS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F4,
)


class CalmCombo(QComboBox):
    """A list of choices that the wheel passes over: it changes nothing and takes the keyboard nowhere.

    A key opens the list and never chooses by itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def told_whole(self) -> str:
        """The words of what is chosen, where they are wider than the list; "" = they are seen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        text = self.currentText()
        return text if self.fontMetrics().horizontalAdvance(text) > field.width() else ""

    def event(self, event: QEvent) -> bool:
        """The tool tip tells what has no room to be read; opened, the list is as wide as its words."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and (whole := self.told_whole()):
            QToolTip.showText(event.globalPos(), tip("\n".join(filter(None, (whole, self.toolTip())))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.showPopup()
        else:
            event.ignore()


_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


"""Where an arrow key goes among buttons of which one is chosen."""


class CalmArrows(QObject):
    """Arrow keys move the keyboard along a row of choices and choose nothing; Space or Enter chooses. Tab comes to the
    chosen one, or to the first where none is.

    Qt itself would press what an arrow comes to: a mode or an answer would change by accident. And it lets Tab come to
    the first one, which is often another than the chosen one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._row: list[QAbstractButton] = []

    def add(self, made: QAbstractButton) -> None:
        self._row.append(made)
        made.installEventFilter(self)
        made.toggled.connect(self._set_stop)
        self._set_stop()

    def _set_stop(self) -> None:
        """One of them is a stop of Tab: where the keyboard is, or else the chosen one."""
        here, chosen = QApplication.focusWidget(), (one for one in self._row if one.isChecked())
        stop = here if here in self._row else next(chosen, self._row[0])
        for one in self._row:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._set_stop()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        here = next((i for i, one in enumerate(self._row) if one is watched), 0)
        step = _STEPS.get(event.key())
        if step is not None:
            self._row[(here + step) % len(self._row)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._row[here].click()
            return True
        return super().eventFilter(watched, event)
