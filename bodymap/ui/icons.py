"""Icons: our own small SVG drawings in assets/icons, tinted with the colours of the theme."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bodymap.data import data_folder
from bodymap.ui.theme import ThemeColours

INK = "#010203"
"""The colour the drawings are made in; it stands for the colour of the text."""

_SIZE = 24


def icon(name: str, colours: ThemeColours) -> QIcon:
    """The icon in the colour of the text, of chosen things and of what cannot be pressed. Unknown names are empty."""
    made = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, colours.text),
        (QIcon.Mode.Normal, QIcon.State.On, colours.on_accent_soft),
        (QIcon.Mode.Disabled, QIcon.State.Off, colours.line_strong),
    ):
        for scale in (1, 2):
            made.addPixmap(pixmap(name, colour, _SIZE, scale), mode, state)
    return made


def pixmap(name: str, colour: str, size: int = _SIZE, scale: float = 1) -> QPixmap:
    """One icon as pixels; size in px of the screen, scale = device pixel ratio."""
    made = QPixmap(round(size * scale), round(size * scale))
    made.fill(Qt.GlobalColor.transparent)
    path = data_folder("assets") / "icons" / f"{name}.svg"
    if path.is_file():
        text = path.read_text(encoding="utf-8").replace(INK, colour)
        painter = QPainter(made)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(made.rect()))
        painter.end()
    made.setDevicePixelRatio(scale)
    return made
