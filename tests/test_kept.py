"""What is slow to make is made once, and never more of it kept than was said."""

import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bodymap.kept import Kept


class Thing:
    """Something that can be let go."""


def test_what_was_made_is_not_made_again() -> None:
    kept, made = Kept[int](2), [1, 2]
    assert [kept.get("a", (), lambda: made.pop(0)) for _ in range(2)] == [1, 1]


def test_the_longest_unused_goes_first() -> None:
    kept = Kept[str](2)
    for key in "abac":
        kept.get(key, (), str)
    assert kept.get("a", (), lambda: "anew") == ""
    assert kept.get("b", (), lambda: "anew") == "anew"


def test_the_weights_together_stay_under_the_most() -> None:
    kept = Kept[str](10, len)
    for length in (4, 4, 4, 2):
        kept.get((length, len(kept)), (), lambda length=length: "x" * length)
    assert kept.weight == 10


def test_one_that_is_too_heavy_alone_is_kept_until_the_next() -> None:
    kept = Kept[str](3, len)
    kept.get("a", (), lambda: "much too long")
    assert len(kept) == 1
    kept.get("b", (), lambda: "x")
    assert kept.weight == 1


def test_what_was_made_of_a_thing_that_is_gone_goes_too() -> None:
    kept, thing = Kept[Thing](9), Thing()
    made = weakref.ref(kept.get(id(thing), (thing,), Thing))
    kept.get("another", (), Thing)
    del thing
    assert (len(kept), made()) == (1, None)


def test_one_thing_of_two_that_is_gone_is_enough() -> None:
    kept, thing, other = Kept[int](9), Thing(), Thing()
    kept.get((id(thing), id(other)), (thing, other), lambda: 1)
    del other
    assert len(kept) == 0


def test_another_thing_at_the_same_place_in_memory_gets_nothing_of_the_one_before() -> None:
    kept, places = Kept[int](9), list[int]()
    for number in range(9):
        thing = Thing()
        places.append(id(thing))
        assert kept.get(id(thing), (thing,), lambda number=number: number) == number
        del thing
    assert len(set(places)) < 9


def test_what_goes_weighs_nothing() -> None:
    kept, thing = Kept[str](9, len), Thing()
    kept.get("a", (thing,), lambda: "xyz")
    del thing
    assert kept.weight == 0


def test_threads_that_ask_for_the_same_get_the_same() -> None:
    kept, both = Kept[Thing](9), Barrier(2)

    def made() -> Thing:
        both.wait(9)
        return Thing()

    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(kept.get, "a", (), made) for _ in range(2))
        assert first.result() is second.result()
