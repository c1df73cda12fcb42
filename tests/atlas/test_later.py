"""Values made when they are asked for."""

import pytest

from bodymap.atlas.later import Later


def test_a_value_is_made_once_and_only_when_asked_for():
    made: list[str] = []
    later = Later(["a", "b"], lambda key: made.append(key) or key.upper())
    assert (list(later), len(later), "a" in later, made) == (["a", "b"], 2, True, [])
    assert (later["b"], later["b"], made) == ("B", "B", ["b"])


def test_an_unknown_name_is_a_key_error():
    with pytest.raises(KeyError):
        Later(["a"], str.upper)["z"]


def test_get_answers_none_for_an_unknown_name():
    assert Later(["a"], str.upper).get("z") is None
