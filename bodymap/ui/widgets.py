"""The few building blocks all panels are made of: cards, buttons, rows to press, bars, folds."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bodymap.language import tr
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.wiring import pressed


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
    """A quiet box with an optional heading; `body` takes what stands in it."""

    def __init__(self, heading: str = "", parent: QWidget | None = None, name: str = "card") -> None:
        super().__init__(parent)
        self.setObjectName(name)
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
        self.head.setAccessibleName(tr("{heading}, open", heading=self._heading) if self._opened else tr("{heading}, closed", heading=self._heading))


def restyle(made: QWidget) -> None:
    """Let the style sheet look again at a property that has changed."""
    made.style().unpolish(made)
    made.style().polish(made)
