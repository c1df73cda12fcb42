"""What must hold after every action, and what Qt or Python say on the way."""

import contextlib
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType

import shapely
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from benchmarks.random_actions.table import BrokenError, Table

NOISE = "This plugin does not support"
"""What Qt says of a window without a display."""


def check(table: Table) -> None:
    """What holds after every action."""
    state, session = table.window.session.state, table.window.session
    if state.drawing is not session.document.drawing:
        raise BrokenError("the state shows another drawing than the document")
    if state.selection.mark is not None and state.drawing.mark(state.selection.mark) is None:
        raise BrokenError("a mark is chosen that is not there")
    if table.figure._state.drawing is not state.drawing:
        raise BrokenError("the body shows another drawing than the state")
    if len({mark.id for mark in state.drawing.marks}) != len(state.drawing.marks):
        raise BrokenError("two marks have one id")
    if not session._history.past and not session._history.future:
        table.first = state.drawing
    for mark in state.drawing.marks:
        if id(mark) not in table.looked_at:
            _check_mark(table, mark.area, mark.view)
            table.looked_at[id(mark)] = mark
    if len(table.looked_at) > 5000:
        table.looked_at.clear()


def _check_mark(table: Table, area: shapely.MultiPolygon, view: object) -> None:
    body = table.window._atlas.silhouette(view)  # type: ignore[arg-type]
    if area.is_empty or not area.is_valid:
        raise BrokenError("a mark is empty or not valid")
    if shapely.difference(area, body).area > 0.5:
        raise BrokenError(f"a mark leaves the body of {view}")


@contextlib.contextmanager
def watched(faults: list[str]) -> Iterator[None]:
    """Exceptions that Qt would only print, and Qt's own warnings, are written down."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    def said(kind: QtMsgType, _context: object, text: str | None) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and NOISE not in (text or ""):
            faults.append(f"Qt: {text}")

    before, sys.excepthook = sys.excepthook, caught
    handler = qInstallMessageHandler(said)
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(handler)
