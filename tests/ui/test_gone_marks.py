"""A long session does not grow by its strokes: a mark that no step brings back is held by nothing in the window."""

import gc
import weakref

from PySide6.QtCore import SIGNAL
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


def listeners(window: Window) -> int:
    """How many times the changes of undo are listened to."""
    return window.actions_by_id["undo"].receivers(SIGNAL("changed()"))


def test_buttons_of_the_bar_listen_no_more_often_after_many_strokes(window: Window, atlas: Atlas) -> None:
    before = listeners(window)
    for zone in ("calf_lateral", "buttock_lateral", "sacrum"):
        stroke(window, atlas, zone)
        window.session.undo()
    assert listeners(window) <= before


def test_a_button_of_the_bar_follows_its_action(window: Window, atlas: Atlas) -> None:
    undo = window.actions_by_id["undo"]
    button = window.bar.widgetForAction(undo)
    stroke(window, atlas, "calf_lateral")
    painted = button.isEnabled()
    window.session.undo()
    assert (painted, button.isEnabled()) == (True, False)
