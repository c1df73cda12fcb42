"""Room on the right side: an area as high as what stands in it, the size of the spine, and where the keyboard goes first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

TALL = 860
"""Height in px from which there is room for a list under the reading from the start."""
SPINE_SIZE = {False: (236, 384), True: (250, 432)}
"""Width and height in px of the spine picture, in a narrow and in a wide window."""
SPINE_LEGEND = 100
"""Px of the spine picture that grow with the text: its heading and its legend."""
SPINE_FRAME = 10
"""Px that the card around the spine takes of the height."""
LEAST_SPINE = 224
"""Px below which the spine is not made lower, however little of the reading is seen."""
LOW_SPINE = 340
"""Most px of it at text scale 1 in a low window, so that what to test next is seen below it; about as high as two roots."""
LARGE_SPINE_FROM, LARGE_SPINE_SHARE, LARGEST_SPINE, LARGE_SPINE_SHAPE = 640, 0.52, 560, 0.7
"""Px of width at text scale 1 from which it gets this share of the height, at most so many px; width by height."""


def spine_size(width: int, height: int, scale: float, beside: bool, seen: int) -> tuple[int, int]:
    """Px of the spine picture on a right side of this size: larger where there is free room beside the roots, and never
    higher than what is seen of the reading, so that an open page below does not cut it off.

    scale: of the text; beside: the lists stand beside the reading; seen: px of height that the picture may have.
    """
    wide, tall = SPINE_SIZE[beside]
    if not beside and width >= LARGE_SPINE_FROM * scale:
        tall = min(max(round(height * LARGE_SPINE_SHARE), tall), LARGEST_SPINE)
        wide = round(tall * LARGE_SPINE_SHAPE)
    elif height < TALL:
        tall = min(tall, round(LOW_SPINE * scale))
    return wide, max(min(round(tall + SPINE_LEGEND * (scale - 1)), seen), LEAST_SPINE)


class FittingScroll(QScrollArea):
    """As high as what stands in it, up to a share of the window; then it scrolls."""

    def __init__(self, inside: QWidget, highest: Callable[[], int]) -> None:
        super().__init__()
        self._highest = highest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height the inside asks for at this width."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        if layout is None:
            return
        width = self.viewport().width()
        wanted = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        height = max(0, min(wanted, self._highest()))
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())


def first_stop(inside: QWidget) -> QWidget | None:
    """The first widget in there that takes the keyboard, from above.

    Never by `nextInFocusChain`: PySide6 (6.11) takes what it answers for a child of what was asked, the window too, and
    when that is deleted it forgets all menus and actions of the window with it.
    """
    takes = [
        one
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    return min(takes, key=lambda one: _from_above(one, inside), default=None)


def _from_above(one: QWidget, inside: QWidget) -> tuple[int, int]:
    corner = one.mapTo(inside, QPoint())
    return corner.y(), corner.x()
