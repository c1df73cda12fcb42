"""An answer that is a large picture with its words below."""

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QIcon, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from bodymap.ui.patient.word_button import ACROSS, UPRIGHT, WordButton

BETWEEN = 6
"""px between the picture and its words."""


class PictureCard(WordButton):
    """Without a picture it is a button with words."""

    picture: QPixmap | None = None

    def room_for_picture(self, size: QSize) -> QSize:
        """Px that a card of this size has above its words."""
        return QSize(size.width() - 2 * ACROSS, size.height() - self.around(size.width()))

    def around(self, width: int) -> int:
        """Px of height that a card of this width takes besides its picture."""
        return 2 * UPRIGHT + BETWEEN + self._words_height(width)

    def show_picture(self, picture: QPixmap | None) -> None:
        self.picture = picture
        self.update()

    def _words_height(self, width: int) -> int:
        return len(self.lines(width)) * self._metrics().lineSpacing()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture is None:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        high = self._words_height(self.width())
        shown = self.picture.size() / self.picture.devicePixelRatio()
        free = self.height() - high - UPRIGHT - BETWEEN
        painter.drawPixmap(
            QPointF((self.width() - shown.width()) / 2, max(free - shown.height(), 0) / 2 + UPRIGHT / 2),
            self.picture,
        )
        option.rect = QRect(0, self.height() - high - UPRIGHT, self.width(), high)  # pyright: ignore[reportAttributeAccessIssue]
        option.text = "\n".join(self.lines(self.width()))  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()
