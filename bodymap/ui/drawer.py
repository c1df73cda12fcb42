"""Lists behind a row of buttons: a press opens one, a second press closes it and gives its room back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.widgets import Card
from bodymap.ui.wiring import pressed, tab_order

_TAB_PADDING = 24
"""px of padding and border on both sides of the words of a tab, see the style sheet."""


Page = tuple[str, str, str, Callable[[], QWidget]]
"""Name, words on its button, fewer words for a narrow one, and what makes what stands on it."""


class Tab(QPushButton):
    """A button of the row. It is as wide as its words are when they are bold, so that a press moves nothing.

    Where the long words have no room it shows the short ones.
    """

    def __init__(self, words: str, short: str, press: Callable[[], None]) -> None:
        super().__init__(words)
        self._words, self._short = words, short
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "tab")
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pressed(self, press)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self._width_of(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(self._width_of(self._short), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._words if self._width_of(self._words) <= self.width() else self._short)

    def _width_of(self, words: str) -> int:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(words) + _TAB_PADDING


class Drawer(QWidget):
    """Pages by name; `toggled` when it opens or closes, `turned` when another page may be seen. `closable` False: there is room enough, one page always stands open."""

    toggled = Signal(bool)
    turned = Signal()

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = {name: make for name, _, _, make in pages}
        self._pages: dict[str, QWidget] = {}
        self._areas: dict[str, QWidget] = {}
        self._closable = True
        self._open: str | None = None
        self._last = pages[0][0]
        outer = column(self, spacing=6)
        bar = self.bar = row(spacing=6)
        self.buttons: dict[str, Tab] = {}
        self._stack = QStackedWidget()
        for name, words, short, _ in pages:
            made = self.buttons[name] = Tab(words, short, self._presser(name))
            bar.addWidget(made)
        outer.addLayout(bar)
        self._card = Card()
        self._card.tighten()
        self._card.body.addWidget(self._stack)
        outer.addWidget(self._card, 1)
        self._show()

    def _presser(self, name: str) -> Callable[[], None]:
        return lambda: self.turn(None if name == self._open and self._closable else name)

    def page(self, name: str) -> QWidget:
        """What stands on a page; it is made when it is first asked for or opened."""
        if name not in self._pages:
            made = self._pages[name] = self._makers[name]()
            self._areas[name] = scrolled(made)
            self._stack.addWidget(self._areas[name])
            tab_order(tuple(self.buttons.values())[-1], self._areas[name])
        return self._pages[name]

    @property
    def opened(self) -> str | None:
        return self._open

    def turn(self, name: str | None) -> None:
        """Open a page, or close the drawer with None."""
        before = self._open
        self._open = name
        self._last = name or self._last
        self._show()
        if (before is None) != (name is None):
            self.toggled.emit(name is not None)
        self.turned.emit()

    def set_closable(self, closable: bool) -> None:
        self._closable = closable
        if not closable and self._open is None:
            self.turn(self._last)

    def _show(self) -> None:
        for name, made in self.buttons.items():
            made.setChecked(name == self._open)
        if self._open is not None:
            self.page(self._open)
            self._stack.setCurrentWidget(self._areas[self._open])
        self._card.setVisible(self._open is not None)
        tall = QSizePolicy.Policy.Fixed if self._open is None else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
