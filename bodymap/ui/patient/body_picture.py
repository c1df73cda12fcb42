"""A picture of one of the bodies a person can choose from, as it is drawn everywhere else."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.picture import hair_over
from bodymap.atlas.variants import FIGURES
from bodymap.ui.figure_body import BodyPainter
from bodymap.ui.figure_groups import OneView
from bodymap.ui.figure_layout import Frame, Placement, frames
from bodymap.ui.figure_paths import Paths
from bodymap.ui.figure_pixels import on_device, sheet
from bodymap.ui.state import Show

SHARP = 2.0
"""Pixels of the picture for each px of the screen."""
MARGIN = 4
"""px that stay free around the body."""


class BodyPictures:
    """The front of each body, made when it is first wanted; of each the last size is kept."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._painter = BodyPainter(atlas, Paths())
        self._made: dict[str, tuple[QSize, QPixmap]] = {}

    def get(self, figure: str, size: QSize) -> QPixmap:
        """The body as it fits the size (px)."""
        made = self._made.get(figure)
        if made is None or made[0] != size:
            made = self._made[figure] = QSize(size), self._paint(figure, size)
        return made[1]

    def height_for(self, width: int) -> int:
        """Px of height at which the narrowest body still fills this width (px)."""
        return round((width - 2 * MARGIN) * self._narrowest) + 2 * MARGIN

    @cached_property
    def _narrowest(self) -> float:
        """Height of the narrowest body against its width."""
        boxes = map(self._box, FIGURES)
        return max((bottom - top) / (right - left) for left, top, right, bottom in boxes)

    def _frame(self, figure: str) -> Frame:
        return frames(self._atlas.silhouette, OneView.FRONT, figure)[View.FRONT]

    def _box(self, figure: str) -> tuple[float, float, float, float]:
        """The body with its hair, mm."""
        left, top, right, bottom = self._frame(figure).box
        return left, top - hair_over(View.FRONT), right, bottom

    def _paint(self, figure: str, size: QSize) -> QPixmap:
        layer = sheet(size, SHARP)
        frame, (left, top, right, bottom) = self._frame(figure), self._box(figure)
        scale = min(
            (size.width() - 2 * MARGIN) / (right - left), (size.height() - 2 * MARGIN) / (bottom - top)
        )
        middle = (size.width() - scale * (left + right)) / 2, (size.height() - scale * (top + bottom)) / 2
        self._painter.paint(
            layer, [on_device(Placement(frame, scale, middle), SHARP)], replace(Show(), figure=figure)
        )
        return QPixmap.fromImage(layer)
