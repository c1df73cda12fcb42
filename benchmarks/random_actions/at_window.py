"""What is done at the window itself: actions, buttons, sliders, files, sizes, closing, undo."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from benchmarks.random_actions.table import BrokenError, Four, Table
from bodymap.ui.calm import CalmCombo, CalmSlider
from bodymap.ui.dialogs import Answer

SIZES = ((900, 600), (900, 620), (1000, 640), (1280, 720))
MOST_UNDONE = 400
"""Steps taken back in one check: a history without end would be all that is tested."""


def action(table: Table, how: Four) -> None:
    """A row of the table of actions, where it can be reached now."""
    rows = [made for name, made in table.window.actions_by_id.items() if name != "quit"]
    made = rows[int(how[0] * len(rows))]
    if made.isVisible() and made.isEnabled():
        made.trigger()


W = TypeVar("W", bound=QWidget)


def widgets(table: Table, kind: type[W]) -> list[W]:
    """Our own widgets only: a wrapper of what Qt makes for itself may outlive it and stand for another (PySide6 6.11)."""
    return [one for one in table.window.findChildren(kind) if one.isVisible() and one.isEnabled()]


def button(table: Table, how: Four) -> None:
    found = [*widgets(table, QPushButton), *table.window.tools.tools.values()]
    if found:
        found[int(how[0] * len(found))].click()


def slide(table: Table, how: Four) -> None:
    found = widgets(table, CalmSlider)
    if found:
        one = found[int(how[0] * len(found))]
        one.setValue(one.minimum() + round(how[1] * (one.maximum() - one.minimum())))


def choose(table: Table, how: Four) -> None:
    found = [one for one in widgets(table, CalmCombo) if one.count()]
    if found:
        one = found[int(how[0] * len(found))]
        number = int(how[1] * one.count())
        one.setCurrentIndex(number)
        one.activated.emit(number)


def file(table: Table, how: Four) -> None:
    """Open or save: what was saved before, what is no drawing, what is not there, where nothing can be written."""
    stand, folder = table.stand, table.stand.place
    names = ("a.bodymap", "b.bodymap", "broken.bodymap", "empty.bodymap", "missing/c.bodymap", "deep.bodymap")
    stand.path = folder / names[int(how[0] * len(names))]
    stand.answer = list(Answer)[int(how[1] * len(Answer))]
    name = ("open", "save-as", "save", "export", "new")[int(how[2] * 5)]
    if how[3] < 0.15:
        table.window.commands.open_path(stand.path)
    elif table.window.actions_by_id[name].isVisible():
        table.window.actions_by_id[name].trigger()
    stand.answer = Answer.DISCARD


def resize(table: Table, how: Four) -> None:
    table.window.resize(*SIZES[int(how[0] * len(SIZES))])


def focus(table: Table, how: Four) -> None:
    if how[0] < 0.5:
        table.figure.setFocus()
    else:
        table.window.focusNextChild()


def hide(table: Table, how: Four) -> None:
    table.window.hide()
    table.window.show()


def close(table: Table, how: Four) -> None:
    table.stand.answer = list(Answer)[int(how[1] * len(Answer))]
    table.stand.path = table.stand.place / "a.bodymap"
    table.window.close()
    table.stand.answer = Answer.DISCARD
    table.window.show()


def wait(table: Table, how: Four) -> None:
    table.now += how[0] * 3


def undo(table: Table, how: Four) -> None:
    (table.window.session.undo if how[0] < 0.7 else table.window.session.redo)()


def hand_back(table: Table, how: Four) -> None:
    """The clinician's gesture, where a person draws alone."""
    if table.window.guide.screen is not None:
        for corner in table.window.guide.screen.corners:
            QTest.mouseClick(corner, Qt.MouseButton.LeftButton)
        if table.window.guide.screen is not None:
            raise BrokenError("the clinician's gesture does not lead back")


def back_to_start(table: Table, how: Four) -> None:
    """All undone gives what was there at first; all done again gives what was there last."""
    session = table.window.session
    if session.state.mode.guided or len(session._history.past) > MOST_UNDONE:
        return
    last, steps = session.document, len(session._history.past)
    for _ in range(steps):
        session.undo()
    if session.state.drawing != table.first:
        raise BrokenError("all steps undone do not give the first drawing")
    for _ in range(steps):
        session.redo()
    if session.document != last:
        raise BrokenError("all steps done again do not give the last drawing")
