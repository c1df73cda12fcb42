"""A mark that no step brings back is held by nothing in the window: a long session does not grow by its strokes."""

import gc
import weakref

from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark
from bodymap.ui.window import Window
from tests.ui.hands import drag, inside


def stroke(window: Window, atlas: Atlas, zone: str) -> weakref.ref[Mark]:
    """A short stroke in a zone of the back, painted on the screen; the mark it makes."""
    x, y = inside(atlas, View.BACK, zone, Side.LEFT)
    drag(window, View.BACK, [(x, y), (x, y + 20)])
    QApplication.processEvents()
    return weakref.ref(window.session.document.drawing.marks[-1])


def test_a_stroke_undone_and_painted_over_is_held_by_nothing(window: Window, atlas: Atlas) -> None:
    undone = stroke(window, atlas, "calf_lateral")
    area = weakref.ref(window.session.document.drawing.marks[-1].area)
    window.session.undo()
    stroke(window, atlas, "buttock_lateral")
    gc.collect()
    assert (undone(), area()) == (None, None)


def test_a_stroke_undone_is_held_as_long_as_it_can_be_done_again(window: Window, atlas: Atlas) -> None:
    undone = stroke(window, atlas, "calf_lateral")
    window.session.undo()
    gc.collect()
    assert undone() is not None
