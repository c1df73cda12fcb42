"""What is slow to make is made once, and never more of it kept than was said."""

import gc
import weakref

from bodymap.ui.kept import Kept


class Thing:
    """Something that can be let go."""


def test_what_was_made_is_not_made_again() -> None:
    kept, made = Kept[int](2), [1, 2]
    assert [kept.get("a", None, lambda: made.pop(0)) for _ in range(2)] == [1, 1]


def test_the_longest_unused_goes_first() -> None:
    kept = Kept[str](2)
    for key in "abac":
        kept.get(key, None, str)
    assert kept.get("a", None, lambda: "anew") == ""
    assert kept.get("b", None, lambda: "anew") == "anew"


def test_the_weights_together_stay_under_the_most() -> None:
    kept = Kept[str](10, len)
    for length in (4, 4, 4, 2):
        kept.get((length, len(kept)), None, lambda length=length: "x" * length)
    assert kept.weight == 10


def test_one_that_is_too_heavy_alone_is_kept_until_the_next() -> None:
    kept = Kept[str](3, len)
    kept.get("a", None, lambda: "much too long")
    assert len(kept) == 1
    kept.get("b", None, lambda: "x")
    assert kept.weight == 1


def test_what_a_value_was_made_from_lives_only_as_long_as_the_value() -> None:
    kept, thing = Kept[int](1), Thing()
    known = weakref.ref(thing)
    kept.get(id(thing), thing, lambda: 1)
    del thing
    assert known() is not None
    kept.get("another", None, lambda: 2)
    gc.collect()
    assert known() is None
