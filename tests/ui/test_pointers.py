"""Mouse, finger and pen: what a row of reports comes to."""

from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.ui.pointers import (
    PALM_SIZE,
    RULES,
    STALE,
    Contact,
    Do,
    Doing,
    Hands,
    Kind,
    Phase,
    Role,
    Word,
    given_up,
    heed,
    let_go,
    without_pen,
)

DOWN, MOVE, UP, LOST, AWAY = Phase.DOWN, Phase.MOVE, Phase.UP, Phase.LOST, Phase.AWAY


class Table:
    """Hands at a table with a clock; writes down what is to be done."""

    def __init__(self) -> None:
        self.hands = Hands()
        self.time = 10.0
        self.done: list[Do] = []

    def say(self, kind: Kind, phase: Phase, x: float = 100, y: float = 100, **more: Any) -> "Table":
        held = more.pop("held", phase in (DOWN, MOVE))
        contact = Contact(kind, phase, x, y, self.time, held=bool(held), **more)
        self.hands, acts = heed(self.hands, contact)
        self.done += [act.do for act in acts]
        return self

    def mouse(self, phase: Phase, x: float = 100, **more: Any) -> "Table":
        return self.say(Kind.MOUSE, phase, x, **more)

    def finger(self, phase: Phase, number: int = 0, x: float = 100, **more: Any) -> "Table":
        return self.say(Kind.FINGER, phase, x, number=number, **more)

    def pen(self, phase: Phase, x: float = 100, **more: Any) -> "Table":
        return self.say(Kind.PEN, phase, x, **more)

    def wait(self, seconds: float) -> "Table":
        self.time += seconds
        return self

    def after_a_pen(self) -> "Table":
        self.pen(DOWN).pen(UP).pen(AWAY).wait(5)
        self.done.clear()
        return self


@pytest.fixture
def table() -> Table:
    return Table()


# -- one pointer


@pytest.mark.parametrize("kind", list(Kind))
def test_down_move_up_is_one_stroke(table: Table, kind: Kind) -> None:
    table.say(kind, DOWN).say(kind, MOVE, 140).say(kind, UP, 150)
    assert table.done == [Do.PRESS, Do.MOVE, Do.RELEASE]


@pytest.mark.parametrize("kind", [Kind.MOUSE, Kind.PEN])
def test_a_second_button_gives_the_stroke_up(table: Table, kind: Kind) -> None:
    table.say(kind, DOWN).say(kind, DOWN, role=Role.OTHER).say(kind, MOVE, 140)
    table.say(kind, UP, role=Role.OTHER, held=True).say(kind, UP)
    assert table.done == [Do.PRESS, Do.CANCEL]
    assert table.hands.doing is Doing.IDLE


@pytest.mark.parametrize("kind", [Kind.MOUSE, Kind.PEN])
def test_a_release_that_was_lost_loses_no_stroke(table: Table, kind: Kind) -> None:
    table.say(kind, DOWN).say(kind, MOVE, 140).say(kind, MOVE, 300, held=False)
    assert table.done == [Do.PRESS, Do.MOVE, Do.RELEASE, Do.HOVER]


def test_a_second_press_without_a_release_ends_the_first_stroke(table: Table) -> None:
    table.mouse(DOWN).mouse(MOVE, 120).mouse(DOWN, 300).mouse(UP, 300)
    assert table.done == [Do.PRESS, Do.MOVE, Do.RELEASE, Do.PRESS, Do.RELEASE]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_release_without_a_press_is_nothing(table: Table, kind: Kind) -> None:
    assert table.say(kind, UP).done == []


@pytest.mark.parametrize("kind", list(Kind))
def test_a_stroke_given_up_from_outside_does_not_begin_again(table: Table, kind: Kind) -> None:
    table.say(kind, DOWN)
    table.hands = given_up(table.hands)
    table.say(kind, MOVE, 140).say(kind, MOVE, 180).say(kind, UP, 180)
    assert table.done == [Do.PRESS]
    assert table.hands.doing is Doing.IDLE


@pytest.mark.parametrize("place", [nan, inf, -inf, 1e9])
def test_a_broken_place_is_dropped_and_the_stroke_ends_where_it_was(table: Table, place: float) -> None:
    table.mouse(DOWN, 100).mouse(MOVE, 120).mouse(MOVE, place)
    table.hands, acts = heed(table.hands, Contact(Kind.MOUSE, UP, place, place, table.time, held=False))
    assert [(act.do, act.x) for act in acts] == [(Do.RELEASE, 120)]


# -- fingers


def test_a_second_finger_takes_the_stroke_back_however_late(table: Table) -> None:
    table.finger(DOWN, 0).finger(MOVE, 0, 150).wait(4).finger(DOWN, 1, 300).finger(MOVE, 1, 320)
    assert table.done == [Do.PRESS, Do.MOVE, Do.CANCEL, Do.PINCH, Do.PINCH]


def test_the_finger_left_after_a_pinch_paints_no_more(table: Table) -> None:
    table.finger(DOWN, 0).finger(DOWN, 1, 300).finger(UP, 0)
    table.done.clear()
    table.finger(MOVE, 1, 350).finger(MOVE, 1, 400).finger(UP, 1)
    assert table.done == []
    assert table.finger(DOWN, 2).done == [Do.PRESS]


def test_two_fingers_again_pinch_again(table: Table) -> None:
    table.finger(DOWN, 0).finger(DOWN, 1, 300).finger(UP, 0)
    table.done.clear()
    assert table.finger(DOWN, 0, 90).done == [Do.PINCH]


def test_a_touch_the_system_takes_away_is_taken_back(table: Table) -> None:
    table.finger(DOWN).finger(MOVE, x=140).finger(LOST)
    assert table.done == [Do.PRESS, Do.MOVE, Do.CANCEL]
    assert table.wait(1).finger(DOWN).done[-1] is Do.PRESS


def test_a_large_contact_is_a_palm(table: Table) -> None:
    table.finger(DOWN, size=PALM_SIZE + 1).finger(MOVE, x=140, size=PALM_SIZE + 1).finger(UP)
    assert table.done == []


def test_a_finger_that_grows_into_a_palm_is_taken_back(table: Table) -> None:
    table.finger(DOWN, size=30).finger(MOVE, x=140, size=PALM_SIZE + 1).finger(UP)
    assert table.done == [Do.PRESS, Do.CANCEL]


# -- a pen beside fingers


def test_after_a_pen_a_finger_moves_the_picture_and_never_paints(table: Table) -> None:
    table.after_a_pen().finger(DOWN).finger(MOVE, x=130).finger(MOVE, x=160).finger(UP, x=160)
    assert table.done == [Do.GRIP, Do.PAN, Do.LET_GO]


def test_a_resting_finger_that_rolls_does_not_move_the_picture(table: Table) -> None:
    table.after_a_pen().finger(DOWN).finger(MOVE, x=106).finger(UP, x=106)
    assert Do.PAN not in table.done


def test_a_palm_beside_the_pen_is_not_heeded(table: Table) -> None:
    table.pen(DOWN).finger(DOWN, 3, 300).finger(MOVE, 3, 400).pen(MOVE, 120).pen(UP).finger(UP, 3)
    assert table.done == [Do.PRESS, Do.MOVE, Do.RELEASE]


def test_a_contact_soon_after_the_pen_is_a_palm(table: Table) -> None:
    table.pen(DOWN).pen(UP).wait(0.2).finger(DOWN).finger(MOVE, x=200).finger(UP)
    assert table.done == [Do.PRESS, Do.RELEASE]


def test_a_palm_that_lands_before_the_pen_is_taken_back(table: Table) -> None:
    table.finger(DOWN).finger(MOVE, x=130).wait(0.1).pen(DOWN, 300).pen(MOVE, 310)
    assert table.done == [Do.PRESS, Do.MOVE, Do.CANCEL, Do.PRESS, Do.MOVE]


def test_once_a_pen_was_seen_a_second_contact_is_not_heeded_at_once(table: Table) -> None:
    table.after_a_pen().finger(DOWN, 0).wait(0.05).finger(DOWN, 1, 300).wait(0.1).finger(MOVE, 1, 360)
    assert table.done == [Do.GRIP]


def test_two_fingers_that_stay_zoom_after_a_pen_too(table: Table) -> None:
    table.after_a_pen().finger(DOWN, 0).finger(DOWN, 1, 300).wait(0.4).finger(MOVE, 1, 320)
    assert table.finger(MOVE, 1, 360).done == [Do.GRIP, Do.LET_GO, Do.PINCH, Do.PINCH]


def test_for_another_person_fingers_paint_again(table: Table) -> None:
    table.after_a_pen()
    table.hands = without_pen(table.hands)
    assert table.finger(DOWN).done == [Do.PRESS]


def test_a_pen_that_leaves_in_mid_stroke_leaves_nothing(table: Table) -> None:
    table.pen(DOWN).pen(MOVE, 140).pen(AWAY)
    assert table.done == [Do.PRESS, Do.MOVE, Do.CANCEL, Do.LEAVE]


# -- what the system says twice


@pytest.mark.parametrize("kind", [Kind.FINGER, Kind.PEN])
def test_a_mouse_event_made_of_a_touch_is_not_painted_again(table: Table, kind: Kind) -> None:
    table.say(kind, DOWN).mouse(DOWN).say(kind, MOVE, 120).mouse(MOVE, 120).say(kind, UP).mouse(UP)
    table.mouse(DOWN).mouse(MOVE, 120).mouse(UP, 120)
    assert table.done == [Do.PRESS, Do.MOVE, Do.RELEASE]


def test_an_echo_marked_by_the_system_is_known_however_late(table: Table) -> None:
    table.finger(DOWN).finger(UP).wait(5)
    table.done.clear()
    assert table.mouse(DOWN, made_up=True).mouse(UP, made_up=True).done == []


def test_a_real_mouse_paints_soon_after_a_touch(table: Table) -> None:
    table.finger(DOWN).finger(UP).wait(0.5).mouse(DOWN).mouse(UP)
    assert table.done == [Do.PRESS, Do.RELEASE] * 2


def test_a_finger_whose_lifting_was_lost_does_not_block_the_mouse(table: Table) -> None:
    table.finger(DOWN).finger(MOVE, x=120).wait(STALE + 1).mouse(DOWN).mouse(UP)
    assert table.done == [Do.PRESS, Do.MOVE, Do.CANCEL, Do.PRESS, Do.RELEASE]


def test_a_finger_that_moved_the_picture_and_never_lifted_is_forgotten_when_the_mouse_moves(
    table: Table,
) -> None:
    table.pen(DOWN).pen(UP).wait(1).finger(DOWN).finger(MOVE, x=300)
    before = table.hands.doing
    table.wait(STALE + 1).mouse(MOVE, held=False)
    assert (before, table.hands.doing) == (Doing.PANNING, Doing.IDLE)


def test_a_mouse_that_moves_takes_no_stroke_from_a_finger_that_rests(table: Table) -> None:
    table.finger(DOWN).finger(MOVE, x=120).wait(STALE + 1).mouse(MOVE, held=False).finger(UP)
    assert Do.CANCEL not in table.done


# -- whatever is said

contacts = st.builds(
    Contact,
    st.sampled_from(Kind),
    st.sampled_from(Phase),
    st.one_of(st.floats(-500, 3000), st.sampled_from([nan, inf, 1e300])),
    st.floats(-500, 3000),
    time=st.just(0.0),
    number=st.integers(0, 3),
    role=st.sampled_from(Role),
    pressure=st.one_of(st.none(), st.floats()),
    size=st.sampled_from([0.0, 20.0, 200.0]),
    tail=st.booleans(),
    held=st.booleans(),
    made_up=st.booleans(),
)
rows = st.lists(st.tuples(contacts, st.sampled_from([0.0, 0.05, 0.4, 5.0])), max_size=40)


@given(rows)
def test_every_stroke_begins_once_and_ends_once(row: list[tuple[Contact, float]]) -> None:
    hands, time, painting = Hands(), 0.0, False
    for contact, pause in row:
        time += pause
        hands, acts = heed(hands, contact._replace(time=time))
        for act in acts:
            if act.do in (Do.PRESS, Do.MOVE, Do.RELEASE, Do.CANCEL):
                assert painting is (act.do is not Do.PRESS)
            painting = act.do is Do.PRESS or (painting and act.do not in (Do.RELEASE, Do.CANCEL))
    assert painting is (hands.doing is Doing.PAINTING)


@given(rows)
def test_two_fingers_never_paint(row: list[tuple[Contact, float]]) -> None:
    hands, time = Hands(), 0.0
    for contact, pause in row:
        time += pause
        hands, acts = heed(hands, contact._replace(time=time))
        if len(hands.fingers) > 1 and contact.kind is Kind.FINGER:
            assert not {Do.PRESS, Do.RELEASE} & {act.do for act in acts}


@given(rows)
def test_nothing_is_stuck_once_all_is_let_go(row: list[tuple[Contact, float]]) -> None:
    hands = Hands()
    for contact, _ in row:
        hands, _ = heed(hands, contact)
    hands, acts = heed(let_go(hands), Contact(Kind.MOUSE, DOWN, 5, 5, 1e9))
    assert [act.do for act in acts] == [Do.PRESS]


@given(rows)
def test_fingers_remembered_are_few_whatever_is_said(row: list[tuple[Contact, float]]) -> None:
    hands = Hands()
    for contact, _ in row:
        hands, _ = heed(hands, contact)
    assert len(hands.fingers) + len(hands.palms) <= 4  # as many as there are numbers
    assert all(word in Word for _, word in RULES)
