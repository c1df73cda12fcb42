import sys

from PySide6.QtCore import QPoint


def test_a_thousand_void_qt_calls_leave_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None a call, and the process dies after some thousands."""
    point = QPoint()
    before = sys.getrefcount(None)
    for x in range(1000):
        point.setX(x)
    assert sys.getrefcount(None) > before - 100
