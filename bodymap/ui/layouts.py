"""Columns, rows and lines, and the areas that scroll them."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bodymap.ui.labels import PlainLabel


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


def wanted_width(made: QWidget) -> int:
    """Px below which something in it would be cut, once the style sheet of the window has had its word."""
    for one in (made, *made.findChildren(QWidget)):
        one.ensurePolished()
    return made.minimumSizeHint().width()


def hint_of(made: QWidget) -> QSize:
    """What it would like with one line for each text that breaks.

    Qt's own hint asks besides how high all is at the width of this hint, where nothing ever stands: layouts find the
    height from the width they give, and every text would be broken once more for nothing.
    """
    layout = made.layout()
    return layout.sizeHint() if layout is not None else QSize()


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


def stretch() -> QWidget:
    """Free room in a line that has no stretch of its own, as a tool bar."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


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


def scrolled(inside: QWidget) -> QScrollArea:
    """The widget in an area that scrolls up and down; sideways only in a window too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


@contextmanager
def laid_out_once(*layouts: QLayout) -> Generator[None]:
    """While rows come and go in these they are not laid out; afterwards once, the outermost first in the list."""
    for one in layouts:
        one.setEnabled(False)
    try:
        yield
    finally:
        for one in reversed(layouts):
            one.setEnabled(True)
            one.invalidate()
