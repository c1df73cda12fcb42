"""Contrast of words as they are on the screen: the ground and the letters are taken from the picture of a window.

The ground is the commonest colour where the words stand; the letters' colour is that of their strongest px, as edges of
letters are smoothed: a number is rather too low. A picture on a button is left out; any other sign there counts as letters.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from bodymap.ui.theme import contrast
from tests.contrast.pairs import LARGE, NEEDED, Use
from tests.ui.scenes import SCENES, Stage, shown

EDGE = 3
"""px at the edge of a thing that may be its border or the ring of the keyboard."""
LEAST = 8
"""px of height and width in sight below which there is nothing to read."""
LARGE_PX, LARGE_BOLD_PX = 24, 18.66
"""px of letters from which text is large (WCAG 2.2: 18 pt, 14 pt bold)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Words on a screen: their colour and that of the ground, "#rrggbb", and what contrast they need."""

    kind: str
    words: str
    ink: str
    ground: str
    needed: float

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)

    @property
    def fails(self) -> bool:
        return self.contrast < self.needed


def measured(window: QWidget) -> Iterator[Seen]:
    """All words in sight that can be used or read; what is disabled needs no contrast."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for one in window.findChildren(QWidget):
        words = _words(one)
        if not words.strip() or not one.isVisible() or not one.isEnabled():
            continue
        box = _box(one, window) & picture.rect()
        if min(box.width(), box.height()) < LEAST:
            continue
        found = _colours(picture, box)
        if found is not None:
            yield Seen(type(one).__name__, words[:60], *found, LARGE if _is_large(one.font()) else NEEDED[Use.TEXT])


def _words(one: QWidget) -> str:
    if isinstance(one, QLineEdit | QPlainTextEdit):
        written = one.text() if isinstance(one, QLineEdit) else one.toPlainText()
        return written or one.placeholderText()
    if isinstance(one, QLabel | QAbstractButton):
        return one.text()
    return one.currentText() if isinstance(one, QComboBox) else ""


def _box(one: QWidget, window: QWidget) -> QRect:
    """Where the words are, as far as they are in sight, px of the window."""
    inside = one.visibleRegion().boundingRect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    if isinstance(one, QLabel):
        inside &= one.contentsRect()
    if isinstance(one, QPushButton):
        inside &= _words_of(one)
    return inside.translated(one.mapTo(window, QPoint()))


def _words_of(one: QPushButton) -> QRect:
    """The contents of a button without its picture."""
    option = QStyleOptionButton()
    one.initStyleOption(option)
    box = one.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, one)
    if one.icon().isNull():
        return box
    taken = one.iconSize().width() + 4
    turned = one.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return box.adjusted(0, 0, -taken, 0) if turned else box.adjusted(taken, 0, 0, 0)


def _colours(picture: QImage, box: QRect) -> tuple[str, str] | None:
    """The strongest colour in a box and the commonest; None where there is but one."""
    counted = Counter(
        picture.pixel(x, y) & 0xFFFFFF
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
    )
    if len(counted) < 2:
        return None
    ground = f"#{counted.most_common(1)[0][0]:06x}"
    return max((f"#{one:06x}" for one in counted), key=lambda ink: contrast(ink, ground)), ground


def _is_large(font: QFont) -> bool:
    px = font.pixelSize()
    return px >= LARGE_PX or (px >= LARGE_BOLD_PX and font.bold())


def in_theme(stage: Stage, theme: str) -> dict[str, list[Seen]]:
    """What every scene shows in a theme."""
    stage.window.set_theme(theme)
    found: dict[str, list[Seen]] = {}
    for scene in SCENES:
        found[scene.name] = list(measured(shown(stage, scene)))
        scene.leave(stage)
    return found
