"""Case files are found in files and folders."""

from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.case_folder import cases_in

CASE = "id: {}\nside: L\nzones: {{pain: [toe_5]}}\n"


def test_a_folder_gives_the_cases_of_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml"):
        (tmp_path / name).write_text(CASE.format(name[0]), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert [case.id for case in cases_in([tmp_path], open_library())] == ["a", "b"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(CASE.format("a"), encoding="utf-8")
    assert len(cases_in([tmp_path, file, file], open_library())) == 1


def test_a_folder_without_a_case_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        BodymapError, match=r"no case file in the folder; expected names that end with \.yaml"
    ):
        cases_in([tmp_path], open_library())


def test_a_file_that_is_not_there_is_named_as_it_was_typed() -> None:
    with pytest.raises(BodymapError) as told:
        cases_in([Path("nowhere.yaml")], open_library())
    assert str(told.value) == "nowhere.yaml: there is no such file"
