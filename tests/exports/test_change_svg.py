import pytest
from shapely import MultiPolygon, Point

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.exports.change_svg import LOOKS, change_svg
from bodymap.exports.change_text import NOT_BETTER, change_lines
from bodymap.knowledge.rules import DrawnTwice
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.over_time import change


@pytest.fixture(scope="module")
def rules() -> DrawnTwice:
    return open_library().rules.telling.drawn_twice


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas()


def drawn(x: float, y: float, radius: float = 40, view: View = View.BACK) -> PainDrawing:
    area = MultiPolygon([Point(x, y).buffer(radius)])
    return PainDrawing((Mark(1, view, Sensation.BURNING, area),))


def test_each_kind_of_skin_has_its_own_colour_and_pattern_or_line() -> None:
    looks = [(look.pattern, look.dash) for look in LOOKS.values()]
    assert len(set(looks)) == len({look.ink for look in LOOKS.values()}) == 3


def test_only_what_occurs_is_drawn_on_the_body(atlas: Atlas, rules: DrawnTwice) -> None:
    same = change_svg(atlas, change(drawn(-90, 900), drawn(-90, 900), rules), rules)
    moved = change_svg(atlas, change(drawn(-90, 900), drawn(-90, 1400), rules), rules)
    new = LOOKS["new"].wash
    assert (same.count(new), moved.count(new)) == (1, 2)  # once in the key


def test_the_sides_of_the_patient_stand_on_the_page(atlas: Atlas, rules: DrawnTwice) -> None:
    page = change_svg(atlas, change(drawn(-90, 900), drawn(-90, 1400), rules), rules)
    assert ">LEFT<" in page
    assert ">RIGHT<" in page


def test_a_place_above_the_waist_brings_the_whole_body(atlas: Atlas, rules: DrawnTwice) -> None:
    low, high = drawn(-90, 900), drawn(-40, 400, 30)
    page = change_svg(atlas, change(low, high, rules), rules)
    assert page.count(LOOKS["new"].wash) == 2
    assert page.count(LOOKS["gone"].wash) == 2


def test_a_view_painted_in_only_one_drawing_is_shown(atlas: Atlas, rules: DrawnTwice) -> None:
    page = change_svg(atlas, change(drawn(-90, 900), drawn(90, 60, 10, View.FEET_TOP), rules), rules)
    assert View.FEET_TOP.caption in page


def test_the_page_never_says_that_nothing_is_painted(atlas: Atlas, rules: DrawnTwice) -> None:
    page = change_svg(atlas, change(drawn(-90, 900), drawn(-90, 1400), rules), rules)
    assert "Nothing is painted" not in page


def test_the_published_figures_stand_behind_every_verdict(rules: DrawnTwice) -> None:
    lines = change_lines(change(drawn(-90, 900), drawn(-90, 1400), rules), rules)
    assert rules.limit.text in lines
    assert lines[-1] == NOT_BETTER


@pytest.mark.parametrize(
    ("radius", "words"), [(40, "as much as before"), (80, "300 % more"), (20, "75 % less")]
)
def test_the_size_is_told_against_the_earlier_drawing(rules: DrawnTwice, radius: float, words: str) -> None:
    lines = change_lines(change(drawn(-90, 900), drawn(-90, 900, radius), rules), rules)
    assert words in lines[1]


def test_with_one_empty_drawing_nothing_is_said_about_change(rules: DrawnTwice) -> None:
    lines = change_lines(change(PainDrawing(), drawn(-90, 900), rules), rules)
    assert lines == ("Only one of the two drawings has anything painted: there is nothing to set beside it.",)
