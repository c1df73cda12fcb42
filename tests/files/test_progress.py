"""Longer work says how far it has come."""

from io import StringIO
from itertools import count

from bodymap.files.progress import told_how_far


def said(step: float) -> str:
    """What is said over four pieces of work that take `step` seconds each."""
    stream, ticks = StringIO(), count()
    assert list(told_how_far("abcd", 4, "cases", stream, lambda: next(ticks) * step)) == list("abcd")
    return stream.getvalue()


def test_short_work_says_nothing() -> None:
    assert said(0.2) == ""


def test_work_that_takes_longer_than_a_second_says_how_far_it_has_come() -> None:
    assert said(1.5) == "".join(f"bodymap: {n} of 4 cases\n" for n in range(4))
