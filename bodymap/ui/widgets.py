"""The few building blocks all panels are made of: cards, rows of choices, rows to press, bars, folds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from bodymap.ui.labels import PlainLabel


def when(signal: SignalInstance, do: Callable[[Any], object]) -> None:
    """Call `do` with what the signal sends (signals do not know the types of what they carry)."""
    signal.connect(do)


def pressed(made: QAbstractButton, do: Callable[[], object]) -> None:
    """Call `do` when the button is pressed, whatever its tick."""
    made.clicked.connect(lambda _on=False: do())


def column(
    parent: QWidget | None = None, spacing: int = 6, margins: int | tuple[int, int, int, int] = 0
) -> QVBoxLayout:
    """A vertical layout with the margins said in one word."""
    made = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    _space(made, spacing, margins)
    return made


def row(
    parent: QWidget | None = None, spacing: int = 6, margins: int | tuple[int, int, int, int] = 0
) -> QHBoxLayout:
    """A horizontal layout with the margins said in one word."""
    made = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    _space(made, spacing, margins)
    return made


def _space(made: QVBoxLayout | QHBoxLayout, spacing: int, margins: int | tuple[int, int, int, int]) -> None:
    made.setSpacing(spacing)
    left, top, right, bottom = (margins,) * 4 if isinstance(margins, int) else margins
    made.setContentsMargins(left, top, right, bottom)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout. Hidden at once, so that nothing old is seen until Qt deletes it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner:
            empty(inner)
            inner.deleteLater()


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


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def bullet(text: str) -> QHBoxLayout:
    """A point of a list; its further lines stand under the first."""
    line = row(spacing=6)
    line.addWidget(PlainLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(PlainLabel(text, wrap=True), 1)
    return line


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


class StickyHead(QWidget):
    """A line that stays at the top of what can be seen while its parent is scrolled away under it.

    The parent keeps room for it at its own top; `body` takes what stands in it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sticky")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.body = row(self, spacing=10, margins=(12, 6, 12, 4))
        self._over = parent
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.LayoutRequest,
        ):
            self.stick()
        return super().eventFilter(watched, event)

    def stick(self) -> None:
        """Go where the top of the parent is seen."""
        over = self._over
        self.setGeometry(0, max(0, -over.y()), over.width(), self.sizeHint().height())
        self.raise_()


def area_of(inside: QWidget) -> QScrollArea | None:
    """The area this is scrolled in."""
    over = inside.parentWidget()
    while over is not None and not isinstance(over, QScrollArea):
        over = over.parentWidget()
    return over


def scroll_to_top(made: QWidget) -> None:
    """Scroll so that this begins where the area begins, as far as there is something below it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it may be new
    area = area_of(made)
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        area.verticalScrollBar().setValue(made.mapTo(inside, QPoint()).y())


class Card(QFrame):
    """A quiet box with an optional heading; `body` takes what stands in it."""

    def __init__(self, heading: str = "", parent: QWidget | None = None, name: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._outer = column(self, spacing=6, margins=(12, 9, 12, 10))
        self.head = row(spacing=8)
        if heading:
            self.head.addWidget(PlainLabel(heading, "heading"), 1)
            self._outer.addLayout(self.head)
        self.body = column(spacing=6)
        self._outer.addLayout(self.body, 1)
        self.setAccessibleName(heading)

    def tighten(self, across: int = 4, upright: int = 4) -> None:
        """Less room around what is inside; a picture brings its own."""
        self._outer.setContentsMargins(across, upright, across, upright)


def scrolled(inside: QWidget) -> QScrollArea:
    """The widget in an area that scrolls up and down; sideways only in a window too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def button(text: str, do: Callable[[], object], kind: str = "", name: str = "") -> QPushButton:
    """A push button; kind is a row of the style sheet ("primary", "link", "row")."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setAccessibleName(name)
    pressed(made, do)
    return made


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its value, the word on it, and the full words for a screen reader and the tool tip."""

    value: str
    text: str
    words: str = ""


def _later(signal: SignalInstance, value: str) -> Callable[[], object]:
    return lambda: signal.emit(value)


def _place(place: int, count: int) -> str:
    """What the style sheet calls the place of a button in its line."""
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


class Segmented(QWidget):
    """One choice of a few, side by side. Tab reaches it, arrow keys move in it, a click, Space or Enter answers.

    quiet: the value that means nothing was said yet ("not tested"); it is drawn without the accent.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str = "",
        quiet: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        arrows = CalmArrows(self)
        self._buttons: dict[str, QPushButton] = {}
        self._sizes: list[QSize] = []  # of the buttons, when the lines measured them
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        lines = column(self, spacing=0)
        self._line, self._second = row(spacing=0), row(spacing=0)
        lines.addLayout(self._line)
        lines.addLayout(self._second)
        self._broken: int | None = None
        for choice in choices:
            made = QPushButton(choice.text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("kind", "segment")
            made.setProperty("quiet", choice.value == quiet)
            made.setAccessibleName(
                f"{name}: {choice.words or choice.text}" if name else choice.words or choice.text
            )
            if choice.words and choice.words != choice.text:
                made.setToolTip(choice.words)
            pressed(made, _later(self.chosen, choice.value))
            self._group.addButton(made)
            self._buttons[choice.value] = made
            arrows.add(made)
        self.break_after(len(choices))
        self.setAccessibleName(name)

    def break_after(self, count: int) -> None:
        """So many choices on the first line, the rest on a second one."""
        if count == self._broken:
            return
        self._broken = count
        made = list(self._buttons.values())
        for line, shown in ((self._line, made[:count]), (self._second, made[count:])):
            for place, button_ in enumerate(shown):
                line.addWidget(button_)
                button_.setProperty("place", _place(place, len(shown)))
                button_.style().unpolish(button_)
                button_.style().polish(button_)
        for line in (self._line, self._second):
            line.setAlignment(Qt.AlignmentFlag(0) if count == len(made) else Qt.AlignmentFlag.AlignLeft)
        self._second.setContentsMargins(0, 4 if count < len(made) else 0, 0, 0)

    def _measure(self) -> None:
        """When a button has another size, its line measures anew: Qt tells that to the outer layout only.

        Only then: a line that measures asks for another layout, and that would go round for ever.
        """
        sizes = [one.sizeHint() for one in self._buttons.values()]
        if sizes != self._sizes:
            self._sizes = sizes
            for line in (self._line, self._second):
                line.invalidate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return super().event(event)

    def sizeHint(self) -> QSize:
        self._measure()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        self._measure()
        return super().minimumSizeHint()

    def stretch(self) -> "Segmented":
        """Let the buttons share the whole width."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button_ in self._buttons.values():
            button_.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        return self

    def value(self) -> str | None:
        return next((value for value, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: str) -> None:
        """Show a value without telling anybody."""
        if value in self._buttons and not self._buttons[value].isChecked():
            self._buttons[value].setChecked(True)

    def segment(self, value: str) -> QPushButton:
        """The button of one value, for tests and for focus."""
        return self._buttons[value]


class PressRow(QAbstractButton):
    """A row with things in it that can be pressed as a whole, by mouse or keyboard; `body` takes what stands in it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("focusable")
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = column(self, spacing=2, margins=(8, 5, 8, 5))

    def freeze(self) -> "PressRow":
        """Let the mouse fall through everything inside, so that the row is one thing."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = look.highlight().color() if self.hasFocus() else QColor(0, 0, 0, 0)
        back = look.highlight().color() if self.isChecked() or self.underMouse() else QColor(0, 0, 0, 0)
        if back.alpha():
            back.setAlpha(46 if self.isChecked() else 20)
        pen = painter.pen()
        pen.setColor(ring)
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.setBrush(back)
        painter.drawRoundedRect(box, 7, 7)
        painter.end()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()


class Bar(QWidget):
    """A bar from 0 to 1. It says nothing alone: a letter and a word always stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._colour = "#808080"
        self.setFixedHeight(10)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, share: float, colour: str) -> None:
        before = (self._share, self._colour)
        self._share, self._colour = min(1.0, max(0.0, share)), colour
        if (self._share, self._colour) != before:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = self.palette().mid().color()
        painter.setBrush(track)
        whole = QRectF(0, 1, self.width(), self.height() - 2)
        painter.drawRoundedRect(whole, 4, 4)
        if self._share > 0:
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(QRectF(0, 1, max(8.0, whole.width() * self._share), whole.height()), 4, 4)
        painter.end()


class Fold(QWidget):
    """A heading that opens and closes what stands under it. What is inside is built when it is first opened."""

    def __init__(self, heading: str, build: Callable[[QVBoxLayout], None], opened: bool = False) -> None:
        super().__init__()
        self._heading = heading
        self._build = build
        self._built = False
        outer = column(self, spacing=2)
        self.head = button("", self.toggle, "link", heading)
        self.head.setCheckable(True)
        outer.addWidget(self.head)
        self._inside = QWidget()
        self.body = column(self._inside, spacing=6, margins=(4, 0, 0, 6))
        outer.addWidget(self._inside)
        self._inside.hide()
        self._opened = False
        self._say()
        if opened:
            self.toggle()

    @property
    def opened(self) -> bool:
        return self._opened

    def toggle(self) -> None:
        self._opened = not self._opened
        if self._opened and not self._built:
            self._built = True
            self._build(self.body)
        self._inside.setVisible(self._opened)
        self._say()

    def rename(self, heading: str) -> None:
        self._heading = heading
        self._say()

    def _say(self) -> None:
        self.head.setText(f"{'▾' if self._opened else '▸'}  {self._heading}")
        self.head.setChecked(self._opened)
        self.head.setAccessibleName(f"{self._heading}, {'open' if self._opened else 'closed'}")
