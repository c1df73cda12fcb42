from pathlib import Path

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.read import read_drawing
from bodymap.records.opened import FROM_ZONES, Opened, opened
from bodymap.records.samples import samples

CASE = "id: one\nside: L\nzones: {numb_or_tingling: [toe_5]}\ncontext: [came on after gardening]\n"


def opened_case(folder: Path, text: str = CASE) -> Opened:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return opened(path, open_library(), open_atlas())


def test_a_drawing_is_read_as_ever() -> None:
    library, atlas = open_library(), open_atlas()
    found = opened(samples()[0].path, library, atlas)
    document = found.document
    assert found.reading.roots == read_drawing(library, atlas, document.drawing, document.examination).roots


def test_a_case_is_painted_and_says_that_nobody_painted_it(tmp_path: Path) -> None:
    found = opened_case(tmp_path)
    assert len(found.document.drawing.marks) == 1
    assert found.document.notes == (FROM_ZONES,)


def test_a_case_is_read_from_its_zones_and_not_from_its_picture(tmp_path: Path) -> None:
    found = opened_case(tmp_path)
    assert (found.reading.roots[0].root, found.words) == ("S1", ("came on after gardening",))


def test_a_word_that_was_not_understood_is_kept(tmp_path: Path) -> None:
    assert opened_case(tmp_path, CASE.replace("toe_5", "toe_5, nose")).reading.skipped


def test_several_cases_are_refused_in_one_sentence(tmp_path: Path) -> None:
    two = "cases:\n- {id: a, side: L}\n- {id: b, side: R}\n"
    with pytest.raises(BodymapError, match="holds 2 cases; expected one"):
        opened_case(tmp_path, two)
