"""Which dotted hints have to be painted when other zones are painted in other views, and where they are seen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect

from bodymap.atlas.atlas import ZoneFace
from bodymap.atlas.levels import View
from bodymap.ui.carried import Carried
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_pixels import box_of, shape_box
from bodymap.ui.figure_stretched import EDGE

_DOT_REACH = 3.0
"""px by which a dotted line reaches over the border of its zone."""


def carried_in(carried: Iterable[Carried], view: View) -> list[ZoneFace]:
    """The zones of one view that are painted in others."""
    return [one.face for one in carried if one.face.view is view]


def hints_to_paint(
    placements: Sequence[Placement], before: Iterable[Carried], now: Iterable[Carried]
) -> tuple[list[Placement], list[Carried]]:
    """The views whose hints are painted anew, and the zones that only come to those that are there in the others.

    Most strokes only add zones, and a dotted line costs more than most of a stroke; a view that fades at its top is
    painted whole, for fading twice would fade twice as much.
    """
    anew, added = list[Placement](), list[Carried]()
    for view in dict.fromkeys(one.view for one in placements):
        here = [one for one in placements if one.view is view]
        old, new = carried_in(before, view), carried_in(now, view)
        if old == new:
            continue
        if any(face not in new for face in old) or any(one.frame.faded for one in here):
            anew += here
        else:
            added += [one for one in now if one.face.view is view and one.face not in old]
    return anew, added


def hint_boxes(
    there: Iterable[Placement], anew: Sequence[Placement], added: Iterable[Carried], ratio: float
) -> list[QRect]:
    """The boxes (device pixels) in which hints are painted anew or added."""
    faces = [one.face for one in added]
    boxes = [box_of(one, EDGE * ratio).toAlignedRect() for one in anew]
    for one in there:
        here = [face for face in faces if face.view is one.view]
        boxes += [shape_box(face.shape, one, _DOT_REACH * ratio).toAlignedRect() for face in here]
    return boxes
