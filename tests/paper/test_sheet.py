import re

import pytest

from bodymap.exports.svg_text import ALARM
from bodymap.knowledge.stored import open_library
from bodymap.paper.code import SheetKind
from bodymap.paper.pens import PENS
from bodymap.paper.sheet import sheet_svg

SAFETY = open_library().safety_net
SHEET = sheet_svg(SheetKind(), SAFETY)
WORDS = re.findall(r"<text[^>]*>([^<]*)</text>", SHEET)


def colourful(colour: str) -> bool:
    """Whether a colour could be taken for a pen: more than a shade of grey."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) > 40


def test_the_same_sheet_is_the_same_text() -> None:
    assert sheet_svg(SheetKind(), SAFETY) == SHEET


def test_nothing_has_a_colour_but_the_patches_and_the_warning() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", SHEET))
    assert {colour for colour in used if colourful(colour)} == {*(pen.printed for pen in PENS), ALARM}


def test_the_warning_is_outside_of_what_is_read() -> None:
    first = next(found for found in re.finditer(rf'y="([\d.]+)"[^>]*fill="{ALARM}"', SHEET))
    assert float(first[1]) > 250


def test_left_and_right_stand_above_every_view_as_the_patient_has_them() -> None:
    sides = [word for word in WORDS if word in ("LEFT", "RIGHT")]
    assert sides == ["RIGHT", "LEFT", "LEFT", "RIGHT", "RIGHT", "LEFT", "RIGHT", "LEFT"]


def test_the_safety_words_are_whole() -> None:
    said = " ".join(WORDS)
    assert SAFETY in said


def test_every_pen_stands_with_its_name_and_its_feeling() -> None:
    for pen in PENS:
        assert {pen.name.capitalize(), pen.sensation.words} <= set(WORDS)


@pytest.mark.parametrize(("paper", "size"), [("a4", "210mm"), ("letter", "215.9mm")])
def test_the_page_has_the_width_of_its_paper(paper: str, size: str) -> None:
    assert f'width="{size}"' in sheet_svg(SheetKind(paper), SAFETY)[:200]


def test_the_code_is_told_in_words_and_names_nobody() -> None:
    assert SheetKind("letter", "female", "whole").words == "bodymap sheet 1 · bodymap-neutral-2 · female · whole · Letter"
