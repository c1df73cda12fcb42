"""The screen of the class: the body and few large words, nothing to press. What is hidden is not in it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.ui.class_board import FOOT, Board
from bodymap.ui.class_figure import PARTS, ClassFigure
from bodymap.ui.class_picture_page import PoolPicture
from bodymap.ui.class_text import ClassText
from bodymap.ui.figure_ring import Spot
from bodymap.ui.theme import ThemeColours

TITLE = tr_later("bodymap: the class")
SMALLEST, USUAL = QSize(800, 600), QSize(1024, 768)
HEADING = 19
"""The heading's letters are at most the height divided by this."""
MOST_HEADING = 0.26
"""Part of the height that a heading takes at most."""
BODY = 0.52
"""Part of the width that the body has beside lines."""
LEAST_BODY, MOST_BODY = 345, 0.72
"""px, before they are made larger, that three views need side by side; and the part of the width they take at most."""


class ClassWindow(QWidget):
    """A window of its own. hide_answers: what the key H does, here as in the presenter's window."""

    closed = Signal()

    def __init__(
        self,
        atlas: Atlas,
        library: Library,
        hide_answers: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("class")
        self.setWindowTitle(tr(TITLE))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setAutoFillBackground(True)
        self._hide_answers = hide_answers
        self._colours: ThemeColours | None = None
        self.board: Board | None = None
        self.heading, self.lines, self.foot = (
            ClassText(HEADING, self),
            ClassText(parent=self),
            ClassText(PARTS, self),
        )
        self.figure = ClassFigure(atlas, library, self)
        self.picture = PoolPicture(atlas, parent=self)
        self.picture.hide()
        self.foot.show_lines([tr(FOOT)])

    def set_look(self, colours: ThemeColours) -> None:
        self._colours = colours
        look = self.palette()
        look.setColor(self.backgroundRole(), colours.canvas)
        self.setPalette(look)
        self.figure.set_colours(colours)
        self._arrange()

    def show_board(self, board: Board) -> None:
        """Nothing is painted anew where nothing changed."""
        if board == self.board:
            return
        self.board = board
        self.heading.show_lines([board.heading], strong=True)
        self.lines.show_lines(board.lines, board.strong)
        self.figure.show_state(board.state)
        self.picture.setVisible(board.picture is not None)
        self.figure.setVisible(board.picture is None)
        if board.picture is not None:
            self.picture.show_picture(board.picture)
        self._arrange()

    def show_spot(self, spot: Spot | None) -> None:
        """Where the presenter points."""
        self.figure.show_spot(spot)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Heading above, body at the left, lines at its right, one line at the foot."""
        high, wide = self.height(), self.width()
        edge = high // 48
        ink = self._colours.text if self._colours else "#000000"
        for words in (self.heading, self.lines, self.foot):
            words.set_look(high, ink)
        inner = wide - 2 * edge
        top = self.heading.height_for(inner, round(high * MOST_HEADING))
        self.heading.setGeometry(edge, edge, inner, top)
        low = self.foot.height_for(inner, round(high * 0.12))
        self.foot.setGeometry(edge, high - edge - low, inner, low)
        between = QRect(edge, 2 * edge + top, inner, high - 4 * edge - top - low)
        beside = self.board is not None and bool(self.board.lines)
        self.figure.set_high(high)
        least = min(round(LEAST_BODY * self.figure.factor), round(inner * MOST_BODY))
        body = max(round(inner * BODY), least) if beside else inner
        self.figure.setGeometry(between.x(), between.y(), body, between.height())
        self.picture.set_letters(-(-high // PARTS) + 1)
        self.picture.setGeometry(between)
        self.lines.setVisible(beside)
        self.lines.setGeometry(between.x() + body + edge, between.y(), inner - body - edge, between.height())

    # -- the screen

    def open_on_another_screen(self) -> None:
        """On the second screen where there is one, over all of it; else as a window beside the presenter's."""
        presenter = self.parentWidget()
        here = presenter.screen() if isinstance(presenter, QWidget) else self.screen()
        other = next((one for one in QGuiApplication.screens() if one is not here), None)
        if other is None:
            self.show()
        else:
            self.setGeometry(other.geometry())
            self.showFullScreen()

    def turn_full(self) -> None:
        """Over the whole screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F11:
            self.turn_full()
        elif key == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        elif key == Qt.Key.Key_H:
            self._hide_answers()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
