"""Every hostile file known to hang, crash or fool a reader is refused in one sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.files.bounded import Tree, read_json, read_yaml
from bodymap.files.problems import BodymapError

Read = Callable[[Path], Tree]


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "hostile"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(read: Read, path: Path, words: str) -> None:
    with pytest.raises(BodymapError, match=words) as caught:
        read(path)
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)
    assert "\n" not in str(caught.value)


both = pytest.mark.parametrize("read", [read_yaml, read_json], ids=["yaml", "json"])


@both
def test_a_file_of_100_mb_is_refused_by_its_size(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    refused(read, path, "the file has 100 MB; expected at most")


@both
def test_an_empty_file_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, ""), "the file is empty")


@both
def test_a_binary_file_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "the file is binary")


@both
def test_random_bytes_are_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, bytes(range(255, 0, -1)) * 100), "expected text in UTF-8")


@both
def test_text_in_utf16_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, "a: 1".encode("utf-16")), "expected text in UTF-8")


@both
def test_200000_open_brackets_are_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, "[" * 200_000), "nested deeper than 24")


@both
def test_200000_open_braces_are_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, '{"a":' * 150_000), "nested deeper than 24")


@both
def test_a_million_and_a_half_values_are_refused(read: Read, tmp_path: Path) -> None:
    refused(
        read,
        write(tmp_path, "[" + "1," * 1_500_001 + "1]"),
        "expected at most 1.05 MB|more than 1500000 values",
    )


@both
def test_a_number_of_a_million_digits_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, '{"a": ' + "9" * 1_000_000 + "}"), "digits|characters")


@both
def test_a_million_quotes_and_backslashes_are_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, '"' + '\\"' * 500_000), "not readable|characters")


@both
def test_a_bidirectional_override_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, '{"side": "\u202eleft"}'), r"U\+202E")


@both
def test_a_name_given_twice_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, write(tmp_path, '{"L4": 1,\n"L4": 2}'), "given twice")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@both
def test_a_named_pipe_is_refused_without_waiting(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    os.mkfifo(path)
    refused(read, path, "expected a file")


@both
def test_a_folder_is_refused(read: Read, tmp_path: Path) -> None:
    refused(read, tmp_path, "this is a folder")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs a list of open files")
def test_a_refused_folder_is_not_kept_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    refused(read_yaml, tmp_path, "this is a folder")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    levels = "\n".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    refused(read_yaml, write(tmp_path, "a: &a [x]\n" + levels), "anchors")


def test_a_merge_key_bomb_is_refused(tmp_path: Path) -> None:
    levels = "\n".join(f"  b{i}: {{<<: [{{a: 1}}, {{a: 1}}]}}" for i in range(25))
    refused(read_yaml, write(tmp_path, "a:\n" + levels), "merge keys")


def test_nested_question_marks_are_refused(tmp_path: Path) -> None:
    refused(read_yaml, write(tmp_path, "? " * 50_000), "where a name belongs|nested")


def test_nested_dashes_are_refused(tmp_path: Path) -> None:
    refused(read_yaml, write(tmp_path, "- " * 50_000), "nested deeper than 24")


def test_python_objects_are_refused(tmp_path: Path) -> None:
    refused(read_yaml, write(tmp_path, "!!python/object/apply:os.system ['true']"), "tags")


@pytest.mark.parametrize("text", ["!!int ''", "!!bool maybe", "!!timestamp nope", "!!binary x", "!!float x"])
def test_tags_that_break_other_readers_are_refused(text: str, tmp_path: Path) -> None:
    refused(read_yaml, write(tmp_path, f"a: {text}"), "tags")


def test_an_impossible_date_stays_text(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: 2024-13-45")).value == {"a": "2024-13-45"}


def test_nan_is_refused_in_yaml(tmp_path: Path) -> None:
    refused(read_yaml, write(tmp_path, "a: .NaN"), "NaN")


def test_nan_is_refused_in_json(tmp_path: Path) -> None:
    refused(read_json, write(tmp_path, '{"a": NaN}'), "NaN is not a number")


def test_a_number_beyond_floats_is_refused(tmp_path: Path) -> None:
    refused(read_json, write(tmp_path, '{"a": 1e400}'), "too large")


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    refused(read_json, write(tmp_path, '{"a": "\\udc00"}'), r"U\+DC00")
