import pytest

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.agreement_text import BEGUN, NOT_RIGHT, agreement_lines
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.over_time import change
from tests.reasoning.test_over_time import drawn

RULES = open_library().rules.telling.drawn_twice
ONE = drawn((90, 900, 40))


def lines(patient: PainDrawing, clinician: PainDrawing, begun: bool = False) -> tuple[str, ...]:
    return agreement_lines(change(patient, clinician, RULES), RULES, begun)


def test_the_number_is_said_with_what_it_means() -> None:
    said = lines(ONE, drawn((90, 900, 40), (90, 1400, 40)))[0]
    assert said.startswith("Overlap 0.50 (Jaccard index")
    assert "both painted 50 %" in said


@pytest.mark.parametrize(("x", "words"), [(95, "no further apart"), (-90, "further apart than nearly all")])
def test_drawings_are_apart_only_beyond_what_drawing_twice_differs_by(x: float, words: str) -> None:
    assert words in lines(ONE, drawn((x, 900, 40)))[0]


def test_the_published_figures_stand_behind_it() -> None:
    assert RULES.limit.text in lines(ONE, ONE)


def test_a_drawing_begun_from_the_other_is_no_independent_second_one() -> None:
    assert BEGUN in lines(ONE, ONE, begun=True)
    assert BEGUN not in lines(ONE, ONE)


def test_it_never_says_who_is_right() -> None:
    assert lines(ONE, ONE)[-1] == NOT_RIGHT


@pytest.mark.parametrize("pair", [(ONE, PainDrawing()), (PainDrawing(), ONE), (PainDrawing(), PainDrawing())])
def test_with_an_empty_drawing_there_is_no_number(pair: tuple[PainDrawing, PainDrawing]) -> None:
    (said,) = lines(*pair)
    assert "Overlap" not in said
