"""Icons: our own small SVG drawings in assets/icons, tinted with the colours of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bodymap.data import data_folder
from bodymap.ui.theme import ThemeColours

INK = "#010203"
"""The colour the drawings are made in; it stands for the colour of the text."""

_SIZE = 24


def icon(name: str, colours: ThemeColours, size: int = _SIZE) -> QIcon:
    """The icon in the colour of the text, of chosen things and of what cannot be pressed. Unknown names are empty.

    size: px at which it will be shown at most; Qt makes none larger than it was drawn.
    """
    made = QIcon()
    ratios = {1.0, 2.0} if _finest() > 1 else {1.0}
    for ratio in sorted(ratios):
        drawn = pixmap(name, colours.text, max(size, _SIZE), ratio)
        for mode, state, colour in (
            (QIcon.Mode.Normal, QIcon.State.Off, colours.text),
            (QIcon.Mode.Normal, QIcon.State.On, colours.on_accent_soft),
            (QIcon.Mode.Disabled, QIcon.State.Off, colours.line_strong),
        ):
            made.addPixmap(drawn if colour == colours.text else _tinted(drawn, colour), mode, state)
    return made


def _finest() -> float:
    """The most device pixels to a px of any screen."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _tinted(drawn: QPixmap, colour: str) -> QPixmap:
    """The same drawing in another colour; to draw it again would cost far more."""
    made = QPixmap(drawn)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(colour))
    painter.end()
    return made


def pixmap(name: str, colour: str, size: int = _SIZE, scale: float = 1) -> QPixmap:
    """One icon as pixels; size in px of the screen, scale = device pixel ratio."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.fill(Qt.GlobalColor.transparent)
    text = _drawing(name)
    if text:
        painter = QPainter(made)
        QSvgRenderer(QByteArray(text.replace(INK, colour).encode())).render(painter, QRectF(made.rect()))
        painter.end()
    made.setDevicePixelRatio(scale)
    return made


@cache
def _drawing(name: str) -> str:
    path = data_folder("assets") / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
