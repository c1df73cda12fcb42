"""The coach: a calm outline around a part of the window, and a card that says what is done there. Nothing moves."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QMenuBar, QWidget

from bodymap.language import tr, tr_as
from bodymap.ui.coach_steps import STEPS, Step, place_beside
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, wanted_width
from bodymap.ui.main_bar import MainBar
from bodymap.ui.theme import THEMES
from bodymap.ui.widgets import button

if TYPE_CHECKING:
    from bodymap.ui.commands import Commands
    from bodymap.ui.figure_view import FigureView
    from bodymap.ui.map_chooser import MapChoice
    from bodymap.ui.patient.guide import Guide
    from bodymap.ui.session import Session
    from bodymap.ui.side_panels import SidePanels
    from bodymap.ui.tool_panel import ToolPanel


class Parts(Protocol):
    """What help needs of the window; the window itself is handed over as the widget it is."""

    figure: "FigureView"
    tools: "ToolPanel"
    side: "SidePanels"
    bar: MainBar
    map_choice: "MapChoice"
    guide: "Guide"
    session: "Session"
    commands: "Commands"
    actions_by_id: dict[str, QAction]

    @property
    def theme(self) -> str: ...
    def menuBar(self) -> QMenuBar: ...
    def turn_page(self, page: QWidget | None) -> None: ...
    def lay_out(self) -> None: ...


WIDE = 320
ROOM = 5
"""px between a part and the outline around it."""


def _of_bar(action: str) -> Callable[[Parts], QWidget | None]:
    return lambda window: window.bar.widgetForAction(window.actions_by_id[action])


def _of_screen(name: str) -> Callable[[Parts], QWidget | None]:
    return lambda window: getattr(window.guide.screen, name, None)


PARTS: dict[str, Callable[[Parts], QWidget | None]] = {
    "body": lambda window: window.figure,
    "tools": lambda window: window.tools,
    "flags": lambda window: window.side.flags_area,
    "roots": lambda window: window.side.roots,
    "pages": lambda window: window.side.drawer,
    "bar": lambda window: window.bar,
    "samples": lambda window: window.menuBar(),
    "map": lambda window: window.map_choice,
    "hide": _of_bar("hide-answers"),
    "quiz": _of_bar("quiz"),
    "question": _of_screen("question"),
    "answers": _of_screen("panel"),
    "patient-undo": _of_screen("undo"),
    "patient-next": _of_screen("next"),
}


def seen_part(parts: Parts, over: QWidget, part: str) -> QRect:
    """What is seen of a part, px of the window; empty when it is not in sight."""
    widget = PARTS[part](parts)
    if widget is None or not widget.isVisible():
        return QRect()
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(over, seen.topLeft()), seen.size()) if not seen.isEmpty() else QRect()


class Outline(QWidget):
    """A line around a part; the hand goes through it."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colour), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 9, 9)
        painter.end()


class Coach(QFrame):
    """The card with the words. The window stays free to use meanwhile."""

    def __init__(self, parts: Parts, window: QWidget, ended: Callable[[], object]) -> None:
        super().__init__(window)
        self.setObjectName("coach")
        colours = THEMES[parts.theme]
        self.setStyleSheet(
            f"#coach {{ background: {colours.panel}; border: 2px solid {colours.accent}; border-radius: 9px; }}"
        )
        self._parts, self._window, self._ended = parts, window, ended
        self._steps: tuple[Step, ...] = STEPS[parts.session.state.mode.id]
        self._mode = parts.session.state.mode.id
        self._at = 0
        self.outline = Outline(colours.accent, window)
        outer = column(self, spacing=8, margins=14)
        self.count, self.title, self.text = (
            PlainLabel("", "muted"),
            PlainLabel("", "heading", wrap=True),
            PlainLabel("", wrap=True),
        )
        for one in (self.count, self.title, self.text):
            outer.addWidget(one)
        foot = row(spacing=8)
        self.skip = button(tr("Skip"), self.end)
        self.back = button(tr_as("the way", "Back"), lambda: self.go(-1))
        self.next = button("", lambda: self.go(1), "primary")
        foot.addWidget(self.skip)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        outer.addLayout(foot)
        window.installEventFilter(self)
        for one in (self.skip, self.back, self.next):
            one.installEventFilter(self)  # a button takes the arrow keys for itself
        self._show()

    @property
    def step(self) -> Step:
        return self._steps[self._at]

    def go(self, by: int) -> None:
        """On or back; on from the last step ends it."""
        if self._at + by >= len(self._steps):
            self.end()
            return
        self._at = max(0, self._at + by)
        self._show()

    def end(self) -> None:
        self._window.removeEventFilter(self)
        screen = self._parts.guide.screen
        (self._parts.figure if screen is None else screen).setFocus()
        for one in (self.outline, self):
            one.hide()
            one.deleteLater()
        self._ended()

    def follow(self, mode: str) -> None:
        """Go after the part when it has moved; another mode has other parts, and what was told is over."""
        if mode != self._mode:
            self.end()
        else:
            self._place()

    def _show(self) -> None:
        step, last = self.step, self._at == len(self._steps) - 1
        self.count.setText(tr("Step {number} of {all}", number=self._at + 1, all=len(self._steps)))
        self.title.setText(tr(step.title))
        self.text.setText(tr(step.text))
        self.back.setEnabled(self._at > 0)
        self.next.setText(tr("Done") if last else tr("Next"))
        said = f"{self.count.text()}. {tr(step.title)}. {tr(step.text)}"
        self.setAccessibleName(said)
        self.next.setAccessibleDescription(said)
        self._place()
        self.show()
        self.next.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _place(self) -> None:
        around = seen_part(self._parts, self._window, self.step.at).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        around = around.intersected(self._window.rect())
        self.outline.setGeometry(around)
        self.outline.setVisible(not around.isEmpty())
        self.outline.raise_()
        inside = self.layout()
        assert inside is not None
        self.ensurePolished()
        wide = max(WIDE, wanted_width(self))
        high = max(inside.totalHeightForWidth(wide), inside.totalMinimumSize().height())
        flags = seen_part(self._parts, self._window, "flags")
        clear = None if flags.isEmpty() else flags.getRect()
        size = self._window.size().toTuple()
        x, y = place_beside(around.getRect(), (wide, high), size, clear)  # pyright: ignore[reportArgumentType]
        self.setGeometry(QRect(QPoint(x, y), QPoint(x + wide - 1, y + high - 1)))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return watched is not self._window and isinstance(event, QKeyEvent) and self._took(event)

    def event(self, event: QEvent) -> bool:
        """Keys of the card are its own while the keyboard is in it, not those of the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def _took(self, event: QKeyEvent) -> bool:
        """Whether a key went on, back or out."""
        by = _KEYS.get(event.key())
        if by is None or event.type() is not QEvent.Type.KeyPress:
            return False
        if by:
            self.go(by)
        else:
            self.end()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)


_KEYS: dict[int, int] = {Qt.Key.Key_Escape: 0, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
