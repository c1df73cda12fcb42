"""A file that comes into a folder is told once, when it is finished."""

from pathlib import Path

import pytest

from bodymap.files.arriving import Look, arrived, first_look, look_into
from bodymap.files.problems import BodymapError

ENDINGS = (".bodymap",)


def looked(folder: Path, before: Look) -> tuple[Look, tuple[str, ...]]:
    now, new = arrived(before, look_into(folder, ENDINGS))
    return now, tuple(path.name for path in new)


def begun(folder: Path) -> Look:
    return first_look(look_into(folder, ENDINGS))


def test_what_is_there_already_has_not_arrived(tmp_path: Path) -> None:
    (tmp_path / "old.bodymap").write_text("x")
    assert looked(tmp_path, begun(tmp_path))[1] == ()


def test_a_file_is_told_when_two_looks_agree(tmp_path: Path) -> None:
    before = begun(tmp_path)
    (tmp_path / "new.bodymap").write_text("x")
    first, told = looked(tmp_path, before)
    assert told == ()
    assert looked(tmp_path, first)[1] == ("new.bodymap",)


def test_a_file_that_still_grows_is_waited_for(tmp_path: Path) -> None:
    look, path = begun(tmp_path), tmp_path / "new.bodymap"
    for size in range(1, 4):
        path.write_text("x" * size)
        look, told = looked(tmp_path, look)
        assert told == ()
    assert looked(tmp_path, look)[1] == ("new.bodymap",)


def test_an_empty_file_is_not_finished(tmp_path: Path) -> None:
    look = begun(tmp_path)
    (tmp_path / "new.bodymap").touch()
    for _ in range(3):
        look, told = looked(tmp_path, look)
        assert told == ()


def test_a_file_is_told_once(tmp_path: Path) -> None:
    look = begun(tmp_path)
    (tmp_path / "new.bodymap").write_text("x")
    tellings = []
    for _ in range(4):
        look, told = looked(tmp_path, look)
        tellings += told
    assert tellings == ["new.bodymap"]


def test_other_files_are_not_looked_at(tmp_path: Path) -> None:
    look = begun(tmp_path)
    (tmp_path / "note.txt").write_text("x")
    (tmp_path / "New.BODYMAP").write_text("x")
    look, _ = looked(tmp_path, look)
    assert looked(tmp_path, look)[1] == ("New.BODYMAP",)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="cannot be read"):
        look_into(tmp_path / "gone", ENDINGS)
