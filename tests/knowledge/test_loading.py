import re
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.loading import read_library
from bodymap.knowledge.stored import open_library


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """Change the first place of a text in one file, and return the one sentence this is refused with."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BodymapError) as refused:
        read_library(folder)
    return str(refused.value)


def line_of(folder: Path, file: str, text: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def test_the_shipped_files_agree_with_each_other(copy: Path, library: Library) -> None:
    assert read_library(copy) == library


def test_the_library_is_read_once() -> None:
    assert open_library() is open_library()


def test_nothing_in_the_library_can_be_changed(library: Library) -> None:
    with pytest.raises(TypeError):
        library.zones["hallux"] = library.zones["toe_5"]  # type: ignore[index]


def test_an_unknown_zone_names_file_line_and_the_nearest_zone(copy: Path) -> None:
    said = broken(copy, "conditions.yaml", "core: [si_joint,", "core: [si_jiont,")
    assert f"conditions.yaml:{line_of(copy, 'conditions.yaml', 'si_jiont')}" in said
    assert "did you mean si_joint?" in said


def test_a_weight_without_a_source_is_refused(copy: Path) -> None:
    said = broken(copy, "conditions.yaml", ", source: van_der_windt", "")
    assert re.search(r"conditions\.yaml:\d+", said)
    assert "source is missing" in said


def test_a_weight_without_a_status_is_refused(copy: Path) -> None:
    assert "status is missing" in broken(copy, "findings.yaml", "status: textbook, ", "")


def test_an_unknown_key_is_refused(copy: Path) -> None:
    said = broken(copy, "zones.yaml", "  region: trunk_front", "  colour: red\n  region: trunk_front")
    assert "colour is not a known name" in said


def test_a_rating_beyond_the_scale_is_refused(copy: Path) -> None:
    assert "expected at most 4" in broken(copy, "zones.yaml", "T12: 3", "T12: 5")


def test_a_source_nobody_lists_is_refused(copy: Path) -> None:
    said = broken(copy, "roots.yaml", "sources: [isncsci, anatomy]", "sources: [isncsci, anatomi]")
    assert "the source 'anatomi' is not known; did you mean anatomy?" in said


def test_a_value_a_word_cannot_have_is_refused(copy: Path) -> None:
    said = broken(copy, "conditions.yaml", "slr: {pos: 1.35", "slr: {weak: 1.35")
    assert "'weak' is no value of test; expected one of pos, neg" in said


def test_a_red_flag_without_a_question_is_refused(copy: Path) -> None:
    said = broken(
        copy,
        "words.yaml",
        "{name: rash,",
        "{name: rash_2, label: Other, group: Skin, assumed: 1}\n- {name: rash,",
    )
    assert "the fact 'rash_2' has no question" in said


def test_a_zone_listed_twice_is_refused(copy: Path) -> None:
    assert "'hallux' is listed 2 times" in broken(copy, "zones.yaml", "id: toe_5", "id: hallux")


def test_a_missing_file_is_one_sentence(copy: Path) -> None:
    (copy / "zones.yaml").unlink()
    with pytest.raises(BodymapError, match=r"zones\.yaml"):
        read_library(copy)


def test_a_chance_of_nothing_is_refused_because_its_logarithm_is_summed(copy: Path) -> None:
    assert "expected more than 0" in broken(copy, "model.yaml", "0: 0.05", "0: 0.0")


def test_the_warning_of_painted_numbness_must_have_a_text(copy: Path) -> None:
    said = broken(copy, "flags.yaml", "name: cauda_equina", "name: other_name")
    assert "the warning 'cauda_equina' has no text" in said
