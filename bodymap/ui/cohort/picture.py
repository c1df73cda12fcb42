"""The bodies of a map in the window: drawn beside it into a picture of the size there is, larger and smaller by key, and the scale below."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.heat_svg import HeatPage, Key, heat_bodies
from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.ui.errands import Errands
from bodymap.ui.printing import LARGEST, renderer

SOON = 90
"""ms without another size before the picture is drawn for it."""
STEP, MOST_ZOOM = 1.25, 6.0
BIGGER, SMALLER, WHOLE = (
    (Qt.Key.Key_Plus, Qt.Key.Key_Equal),
    (Qt.Key.Key_Minus,),
    (Qt.Key.Key_0,),
)
BAR_HIGH = 14
"""px of the coloured bar."""
STOPS = 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and the px it takes in the window."""

    image: QImage
    size: QSize


def drawn(
    atlas: Atlas, page: HeatPage, room: tuple[float, float], letters: float, zoom: float, ratio: float
) -> Drawn:
    """Draws; may be called in any thread. room: px; ratio: dots of the screen for a px. Raises BodymapError."""
    bodies = heat_bodies(atlas, page, room, letters, zoom)
    size = QSize(max(round(bodies.width), 1), max(round(bodies.height), 1))
    ratio = min(ratio, LARGEST / max(size.width(), size.height()))
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for svg in bodies.svgs:  # one after the other: Qt lets no other thread go on while it reads or draws one
        renderer(svg).render(painter)
    painter.end()
    return Drawn(image, size)


class Paper(QWidget):
    """Paints the picture; stretched until the one for this size is there."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None

    def show_image(self, made: Drawn | None) -> None:
        self._image = made.image if made else None
        self.setFixedSize(made.size if made else QSize(1, 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()


class MapArea(QScrollArea):
    """The paper in the room there is. Plus and minus change its size, 0 fits it again, arrow keys move it.

    errands: draw beside the window; they outlive this widget, so that what is still being drawn finds somebody to tell.
    """

    def __init__(self, atlas: Atlas, errands: Errands, failed: Callable[[BodymapError], object]) -> None:
        super().__init__()
        self._atlas, self._failed = atlas, failed
        self._page: HeatPage | None = None
        self._zoom, self._wish = 1.0, 0
        self._errands = errands
        self.paper = Paper()
        self.setObjectName("focusable")
        self.setWidget(self.paper)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 240)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON)
        self._later.timeout.connect(self.draw)

    @property
    def busy(self) -> bool:
        """Whether a picture is being drawn, or will be."""
        return self._errands.busy or self._later.isActive()

    def show_page(self, page: HeatPage | None) -> None:
        """Draw another page; the last picture stays until it is there."""
        if page is self._page:
            return
        self._page = page
        if page is None:
            self.paper.show_image(None)
            return
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(". ".join((*(block.heading for block in page.blocks), *page.foot)))
        self.draw()

    def zoom(self, factor: float) -> None:
        """So many times as large; 0 = as it fits."""
        self._zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM) if factor else 1.0
        self.draw()

    def draw(self) -> None:
        """For the size of now, beside the window; only the newest wish is shown."""
        page, atlas, zoom = self._page, self._atlas, self._zoom
        if page is None or not self.isVisible():
            return
        self._wish += 1
        wish = self._wish
        room, bar = self.maximumViewportSize(), self.verticalScrollBar().sizeHint().width()
        letters, ratio = self.fontMetrics().height() * 0.85, self.devicePixelRatioF()
        self._errands.give_up()
        self._errands.run(
            "",
            lambda _watch: drawn(atlas, page, (room.width() - bar, room.height() - 2), letters, zoom, ratio),
            lambda made: self.paper.show_image(made) if wish == self._wish else None,
            lambda problem: self._failed(problem) if wish == self._wish else None,
        )

    def stop(self) -> None:
        """Nobody looks any more."""
        self._wish += 1
        self._later.stop()
        self._errands.give_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize() != event.size():
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_later"):
            self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in BIGGER:
            self.zoom(STEP)
        elif event.key() in SMALLER:
            self.zoom(1 / STEP)
        elif event.key() in WHOLE:
            self.zoom(0)
        else:
            super().keyPressEvent(event)


class ScaleBar(QWidget):
    """The colours of a map with the values at its ticks, in the letters of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._key: Key | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_key(self, key: Key | None) -> None:
        self._key = key
        self.setVisible(key is not None)
        if key is not None:
            words = tr("Scale: {words}", words=key.words)
            self.setAccessibleName(f"{words}, {', '.join(tick for _, tick in key.ticks)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, BAR_HIGH + self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        key = self._key
        if key is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(1, 1, self.width() - 2, BAR_HIGH)
        painter.fillRect(bar, Qt.GlobalColor.white)
        painter.fillRect(bar, _gradient(key, bar))
        painter.setPen(self.palette().text().color())
        painter.drawRect(bar)
        for place, at, words in self._ticks(key, bar):
            painter.drawLine(round(at), BAR_HIGH + 1, round(at), BAR_HIGH + 5)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _ticks(self, key: Key, bar: QRectF) -> list[tuple[QRect, float, str]]:
        """Those that have room; both ends always have."""
        span, metrics = key.scale.most - key.scale.least, self.fontMetrics()
        made: list[tuple[QRect, float, str]] = []
        for value, words in (key.ticks[0], key.ticks[-1], *key.ticks[1:-1]):
            at = bar.left() + bar.width() * (value - key.scale.least) / span
            wide = metrics.horizontalAdvance(words) + 4
            left = min(max(round(at - wide / 2), 0), self.width() - wide)
            place = QRect(left, BAR_HIGH + 5, wide, metrics.height() + 2)
            if not any(place.adjusted(-4, 0, 4, 0).intersects(one) for one, _, _ in made):
                made.append((place, at, words))
        return made


def _gradient(key: Key, bar: QRectF) -> QLinearGradient:
    made = QLinearGradient(bar.topLeft(), bar.topRight())
    parts = np.linspace(0, 1, STOPS + 1)
    colours = key.scale.rgba(key.scale.least + (key.scale.most - key.scale.least) * parts)
    for part, colour in zip(parts.tolist(), colours.tolist(), strict=True):
        made.setColorAt(part, QColor(*colour))
    return made
