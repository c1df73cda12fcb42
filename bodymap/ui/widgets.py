"""The few building blocks all panels are made of: cards, buttons, rows to press, bars, folds."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from bodymap.language import tr
from bodymap.ui.labels import PlainLabel, broken
from bodymap.ui.layouts import column, hint_of, row
from bodymap.ui.wiring import pressed

EDGE = 12
"""Px from the edge of a card within which its line and round corners are."""


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


class Card(QFrame):
    """A quiet box with an optional heading; `body` takes what stands in it.

    When it grows or shrinks, its edges are painted and what has moved in it, and not what stays.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None, name: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._outer = column(self, spacing=6, margins=(12, 9, 12, 10))
        self.head = row(spacing=8)
        if heading:
            self.head.addWidget(PlainLabel(heading, "heading", wrap=True), 1)  # other languages are longer
            self._outer.addLayout(self.head)
        self.body = column(spacing=6)
        self._outer.addLayout(self.body, 1)
        self.setAccessibleName(heading)

    def tighten(self, across: int = 4, upright: int = 4) -> None:
        """Less room around what is inside; a picture brings its own."""
        self._outer.setContentsMargins(across, upright, across, upright)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for size in (event.oldSize(), event.size()):  # where the edges were, and where they are
            self.update(size.width() - EDGE, 0, EDGE, size.height())
            self.update(0, size.height() - EDGE, size.width(), EDGE)
        super().resizeEvent(event)


def button(text: str, do: Callable[[], object], kind: str = "", name: str = "") -> QPushButton:
    """A push button; kind is a row of the style sheet ("primary", "link", "row")."""
    return _wired(QPushButton(text.replace("&", "&&")), do, kind, name)


def breaking_button(text: str, do: Callable[[], object], kind: str = "", name: str = "") -> QPushButton:
    """The same, whose words go on further lines where they have no room on one."""
    return _wired(BreakingButton(text.replace("&", "&&")), do, kind, name)


def _wired(made: QPushButton, do: Callable[[], object], kind: str, name: str) -> QPushButton:
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setAccessibleName(name)
    pressed(made, do)
    return made


def bold_more(made: QAbstractButton) -> int:
    """Px by which its words are wider when it is chosen, and bold: a choice keeps that room from the start."""
    if made.property("quiet") or made.property("calm"):
        return 0  # not bold then, see the style sheet
    return wider_in_bold(made.text(), made.font())


def wider_in_bold(words: str, font: QFont) -> int:
    """Px by which the words are wider in bold."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return max(0, QFontMetrics(bold).horizontalAdvance(words) - QFontMetrics(font).horizontalAdvance(words))


class ChoiceButton(QPushButton):
    """A button that stays chosen, and is as wide as its words are when they are bold."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._measured: tuple[object, int] | None = None  # layouts ask for a size many times

    def _more(self) -> QSize:
        asked = (self.text(), self.font(), self.property("quiet"), self.property("calm"))
        if self._measured is None or self._measured[0] != asked:
            self._measured = (asked, bold_more(self))
        return QSize(self._measured[1], 0)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + self._more()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + self._more()


class BreakingButton(QPushButton):
    """A button whose words go on further lines where they have no room on one."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _around(self) -> QSize:
        """Px that the style puts around one line of words."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text() or " ")
        return super().sizeHint() - words

    def lines(self, width: int) -> list[str]:
        """The words as they stand in a button of this width (px)."""
        room, text = width - self._around().width(), self.text()
        if "\n" not in text and self.fontMetrics().horizontalAdvance(text) <= room:
            return [text]  # with all its spaces
        return broken(text, self.fontMetrics(), room)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        further = max(0, len(self.lines(width)) - 1)
        return super().sizeHint().height() + further * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(longest + self._around().width(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(self.lines(self.width())) or self.text()  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


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

    def sizeHint(self) -> QSize:
        return hint_of(self)

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
        self.head = _wired(BreakingButton(), self.toggle, "link", heading)
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
        self.head.setAccessibleName(
            tr("{heading}, open", heading=self._heading)
            if self._opened
            else tr("{heading}, closed", heading=self._heading)
        )


def restyle(made: QWidget) -> None:
    """Let the style sheet look again at a property that has changed."""
    made.style().unpolish(made)
    made.style().polish(made)
