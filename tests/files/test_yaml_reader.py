"""The bounded YAML reader: what it takes, what it refuses, and where it says the fault is."""

from pathlib import Path

import pytest
import yaml

from bodymap.files import yaml_reader
from bodymap.files.bounded import CASE_CAPS, REGION_CAPS, YAML_CAPS, Caps, read_yaml
from bodymap.files.problems import BodymapError

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=["libyaml", "python"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", request.param)


def refusal(text: str | bytes, caps: Caps = YAML_CAPS) -> BodymapError:
    with pytest.raises(BodymapError) as caught:
        read_yaml(text, caps)
    return caught.value


def spot(error: BodymapError) -> tuple[int, int]:
    assert error.place is not None
    return error.place.line, error.place.column


def test_plain_data_comes_out_as_it_was_written() -> None:
    tree = read_yaml("a: 1\nb: [x, {c: -2.5}, null, true]\n'd e': \"12\"\n")
    assert tree.value == {"a": 1, "b": ["x", {"c": -2.5}, None, True], "d e": "12"}


def test_every_value_knows_its_line_and_column() -> None:
    tree = read_yaml("a: 1\nb:\n- x\n- c: 2\n  d: 3\n", name="map.yaml")
    assert str(tree.place_of(("b", 1, "d"))) == "map.yaml:5:3"


def test_a_missing_value_is_placed_where_it_should_have_been() -> None:
    assert read_yaml("a:\n  b: 1\n").place_of(("a", "c", 0)).line == 1


def test_names_are_text_even_when_they_look_like_numbers() -> None:
    assert read_yaml("0: a\n4: b\nno: c\n").value == {"0": "a", "4": "b", "no": "c"}


def test_dates_and_other_lookalikes_stay_text() -> None:
    assert read_yaml("[2024-01-01, 1e3, +5, L4, 4/5]").value == ["2024-01-01", "1e3", "+5", "L4", "4/5"]


@pytest.mark.parametrize(
    "word",
    ["no", "Yes", "ON", "off", "012", "0x1F", "0b1", "0o7", "3:25", "190:20:30", ".nan", "-.inf", "1_000"],
)
def test_words_that_readers_disagree_about_are_refused(word: str) -> None:
    error = refusal(f"a: {word}")
    assert spot(error) == (1, 4)
    assert word in error.sentence


def test_doubtful_words_in_quotes_are_text() -> None:
    assert read_yaml('["no", "012", \'3:25\']').value == ["no", "012", "3:25"]


def test_case_files_keep_doubtful_words_as_they_were_typed() -> None:
    assert read_yaml("a: no\nb: 012\nc: 3:25", CASE_CAPS).value == {"a": "no", "b": "012", "c": "3:25"}


def test_a_name_given_twice_is_refused_with_both_lines() -> None:
    error = refusal("L4: 1\nL5: 2\nL4: 3\n")
    assert "first in line 1" in error.sentence
    assert spot(error) == (3, 1)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("a: &x 1\nb: 2", "anchors", (1, 4)),
        ("a: *x", "references", (1, 4)),
        ("a: 1\nb: !!int ''", "tags", (2, 4)),
        ("a: ! x", "tags", (1, 4)),
        ("a:\n  <<: {b: 1}", "merge keys", (2, 3)),
        ("a: 1\n---\nb: 2", "second document", (2, 1)),
        ("? [a, b]\n: 1", "where a name belongs", (1, 3)),
        ("'': 1", "name is empty", (1, 1)),
        ("a: [1, 2", "not readable as YAML", None),
        ("a: b: c", "not readable as YAML", (1, 5)),
        ("a: 1\n\tb: 2", "not readable as YAML", None),
    ],
)
def test_anything_but_plain_data_is_refused_with_its_place(
    text: str, words: str, place: tuple[int, int] | None
) -> None:
    error = refusal(text)
    assert words in error.sentence
    assert place in (None, spot(error))


def test_a_number_of_sixteen_digits_is_refused() -> None:
    assert "digits" in refusal("a: 1234567890123456").sentence


def test_fifteen_digits_are_kept_exactly() -> None:
    assert read_yaml("a: 123456789012345").value == {"a": 123456789012345}


def test_digits_of_another_script_stay_text() -> None:
    assert read_yaml("a: 1٢").value == {"a": "1٢"}


def test_a_byte_that_is_not_utf8_is_refused_with_line_and_column() -> None:
    assert spot(refusal(b"a: 1\nb: caf\xe9\n")) == (2, 7)


@pytest.mark.parametrize("character", ["\x1b", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028"])
def test_hidden_characters_are_refused_with_line_and_column(character: str) -> None:
    error = refusal(f"a: 1\nb: x{character}y\n")
    assert spot(error) == (2, 5)
    assert f"U+{ord(character):04X}" in error.sentence


def test_hidden_characters_behind_an_escape_are_refused() -> None:
    assert "U+202E" in refusal('a: "left \\u202e"').sentence


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").place_of(("b",)).line == 2


def test_letters_with_separate_accents_are_joined() -> None:
    assert read_yaml("a: e\u0301").value == {"a": "\u00e9"}


def test_the_depth_cap_counts_lists_and_mappings() -> None:
    assert read_yaml("[" * 24 + "]" * 24).value
    assert spot(refusal("[" * 25 + "]" * 25)) == (1, 25)


def test_the_node_cap_stops_the_reader_at_the_node() -> None:
    error = refusal("- a\n" * 50, Caps(1000, nodes=20))
    assert "20 values" in error.sentence
    assert spot(error) == (20, 3)


def test_long_texts_fit_region_files_and_not_foreign_ones() -> None:
    points = "line: " + "12.5,104 " * 3000
    assert "characters" in refusal(points).sentence
    assert isinstance(read_yaml(points, REGION_CAPS).value, dict)


@pytest.mark.parametrize("text", ["", "   \n\n", "# only a comment\n", "---\n", "null"])
def test_an_empty_file_says_so(text: str) -> None:
    assert "the file is empty" in refusal(text).sentence


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="folder; expected a file"):
        read_yaml(tmp_path)


def test_a_missing_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match=r"gone\.yaml: there is no such file"):
        read_yaml(tmp_path / "gone.yaml")
