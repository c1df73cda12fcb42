"""Where the dotted hints have to be painted anew when other zones are painted in other views."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect

from bodymap.ui.carried import Carried
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_pixels import shape_box, window_of

_DOT_REACH = 3.0
"""px by which a dotted line reaches over the border of its zone."""


def changed_hints(
    placements: Sequence[Placement], before: Iterable[Carried], now: Iterable[Carried], ratio: float
) -> list[QRect]:
    """For each placement (device pixels) the box around all zones that come or go; none where they stay.

    A dotted line costs more than most of a stroke, and most strokes change few of them.
    """
    old, new = ({id(one.face): one.face for one in some} for some in (before, now))
    changed = [face for key, face in (old | new).items() if not (key in old and key in new)]
    boxes = list[QRect]()
    for one in placements:
        box, window = QRect(), window_of(one)
        for face in changed:
            if face.view is one.view:
                box |= shape_box(face.shape, one, _DOT_REACH * ratio).toAlignedRect()
        boxes.append(box if window is None else box & window.toAlignedRect())
    return [box for box in boxes if not box.isEmpty()]
