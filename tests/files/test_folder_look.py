from pathlib import Path

from bodymap.files.folder_look import MOST, Found, look

END = ".bodymap"


def looks(folder: Path, count: int, before: Found | None = None) -> Found:
    found = before or Found()
    for _ in range(count):
        found = look(folder, END, found)
    return found


def test_a_file_is_told_at_the_second_look(tmp_path: Path) -> None:
    (tmp_path / "a.bodymap").write_text("1")
    first = look(tmp_path, END, Found())
    assert first.fresh == ()
    assert look(tmp_path, END, first).fresh == (tmp_path / "a.bodymap",)


def test_a_file_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.bodymap").write_text("1")
    assert looks(tmp_path, 3).fresh == ()


def test_a_file_that_grows_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.bodymap"
    path.write_text("1")
    found = look(tmp_path, END, Found())
    path.write_text("12")
    found = look(tmp_path, END, found)
    assert found.fresh == ()
    assert look(tmp_path, END, found).fresh == (path,)


def test_a_changed_file_is_told_again(tmp_path: Path) -> None:
    path = tmp_path / "a.bodymap"
    path.write_text("1")
    found = looks(tmp_path, 2)
    path.write_text("123")
    assert looks(tmp_path, 2, found).fresh == (path,)


def test_a_file_that_went_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.bodymap"
    path.write_text("1")
    found = looks(tmp_path, 2)
    path.unlink()
    assert look(tmp_path, END, found).gone == (path,)


def test_other_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.bodymap", "c.BODYMAP"):
        (tmp_path / name).write_text("1")
    assert [path.name for path in looks(tmp_path, 2).fresh] == ["c.BODYMAP"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert looks(tmp_path / "gone", 2) == Found()


def test_files_beyond_the_most_are_counted(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        (tmp_path / f"{number:04}.bodymap").write_text("1")
    found = looks(tmp_path, 2)
    assert (len(found.fresh), found.more) == (MOST, 3)
