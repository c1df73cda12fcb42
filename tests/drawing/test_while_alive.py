import gc

from bodymap.drawing.while_alive import WhileAlive


class Thing:
    """Something a weak reference takes."""


def test_a_value_is_made_once_for_an_object_and_a_key():
    kept, one = WhileAlive[int](), Thing()
    made = [kept.get(one, "a", lambda: 1), kept.get(one, "a", lambda: 2), kept.get(one, "b", lambda: 3)]
    assert made == [1, 1, 3]


def test_what_was_made_of_an_object_goes_with_it():
    kept, one = WhileAlive[int](), Thing()
    kept.get(one, "a", lambda: 1)
    del one
    gc.collect()
    assert len(kept) == 0


def test_equal_objects_are_told_apart():
    kept, one, other = WhileAlive[int](), frozenset({1}), frozenset({1})
    assert (kept.get(one, "", lambda: 1), kept.get(other, "", lambda: 2)) == (1, 2)
