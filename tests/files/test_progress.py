"""Longer work says how far it has come."""

from io import StringIO
from itertools import count

import pytest

from bodymap.files.progress import duration, told_how_far


def said(step: float) -> str:
    """What is said over four pieces of work that take `step` seconds each."""
    stream, ticks = StringIO(), count()
    assert list(told_how_far("abcd", 4, "cases", stream, lambda: next(ticks) * step)) == list("abcd")
    return stream.getvalue()


def test_short_work_says_nothing() -> None:
    assert said(0.2) == ""


def test_work_that_takes_longer_than_a_second_says_how_far_it_has_come_and_what_is_left() -> None:
    left = ("", ", about 9 s left", ", about 4 s left", ", about 2 s left")
    assert said(1.5) == "".join(f"bodymap: {n} of 4 cases{more}\n" for n, more in enumerate(left))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (99, "99 s"), (130, "2 min"), (5000, "83 min"), (9000, "2.5 h")]
)
def test_a_time_is_told_in_the_unit_a_person_would_use(seconds: float, words: str) -> None:
    assert duration(seconds) == words
