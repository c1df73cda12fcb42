from datetime import timedelta

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.pairs import APART_HANDS, BY_HAND, SAME_DAY, Pair, before, by_hand, in_time
from bodymap.exports.timeline import agreements
from bodymap.knowledge.stored import open_library
from bodymap.records.store.values import Author
from tests.exports.kept import DAY, kept
from tests.reasoning.test_over_time import drawn

RULES = open_library().rules.telling.drawn_twice
LATER = DAY + timedelta(days=30)
ONE, OTHER = drawn((90, 900, 40)), drawn((-90, 900, 40))
FIRST, SECOND = kept("a", ONE), kept("b", OTHER, LATER)


def timed(one=FIRST, other=SECOND) -> Pair:
    return in_time(open_atlas(), one, other, RULES)


def handed(clinician: PainDrawing = OTHER) -> Pair:
    both = kept("p", ONE), kept("c", clinician, author=Author.CLINICIAN)
    (alike,) = agreements(both, RULES)
    return by_hand(open_atlas(), *both, alike, RULES)


def test_the_earlier_drawing_stands_on_the_left_whatever_was_chosen_first() -> None:
    assert timed() == timed(SECOND, FIRST)
    assert "11 October 2026" in timed().left.title


def test_what_is_no_larger_than_drawing_twice_is_not_called_a_change() -> None:
    near = timed(FIRST, kept("b", drawn((95, 900, 40)), LATER))
    assert "no more different than people draw the same pain twice" in near.lines[0]


def test_both_pictures_show_the_same_views() -> None:
    pair = timed(FIRST, kept("b", drawn((60, 200, 20), view=View.FEET_TOP), LATER))
    for svg in (pair.left.svg, pair.right.svg, pair.svg):
        assert View.FEET_TOP.caption in svg


def test_two_hands_are_not_called_a_change_through_time() -> None:
    pair = timed(FIRST, kept("c", OTHER, LATER, Author.CLINICIAN))
    assert pair.lines[0] == APART_HANDS


def test_two_drawings_of_one_visit_are_not_called_a_change_since() -> None:
    assert SAME_DAY in timed(FIRST, kept("b", OTHER)).lines


def test_patient_and_clinician_are_told_apart_by_words_and_never_as_earlier_and_later() -> None:
    pair = handed()
    assert pair.left.title.startswith("P: patient's")
    assert pair.right.title.startswith("C: clinician's")
    assert all(words in pair.svg for words in BY_HAND)
    assert "earlier" not in pair.svg


def test_how_alike_the_two_hands_are_stands_under_them() -> None:
    assert handed(ONE).lines[0].startswith("Overlap 1.00 (Jaccard index")


def test_what_comes_before_is_of_the_same_hand() -> None:
    clinician = kept("c", ONE, DAY + timedelta(days=9), Author.CLINICIAN)
    found = before((FIRST, clinician, SECOND), SECOND)
    assert found is FIRST


def test_the_first_drawing_has_none_before_it() -> None:
    assert before((FIRST, SECOND), FIRST) is None


def test_a_drawing_of_the_same_visit_does_not_come_before() -> None:
    assert before((FIRST, kept("b", OTHER)), kept("b", OTHER)) is None
