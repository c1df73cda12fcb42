"""A small picture of one of the bodies a person can choose from: its outline."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen, QPixmap

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.ui.figure_groups import OneView
from bodymap.ui.figure_layout import frames

SHARP = 2.0
"""Pixels of the picture for each px of the screen."""


def body_picture(atlas: Atlas, figure: str, size: QSize, look: QPalette) -> QPixmap:
    """The front of the body as it fits the size (px)."""
    frame = frames(atlas.silhouette, OneView.FRONT, figure)[View.FRONT]
    shape = frame.shape if frame.warp is None else frame.warp.shape(frame.shape)
    path = QPainterPath()
    for part in shape.geoms:
        points = [QPointF(x, y) for x, y in part.exterior.coords]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
        path.closeSubpath()
    made = QPixmap(size * SHARP)
    made.setDevicePixelRatio(SHARP)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box, room = path.boundingRect(), QRectF(2, 2, size.width() - 4, size.height() - 4)
    scale = min(room.width() / box.width(), room.height() / box.height())
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-box.center())
    painter.setPen(QPen(look.text().color(), 1.2 / scale))
    painter.setBrush(look.mid().color())
    painter.drawPath(path)
    painter.end()
    return made
