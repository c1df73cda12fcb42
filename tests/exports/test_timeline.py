from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.exports.timeline import (
    NO_STRENGTH,
    UNKNOWN_DAY,
    Curve,
    Row,
    ago_words,
    agreements,
    curves,
    rows,
    value_words,
)
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.reading import EMPTY_READING
from bodymap.records.store.record_of import KeptSheet
from bodymap.records.store.values import NO_VISIT, Author
from tests.exports.kept import DAY, TODAY, kept
from tests.exports.test_kept_reading import reading_of
from tests.reasoning.test_over_time import drawn

RULES = open_library().rules.telling.drawn_twice
SIZES = {view: open_atlas().silhouette(view).area for view in open_atlas().views}
ONE = drawn((90, 900, 40))
BOTH = (kept("p", ONE), kept("c", drawn((90, 900, 40), (90, 1400, 40)), author=Author.CLINICIAN))


def strong(drawing: PainDrawing, strength: int | None) -> PainDrawing:
    return PainDrawing(tuple(replace(mark, intensity=strength) for mark in drawing.marks))


def told(*sheets: LoadedSheet) -> tuple[Row, ...]:
    return rows(sheets, agreements(sheets, RULES), SIZES, TODAY)


def curves_of(sheets: Sequence[LoadedSheet]) -> tuple[Curve, ...]:
    return curves(sheets, agreements(sheets, RULES))


# -- rows


def test_the_newest_stands_first() -> None:
    later = DAY + timedelta(days=3)
    assert [row.sheet for row in told(kept("a", ONE), kept("b", ONE, later))] == ["b", "a"]


def test_a_row_says_when_whose_how_much_how_many_and_how_strong() -> None:
    (row,) = told(kept("a", strong(drawn((90, 900, 40), (90, 1400, 20)), 7)))
    assert (row.when, row.ago, row.letter, row.whose) == ("11 Oct 2026", "41 days ago", "P", "Patient's drawing")
    assert (row.extent, row.areas, row.worst, row.feelings) == (
        "0.6 % of the body",
        "2 places",
        "7 of 10",
        "burning",
    )


def test_a_strength_that_was_not_said_is_said_to_be_unsaid() -> None:
    assert told(kept("a", ONE))[0].worst == NO_STRENGTH


def test_an_empty_drawing_is_told_as_empty() -> None:
    (row,) = told(kept("a", PainDrawing()))
    assert (row.extent, row.areas) == ("nothing", "no place")


def test_the_clinicians_drawing_has_another_letter_and_other_words() -> None:
    clinician, patient = told(*BOTH)
    assert (patient.letter, clinician.letter) == ("P", "C")
    assert patient.whose != clinician.whose


def test_a_drawing_begun_from_another_says_so() -> None:
    assert told(kept("a", ONE, copy_of="b"))[0].whose == "Patient's drawing, begun from another"


def test_the_roots_are_those_of_then_and_never_one_alone() -> None:
    (row,) = told(kept("a", ONE, reading=reading_of("l5-skier")))
    assert row.roots == (
        "A nerve root is strongly supported: L5 left (fits very well), S1 left (fits little)"
    )


def test_where_no_root_fitted_none_is_named() -> None:
    assert told(kept("a", ONE, reading=EMPTY_READING))[0].roots == "No root fits"


def test_a_reading_of_an_earlier_step_says_so() -> None:
    assert "read at an earlier step" in told(kept("a", ONE, reading=reading_of("l5-skier"), version=2))[0].roots


def test_a_drawing_without_a_reading_says_so() -> None:
    assert told(kept("a", ONE))[0].roots == "No reading was kept."


def test_both_rows_of_a_visit_tell_how_alike_the_two_are() -> None:
    assert [row.overlap for row in told(*BOTH)] == ["0.50", "0.50"]


def test_a_damaged_place_says_what_is_wrong_and_nothing_else() -> None:
    (row,) = told(LoadedSheet(KeptSheet(NO_VISIT), fault="This visit is damaged."))
    assert (row.when, row.ago, row.fault, row.sheet) == (UNKNOWN_DAY, "", "This visit is damaged.", "")


def test_a_row_is_one_sentence_for_a_screen_reader() -> None:
    said = told(*BOTH)[1].sentence
    assert said.startswith("11 Oct 2026, 41 days ago; Patient's drawing; painted ")
    assert said.endswith("overlap of patient and clinician 0.50")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (41, "41 days ago"), (-1, "in the future")]
)
def test_how_long_ago_is_told(days: int, words: str) -> None:
    assert ago_words(TODAY - timedelta(days=days), TODAY) == words


# -- patient and clinician


def test_only_drawings_of_one_visit_are_set_beside_each_other() -> None:
    other = kept("c", ONE, DAY + timedelta(days=1), Author.CLINICIAN)
    assert agreements((kept("p", ONE), other), RULES) == ()


def test_two_drawings_of_one_hand_are_no_agreement() -> None:
    assert agreements((kept("a", ONE), kept("b", ONE)), RULES) == ()


def test_the_newest_of_each_hand_counts() -> None:
    (one,) = agreements((kept("old", ONE), *BOTH), RULES)
    assert (one.patient, one.clinician) == ("p", "c")


def test_a_drawing_begun_from_the_other_is_marked() -> None:
    patient, clinician = kept("p", ONE), kept("c", ONE, author=Author.CLINICIAN, copy_of="p")
    assert [one.begun for one in agreements((patient, clinician), RULES)] == [True]
    assert [one.begun for one in agreements(BOTH, RULES)] == [False]


def test_a_drawing_that_could_not_be_read_is_set_beside_nothing() -> None:
    assert agreements((BOTH[0], replace(BOTH[1], drawing=None)), RULES) == ()


def test_an_empty_drawing_has_no_number_beside_it() -> None:
    pair = (kept("p", PainDrawing()), BOTH[1])
    assert [row.overlap for row in told(*pair)] == ["", ""]
    assert curves_of(pair)[3].series[0].points == ()


# -- curves


def values(curve: Curve, hand: int = 0) -> list[float]:
    return [round(point.value, 2) for point in curve.series[hand].points]


def test_every_curve_keeps_the_two_hands_apart() -> None:
    for curve in curves_of(BOTH)[:3]:
        assert [one.letter for one in curve.series] == ["P", "C"]


def test_the_curves_go_from_the_oldest_to_the_newest() -> None:
    days = [DAY + timedelta(days=n) for n in range(3)]
    drawings = [drawn((90, 900, 20)), drawn((90, 900, 40)), drawn((90, 900, 40), (90, 1400, 20))]
    sheets = [kept(f"{n}", strong(d, 9 - n), days[n]) for n, d in enumerate(drawings)]
    extent, areas, worst, _ = curves_of(sheets)
    assert values(areas) == [1, 1, 2]
    assert values(worst) == [9, 8, 7]
    assert values(extent) == sorted(values(extent))


def test_a_strength_that_was_not_said_is_a_gap_and_no_nought() -> None:
    sheets = [kept("a", ONE), kept("b", strong(ONE, 0), DAY + timedelta(days=1))]
    (point,) = curves_of(sheets)[2].series[0].points
    assert (point.sheet, point.value) == ("b", 0)


def test_paint_on_the_feet_alone_is_a_gap_in_the_extent_of_the_body() -> None:
    assert values(curves_of([kept("a", drawn((60, 200, 20), view=View.FEET_TOP))])[0]) == []


def test_the_last_curve_is_how_alike_patient_and_clinician_are() -> None:
    assert values(curves_of(BOTH)[3]) == [0.5]


def test_strength_and_overlap_have_scales_that_end_by_themselves() -> None:
    assert [curve.top for curve in curves_of(BOTH)][2:] == [10, 1]


def test_without_a_value_a_curve_says_so() -> None:
    assert curves_of(())[0].sentence == "Painted. No value yet."


def test_a_curve_is_told_in_words() -> None:
    sheets = [kept("a", strong(ONE, 8)), kept("b", strong(ONE, 3), date(2026, 11, 1))]
    assert curves_of(sheets)[2].sentence == (
        "Worst. The patient's: from 8 on 11 October 2026 to 3 of 10 on 1 November 2026, 2 values."
    )


@pytest.mark.parametrize(("value", "words"), [(3.0, "3"), (3.72, "3.7"), (0.084, "0.08"), (0.0, "0")])
def test_a_value_is_as_exact_as_it_is_of_use(value: float, words: str) -> None:
    assert value_words(value) == words


def test_all_curves_of_a_record_go_over_the_same_days() -> None:
    last = DAY + timedelta(days=30)
    sheets = [kept("a", strong(ONE, 8)), kept("b", ONE, last)]
    assert {(curve.first, curve.last) for curve in curves_of(sheets)} == {(DAY, last)}


def test_a_visit_of_an_unknown_day_does_not_stretch_the_curves() -> None:
    sheets = [LoadedSheet(KeptSheet(NO_VISIT), fault="damaged"), kept("a", ONE)]
    assert curves_of(sheets)[0].first == DAY
