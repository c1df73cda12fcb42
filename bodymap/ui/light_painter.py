"""How something lit looks on the body: an outline, with a hatch or without, never like paint."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from bodymap.exports.palette import MARKS_ON
from bodymap.ui.figure_lights import ACCENT, Light
from bodymap.ui.figure_maps import level_tint

DEEPEST = 0.8
"""How opaque the colour of a root is where every map gives it."""
ACCENT_ON_BODY = "#12647e"
"""What is chosen, on the body: the body is light in every theme."""
_TERRITORY_INK = "#44525f"
_HATCH_STEP, _HATCH_LINE, _HATCH_STRENGTH = 9, 1.2, 0.42
"""px between the lines of a hatch, their width, and how opaque they are: wider and paler than any pattern of paint."""


def paint_light(
    below: QPainter, above: QPainter, light: Light, path: QPainterPath, ratio: float, skin: str
) -> None:
    """Colour or hatch under the marks, the outline over them; path: its shape in the painters' px."""
    if light.share:
        below.fillPath(path, level_tint(light.level, DEEPEST * light.share))
        return
    on = MARKS_ON[skin]
    colour = on.accent if light.ink == ACCENT else on.over if on.light else _TERRITORY_INK
    if light.hatched:
        below.fillPath(path, hatch(colour, ratio))
    wide = 1.2 if light.fine else 1.4 if light.dashed else 2.2
    pen = QPen(QColor(colour), wide * ratio)
    if light.dashed:
        pen.setDashPattern([3, 2.5])
    above.strokePath(path, pen)


def hatch(colour: str, ratio: float) -> QBrush:
    """Thin slanted lines with nothing between them, for a layer with this many device pixels to a px."""
    step = round(_HATCH_STEP * ratio)
    tile = QImage(step, step, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    ink.setAlphaF(_HATCH_STRENGTH)
    painter.setPen(QPen(ink, _HATCH_LINE * ratio))
    for shift in (-step, 0, step):  # what a line loses at the edge of a tile comes in from the next one
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1))
    painter.end()
    return QBrush(tile)
