"""Lists behind a row of buttons: a press opens one, a second press closes it and gives its room back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from bodymap.ui.widgets import Card, button, column, row, scrolled


class Drawer(QWidget):
    """Pages by name; `toggled` when it opens or closes, `turned` when another page may be seen. `closable` False: there is room enough, one page always stands open."""

    toggled = Signal(bool)
    turned = Signal()

    def __init__(self, pages: tuple[tuple[str, str, QWidget], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [name for name, _, _ in pages]
        self._closable = True
        self._open: str | None = None
        self._last = self._names[0]
        outer = column(self, spacing=6)
        bar = row(spacing=6)
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        for name, title, widget in pages:
            made = button(title, self._presser(name), "tab")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons[name] = made
            bar.addWidget(made)
            self._stack.addWidget(scrolled(widget))
        outer.addLayout(bar)
        self._card = Card()
        self._card.tighten()
        self._card.body.addWidget(self._stack)
        outer.addWidget(self._card, 1)
        self._show()

    def _presser(self, name: str) -> Callable[[], None]:
        return lambda: self.turn(None if name == self._open and self._closable else name)

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
            self._stack.setCurrentIndex(self._names.index(self._open))
        self._card.setVisible(self._open is not None)
        tall = QSizePolicy.Policy.Fixed if self._open is None else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
