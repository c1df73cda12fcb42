"""What needs no window: sizes, the clinician's gesture, the order of the pages, and what an answer does."""

from dataclasses import replace

import pytest

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import feeling, filled
from bodymap.knowledge.library import Library
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.records.document import UNSURE, Asked, Document
from bodymap.ui.figure_groups import LayoutKind, OneView, group_of
from bodymap.ui.patient import answers
from bodymap.ui.patient.advice import Advice, advice
from bodymap.ui.patient.sizes import larger, letters_px, target_px
from bodymap.ui.patient.steps import STEPS, asked_steps, beside, layout_of, place_of_numbness, step_of
from bodymap.ui.patient.way_out import SHUT, WORD


def place(atlas: Atlas, view: View, zone: str, side: Side, sensation: Sensation) -> PainDrawing:
    face = next(f for f in atlas.zones(view) if (f.zone, f.side) == (zone, side))
    point = face.shape.representative_point()
    return filled(PainDrawing(), feeling(view, sensation), face.shape, (point.x, point.y))


@pytest.fixture
def pain(atlas: Atlas) -> Document:
    return Document(place(atlas, View.BACK, "thigh_post_central", Side.RIGHT, Sensation.ACHE))


# -- sizes


@pytest.mark.parametrize(("dpi", "px"), [(96.0, 57), (132.0, 78), (264.0, 156), (100.0, 60)])
def test_a_thing_to_press_is_fifteen_millimetres(dpi: float, px: int) -> None:
    assert target_px(dpi) == px


@pytest.mark.parametrize("dpi", [0.0, 5.0, 2000.0, float("inf"), float("nan"), -96.0])
def test_a_screen_that_cannot_be_believed_counts_as_a_usual_one(dpi: float) -> None:
    assert target_px(dpi) == target_px(96.0)


def test_letters_grow_to_twice_their_size_and_begin_anew() -> None:
    assert [larger(p) for p in (100, 125, 150, 200)] == [125, 150, 200, 100]
    assert letters_px(57, 200) == pytest.approx(2 * letters_px(57, 100), abs=1)


# -- the gesture


def test_the_word_opens_in_any_case() -> None:
    way = SHUT
    for letter in WORD.upper():
        way = way.typed(letter)
    assert way.open


def test_a_wrong_letter_begins_the_word_anew() -> None:
    way = SHUT
    for letter in f"cli{WORD}":
        way = way.typed(letter)
    assert way.open
    assert not SHUT.typed("c").typed("x").typed("l").open


def test_a_word_and_corners_do_not_add_up() -> None:
    assert not SHUT.touched(0).touched(1).typed("c").open


# -- the pages


def test_without_a_drawing_nobody_is_asked_about_it() -> None:
    asked = {step.id for step in asked_steps(Document())}
    assert asked.isdisjoint({"feel", "strong", "deep", "side", "numb_where"})


def test_who_feels_numb_is_asked_where() -> None:
    document = Document(visit=(Asked("numb", Sensation.PINS.value),))
    assert beside(document, step_of("numb"), 1).id == "numb_where"


def test_there_is_a_way_from_the_first_page_to_the_last_and_back(pain: Document) -> None:
    step = STEPS[0]
    for _ in STEPS:
        step = beside(pain, step, 1)
    assert step.id == "done"
    for _ in STEPS:
        step = beside(pain, step, -1)
    assert step is STEPS[0]


def test_the_picture_shows_no_more_than_what_is_drawn(pain: Document, atlas: Atlas) -> None:
    toe = place(atlas, View.FEET_TOP, "hallux", Side.RIGHT, Sensation.ACHE)
    neck = place(atlas, View.FRONT, "head_neck", Side.RIGHT, Sensation.ACHE)
    assert layout_of(pain.drawing) is OneView.BACK_LOWER
    assert layout_of(toe) is LayoutKind.FEET
    assert layout_of(neck) is OneView.FRONT


def test_between_the_legs_is_shown_when_it_is_asked_for_or_drawn_on_and_never_else(
    pain: Document, atlas: Atlas
) -> None:
    toe = place(atlas, View.FEET_TOP, "hallux", Side.RIGHT, Sensation.ACHE).marks
    between = place(atlas, View.PERINEUM, "perineum", Side.RIGHT, Sensation.NUMBNESS).marks
    both = replace(pain.drawing, marks=(*pain.drawing.marks, *toe))
    assert layout_of(both) is OneView.WITH_FEET_LOWER
    assert View.PERINEUM not in group_of(layout_of(both)).views
    assert View.PERINEUM in group_of(layout_of(replace(both, marks=(*both.marks, *between)))).views


def test_numbness_is_looked_for_first_where_it_hurts(pain: Document) -> None:
    assert step_of("numb_where").places[place_of_numbness(pain)].words == "see_back"


# -- answers


def test_not_sure_leaves_the_strength_unsaid_and_is_kept(pain: Document) -> None:
    after = answers.about(pain, step_of("strong"), UNSURE, None, "14:05")
    assert after.drawing.marks[0].intensity is None
    assert after.asked("strong") == UNSURE


def test_an_answer_for_one_place_leaves_the_others(pain: Document, atlas: Atlas) -> None:
    calf = place(atlas, View.BACK, "calf_central", Side.LEFT, Sensation.ACHE).marks[0]
    both = Document(PainDrawing((*pain.drawing.marks, answers.replace(calf, id=2))))
    after = answers.about(both, step_of("feel"), "burning", 2, "14:05")
    assert [m.sensation for m in after.drawing.marks] == [Sensation.ACHE, Sensation.BURNING]


def test_an_answer_about_pain_does_not_touch_numbness(pain: Document, atlas: Atlas) -> None:
    numb = place(atlas, View.BACK, "calf_central", Side.LEFT, Sensation.NUMBNESS).marks[0]
    both = Document(PainDrawing((*pain.drawing.marks, answers.replace(numb, id=2))))
    after = answers.about(both, step_of("feel"), "burning", None, "14:05")
    assert [m.sensation for m in after.drawing.marks] == [Sensation.BURNING, Sensation.NUMBNESS]


def test_the_other_side_is_the_mirror_image(pain: Document, library: Library, atlas: Atlas) -> None:
    moved = answers.other_side(pain, "14:05")
    assert answers.sides_drawn(library, atlas, moved.drawing) == (frozenset({Side.LEFT}), True)
    assert moved.asked("side") == answers.MOVED


# -- what is told at once


def flag(name: str, urgency: Urgency) -> RedFlag:
    return RedFlag(name, urgency, "", "")


@pytest.mark.parametrize(
    ("urgency", "level"),
    [(Urgency.EMERGENCY, "emergency"), (Urgency.URGENT, "urgent"), (Urgency.SOON, "soon"), (Urgency.ASK, "")],
)
def test_each_urgency_has_its_words(urgency: Urgency, level: str) -> None:
    assert advice((flag("fever", urgency),), Document(), doubtful=False) == Advice(level)


def test_a_doubt_holds_back_only_what_was_drawn() -> None:
    drawn, told = flag("cauda_equina", Urgency.EMERGENCY), flag("urinary_retention", Urgency.EMERGENCY)
    assert advice((drawn,), Document(), doubtful=True) == Advice("", asks=True)
    assert advice((drawn, told), Document(), doubtful=True) == Advice("emergency", asks=True)
