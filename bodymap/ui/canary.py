"""Whether Qt's binding leaves Python's None alone: PySide6 6.12.0 on Python 3.11 loses a reference to it with each call.

None begins with some thousands; when they are gone the process dies while somebody paints. Found by counting, with no display.
"""

import sys

from PySide6.QtCore import QPoint

CALLS = 500
"""Calls without an answer that are counted over."""
LOST = 0.2
"""References lost per call from which the binding is called faulty: the faulty one loses 1.0, the others 0.0 (measured)."""


def lost_per_call(calls: int = CALLS) -> float:
    """References to None that are gone after so many calls, for each of them; about 0 where all is well."""
    point = QPoint()
    before = sys.getrefcount(None)
    for x in range(calls):
        point.setX(x)
    return (before - sys.getrefcount(None)) / calls


def leaves_none_alone() -> bool:
    """False where a window would die after a while."""
    return lost_per_call() < LOST
