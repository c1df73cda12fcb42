"""The bounded JSON reader: what it takes, what it refuses, and where it says the fault is."""

from collections.abc import Sequence

import pytest

from bodymap.files import json_reader
from bodymap.files.bounded import Caps, read_json
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Step
from bodymap.language import speak

SMALL = Caps(1 << 20)
TEXT = '{"a": [1, 2.5,\n{"b": null,\n"c": [[1, 2],\n[3, "x"]]}],\n"d": {"a": true}}'


def refusal(text: str | bytes, caps: Caps = SMALL) -> BodymapError:
    with pytest.raises(BodymapError) as caught:
        read_json(text, caps)
    return caught.value


def spot(error: BodymapError) -> tuple[int, int]:
    assert error.place is not None
    return error.place.line, error.place.column


def test_plain_data_comes_out_as_it_was_written() -> None:
    assert read_json(TEXT).value == {"a": [1, 2.5, {"b": None, "c": [[1, 2], [3, "x"]]}], "d": {"a": True}}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("a",), (1, 2)),
        (("a", 1), (1, 11)),
        (("a", 2, "b"), (2, 2)),
        (("a", 2, "c", 1, 0), (4, 2)),
        (("a", 2, "missing"), (2, 1)),
        (("d", "a"), (5, 7)),
        (("missing",), (1, 1)),
    ],
)
def test_every_value_is_found_by_its_path(path: Sequence[Step], place: tuple[int, int]) -> None:
    found = read_json(TEXT).place_of(path)
    assert (found.line, found.column) == place


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ('{"a": 1,\n"b": {"c": 1,\n"c": 2}}', "given twice (first in line 2)", (3, 1)),
        ("[1,\nNaN]", "NaN is not a number", (2, 1)),
        ("[1,\n-Infinity]", "-Infinity is not a number", (2, 1)),
        ("[1,\n1e400]", "too large", (2, 1)),
        ("[1,\n1234567890123456]", "digits", (2, 1)),
        ('["ok",\n"\\ud800"]', "U+D800", (2, 1)),
        ('["ok",\n"\\u202e"]', "U+202E", (2, 1)),
        ('["a" 1]', "not readable as JSON: expecting ',' delimiter", (1, 6)),
        ("[1] 2", "extra data", (1, 5)),
        ('{"a": "x', "unterminated string", (1, 7)),
        ("{'a': 1}", "not readable as JSON", (1, 2)),
    ],
)
def test_a_fault_is_refused_with_its_place(text: str, words: str, place: tuple[int, int]) -> None:
    error = refusal(text)
    assert words in error.sentence
    assert spot(error) == place


@pytest.mark.parametrize(
    "path", [("a", 1), ("a", 2, "c", 1, 0), ("a", 2, "missing"), ("d", "a"), ("d",), ("x", "a")]
)
def test_a_large_file_is_searched_to_the_same_places(
    path: Sequence[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = read_json(TEXT).place_of(path)
    monkeypatch.setattr(json_reader, "SMALL", 0)
    assert read_json(TEXT).place_of(path) == small


def test_a_name_twice_behind_an_escape_is_still_twice() -> None:
    assert "given twice" in refusal('{"a": 1, "\\u0061": 2}').sentence


def test_brackets_inside_texts_do_not_count_as_depth() -> None:
    assert read_json('["' + "[" * 100 + '"]').value == ["[" * 100]


def test_the_depth_cap_names_the_bracket() -> None:
    assert spot(refusal("[" * 25 + "]" * 25)) == (1, 25)


def test_a_long_text_is_refused() -> None:
    assert spot(refusal('["a",\n"' + "x" * 30_000 + '"]')) == (2, 1)


def test_more_values_than_the_cap_are_refused() -> None:
    assert "more than 60000 values" in refusal("[" + "1," * 60_000 + "1]").sentence


def test_numbers_of_seventeen_digits_after_the_point_are_kept() -> None:
    assert read_json("[0.30000000000000004]").value == [0.30000000000000004]


def test_a_byte_that_is_not_utf8_is_refused_with_line_and_column() -> None:
    assert spot(refusal(b'{"a": 1,\n"b": "caf\xe9"}')) == (2, 10)


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "un nom entre guillemets doubles"), ("[1 2]", "une virgule"), ('["a', "sans guillemet de fin"), ("[1] 2", "en trop"), (r'"\d"', "non permise")],
)
def test_what_is_broken_is_told_in_the_language_spoken(text: str, told: str) -> None:
    speak("fr")
    with pytest.raises(BodymapError, match=told):
        read_json(text)
