"""A file that is looked at until it changes."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bodymap.files.watching import Seen, changes


class EnoughError(Exception):
    """The script of what happens to the file is at its end."""


def watched(path: Path, *steps: Callable[[], object]) -> list[Seen]:
    """What is seen while one thing happens before every look, and two quiet looks follow."""
    script = iter([*steps, lambda: None, lambda: None])

    def sleep(_: float) -> None:
        step = next(script, None)
        if step is None:
            raise EnoughError
        step()

    seen: list[Seen] = []
    with suppress(EnoughError):
        for one in changes(path, sleep):
            seen.append(one)
    return seen


def writing(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, "utf-8")


def test_a_file_is_seen_at_once_and_then_only_when_it_changes(tmp_path: Path):
    path = tmp_path / "map.yaml"
    path.write_text("a", "utf-8")
    assert watched(path, lambda: None, lambda: None) == [Seen.CHANGED]
    assert watched(path, writing(path, "longer")) == [Seen.CHANGED, Seen.CHANGED]


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path: Path):
    path = tmp_path / "map.yaml"
    path.write_text("a", "utf-8")
    steps = (writing(path, "aa"), writing(path, "aaa"), writing(path, "aaaa"))
    assert watched(path, *steps) == [Seen.CHANGED, Seen.CHANGED]


def test_a_file_that_is_put_back_within_two_looks_was_never_gone(tmp_path: Path):
    path = tmp_path / "map.yaml"
    path.write_text("a", "utf-8")
    assert watched(path, path.unlink, writing(path, "new")) == [Seen.CHANGED, Seen.CHANGED]


def test_a_file_that_goes_away_is_told_once_and_seen_when_it_comes_back(tmp_path: Path):
    path = tmp_path / "map.yaml"
    path.write_text("a", "utf-8")
    steps = (path.unlink, lambda: None, lambda: None, writing(path, "back"), lambda: None)
    assert watched(path, *steps) == [Seen.CHANGED, Seen.GONE, Seen.CHANGED]


def test_another_file_put_in_its_place_is_a_change(tmp_path: Path):
    path, other = tmp_path / "map.yaml", tmp_path / "other"
    path.write_text("a", "utf-8")
    other.write_text("b", "utf-8")
    assert watched(path, lambda: other.replace(path)) == [Seen.CHANGED, Seen.CHANGED]


def test_a_file_that_is_not_there_yet_is_told(tmp_path: Path):
    assert watched(tmp_path / "map.yaml") == [Seen.GONE]
