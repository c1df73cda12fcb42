"""Paints the drawn body, view by view."""

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.picture import figure_svg
from bodymap.exports.palette import CONTRAST_SKIN, SKINS
from bodymap.files.problems import BodymapError
from bodymap.kept import Kept
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_paths import Paths
from bodymap.ui.figure_pixels import drawn_box, fade_top, painter_on
from bodymap.ui.state import Show

THICKER = 1.7
"""How much thicker outlines are in the high-contrast window."""
_MOST_PICTURES = 12
"""Parsed drawings that are kept, one for each view of one figure and skin."""


class BodyPainter:
    """Keeps the parsed drawings."""

    def __init__(self, atlas: Atlas, paths: Paths) -> None:
        self._atlas = atlas
        self._paths = paths
        self._pictures = Kept[QSvgRenderer](_MOST_PICTURES)

    def paint(
        self, layer: QImage, placements: Sequence[Placement], show: Show, strength: float = 1.0
    ) -> None:
        """The drawn body; strength below 1 dims it, for a dark window."""
        for placement in placements:
            one = self._one_figure(layer.size(), placement, show)
            if one is not None:
                painter = painter_on(layer)
                painter.setOpacity(strength)
                painter.drawImage(one[0], one[1])
                painter.end()

    def _one_figure(self, size: QSize, placement: Placement, show: Show) -> tuple[QPointF, QImage] | None:
        """One view on an image of its own, so that the fade of its cut touches nothing else."""
        seen = drawn_box(placement, 4).toAlignedRect().intersected(QRectF(QPointF(), size.toSizeF()).toRect())
        if seen.isEmpty():
            return None
        image = QImage(seen.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-seen.left(), -seen.top())
        if placement.frame.faded:
            painter.setClipPath(self._paths.on_screen(self._paths.with_outline(placement.clip), placement))
        x, y, right, bottom = self._atlas.boxes[placement.view]  # as it is seen: the picture is drawn warped
        width, height = right - x, bottom - y
        (left, top), scale = placement.offset, placement.scale
        target = QRectF(left + x * scale, top + y * scale, width * scale, height * scale)
        self._picture(placement.view, show).render(painter, target)
        painter.setClipping(False)
        if placement.frame.faded:
            fade_top(painter, placement)
        painter.end()
        return QPointF(seen.topLeft()), image

    def _picture(self, view: View, show: Show) -> QSvgRenderer:
        thicker = THICKER if show.skin == CONTRAST_SKIN else 1.0

        def parsed() -> QSvgRenderer:
            return QSvgRenderer(QByteArray(self._text(view, show, thicker).encode()))

        return self._pictures.get((view, show.skin, show.figure), (), parsed)

    def _text(self, view: View, show: Show, thicker: float) -> str:
        """The drawn body; its bare outline where the files of the drawing were taken away under the open window."""
        try:
            return figure_svg(view, asdict(SKINS[show.skin]), show.figure, thicker)
        except (BodymapError, OSError):
            left, top, right, bottom = self._atlas.boxes[view]
            skin = SKINS[show.skin]
            box = f'viewBox="{left} {top} {right - left} {bottom - top}"'
            body = self._atlas.silhouette(view).svg(scale_factor=1.0, fill_color=skin.light, opacity=1.0)
            return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{body}</svg>'
