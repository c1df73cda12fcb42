"""Where things lie on the spine, in mm of its picture: roots, discs and joints as paths, and what a press means."""

import re
from collections.abc import Container
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from bodymap.atlas.levels import DiscLevel, Side
from bodymap.atlas.picture import SpinePicture
from bodymap.ui.state import Selection

_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?|[MLCZ]")


def path_from_svg(data: str) -> QPainterPath:
    """Path data with the absolute commands M, L, C and Z (all that the atlas writes) as a QPainterPath."""
    path = QPainterPath()
    words = _NUMBER.findall(data)
    at, command = 0, "M"
    while at < len(words):
        if words[at] in "MLCZ":
            command, at = words[at], at + 1
            if command == "Z":
                path.closeSubpath()
                continue
        count = 6 if command == "C" else 2
        n = [float(word) for word in words[at : at + count]]
        at += count
        if command == "M":
            path.moveTo(*n)
            command = "L"
        elif command == "L":
            path.lineTo(*n)
        else:
            path.cubicTo(*n)
    return path


def around(path: QPainterPath, width: float) -> QPainterPath:
    """The outline of a line this wide along the path, with round ends."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(path).simplified()


@dataclass(frozen=True, slots=True)
class Target:
    """Something to press: a root on a side or a disc, with the area that counts as hit (mm)."""

    selection: Selection
    area: QPainterPath
    middle: QPointF

    @property
    def column(self) -> int:
        """-1 left roots, 0 discs, 1 right roots, as they stand in the picture."""
        side = self.selection.side
        return 0 if side is None else (1 if side is Side.RIGHT else -1)

    def meant_by(self, chosen: Selection) -> bool:
        """A chosen disc without a side counts for the whole disc, a chosen root without a side for both sides."""
        one = self.selection
        if chosen.disc is not None:
            return one.disc is chosen.disc
        return one.root is not None and one.root is chosen.root and chosen.side in (None, one.side)


class SpinePlaces:
    """The paths of a picture and the targets on it: the left roots from the top down, the discs, the right roots.

    Only the discs in `pressable` can be pressed.
    """

    def __init__(self, picture: SpinePicture, pressable: Container[DiscLevel]) -> None:
        self.roots = {key: path_from_svg(root.d) for key, root in picture.roots.items()}
        self.discs = {disc: path_from_svg(d) for disc, d in picture.discs.items()}
        self.joints = {side: path_from_svg(d) for side, d in picture.si_joints.items()}
        found = [
            Target(
                Selection(root=root, side=side),
                around(self.roots[root, side], shape.width + 5),
                QPointF(*shape.label_at),
            )
            for (root, side), shape in picture.roots.items()
        ]
        found += [
            Target(Selection(disc=disc), path, path.boundingRect().center())
            for disc, path in self.discs.items()
            if disc in pressable
        ]
        self.targets = tuple(sorted(found, key=lambda target: target.column))

    def half_disc(self, disc: DiscLevel, side: Side) -> QPainterPath:
        box = self.discs[disc].boundingRect()
        half = QRectF(0, box.top(), box.right(), box.height())
        if side is Side.LEFT:
            half = QRectF(box.left(), box.top(), -box.left(), box.height())
        cut = QPainterPath()
        cut.addRect(half)
        return self.discs[disc].intersected(cut)

    def target_at(self, spot: QPointF, reach: float) -> Target | None:
        """The root or disc meant: what lies under the spot, else the nearest name within `reach`; all mm."""
        hits = [t for t in self.targets if t.area.contains(spot)]
        if hits:  # where roots run beside each other in the canal, the nearest middle line is meant
            return min(hits, key=lambda t: self._off_middle(t, spot))
        near = [(t, _distance(t.middle + _to_name(t), spot)) for t in self.targets]
        best, far = min(near, key=lambda pair: pair[1])
        return best if far <= reach else None

    def _off_middle(self, target: Target, spot: QPointF) -> float:
        chosen = target.selection
        if chosen.root is None or chosen.side is None:
            return 0.5  # a disc lies under the roots that cross it
        path = self.roots[chosen.root, chosen.side]
        return min(_distance(path.pointAtPercent(i / 60), spot) for i in range(61)) / 10

    def beside(self, here: Target, dx: int, dy: int) -> Target:
        """Up and down within a column, left and right between the columns; `here` itself at the edge."""
        if dy:
            ordered = sorted(self._column(here.column), key=lambda t: t.middle.y())
            return ordered[min(max(ordered.index(here) + dy, 0), len(ordered) - 1)]
        there = self._column(here.column + dx)
        return min(there, key=lambda t: abs(t.middle.y() - here.middle.y()), default=here)

    def _column(self, column: int) -> list[Target]:
        return [t for t in self.targets if t.column == column]


def _to_name(target: Target) -> QPointF:
    """From where a root's name begins to its middle, mm."""
    return QPointF(7 * target.column, 0)


def _distance(a: QPointF, b: QPointF) -> float:
    return ((a.x() - b.x()) ** 2 + (a.y() - b.y()) ** 2) ** 0.5
