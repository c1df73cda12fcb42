import sys

import pytest

from bodymap.ui import canary


def test_a_thousand_void_qt_calls_leave_none_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None a call, and the process dies after some thousands."""
    assert canary.lost_per_call(1000) < 0.1
    assert canary.leaves_none_alone()


def test_a_binding_that_loses_a_reference_a_call_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter((7000, 6500))
    monkeypatch.setattr(sys, "getrefcount", lambda _what: next(counts))
    assert not canary.leaves_none_alone()
