from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import load, save, text_of
from bodymap.records.imports.read import import_document, imported
from tests.records.documents import SAMPLE


def test_a_drawing_of_ours_is_opened_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "drawing.txt"
    save(SAMPLE, path)
    assert text_of(import_document(path).document) == text_of(load(path))


def test_an_import_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "segments.csv"
    path.write_bytes(b"127,128\r\n")
    import_document(path)
    assert path.read_bytes() == b"127,128\r\n"


@pytest.mark.parametrize("text", ["{}", "[true]", '{"v": 3}', "a,b\n1,2\n", "hello", "[[[["])
def test_anything_else_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(BodymapError, match="this is no drawing that can be imported; expected a"):
        imported(text, "fuzz")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="there is no such file"):
        import_document(tmp_path / "gone.json")


def test_a_text_that_is_too_long_for_segments_is_refused() -> None:
    with pytest.raises(BodymapError, match="no drawing that can be imported"):
        imported("101," * 300_000, "fuzz")
