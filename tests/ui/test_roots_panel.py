from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.backing import Backing
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Finding
from bodymap.reasoning.reading import Chance, Reading, Reason, RootEvidence
from bodymap.ui.roots_panel import NOTHING, RootsPanel, by_effect, leading
from bodymap.ui.state import Selection, State
from bodymap.ui.window import Window
from tests.ui.hands import words

L, R = Side.LEFT, Side.RIGHT
WHY = (
    Reason("ankle jerk normal: less S1", -0.4, Backing("a paper")),
    Reason("little toe numb: signature area of S1", 1.5),
)


def root(level: Root, side: Side, rank: int, probability: float) -> RootEvidence:
    return RootEvidence(level, side, rank, probability, "fits", WHY)


ONE_SIDE = (
    root(Root.S1, L, 1, 0.6),
    root(Root.L5, L, 2, 0.2),
    root(Root.S2, L, 3, 0.1),
    root(Root.L4, L, 4, 0.05),
)
BOTH = (
    *(
        root(r, s, i, 0.2)
        for i, (r, s) in enumerate([(Root.L5, L), (Root.S1, R), (Root.S1, L), (Root.L5, R)], 1)
    ),
)


@pytest.fixture
def chosen() -> list[Selection]:
    return []


@pytest.fixture
def panel(qtbot: QtBot, chosen: list[Selection]) -> RootsPanel:
    made = RootsPanel(chosen.append)
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    return made


def test_at_most_three_roots_of_one_side() -> None:
    assert [r.root for r in leading(ONE_SIDE)] == [Root.S1, Root.L5, Root.S2]


def test_never_more_than_three_roots_over_both_sides() -> None:
    assert [(r.side, r.root) for r in leading(BOTH)] == [(L, Root.L5), (R, Root.S1), (L, Root.S1)]


def test_a_root_that_stands_out_is_never_shown_alone() -> None:
    roots = (root(Root.S1, L, 1, 0.99), root(Root.L5, L, 2, 0.006), root(Root.S2, L, 3, 0.004))
    assert [r.root for r in leading(roots)] == [Root.S1, Root.L5]


def test_hardly_possible_roots_wait_under_more() -> None:
    assert leading((root(Root.L1, L, 1, 0.001),)) == ()


def test_the_main_reason_is_the_first_that_speaks_for_the_root() -> None:
    assert ONE_SIDE[0].why.text == "little toe numb: signature area of S1"


def test_a_root_has_a_letter_a_word_and_a_reason(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE, root_at_all=Chance.FAIR)))
    shown = words(panel)
    assert all(part in shown for part in ("S1", "left: fits", "little toe numb: signature area of S1"))


def test_how_likely_a_root_is_at_all_stands_above(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE, root_at_all=Chance.WEAK)))
    assert "A root at all? Weak support" in words(panel)


def test_an_empty_reading_invites_to_paint(panel: RootsPanel) -> None:
    panel.show_state(State())
    assert NOTHING in words(panel)


def test_no_percentage_is_shown(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE, root_at_all=Chance.STRONG)))
    assert "%" not in words(panel)


def test_pressing_a_root_chooses_it(panel: RootsPanel, chosen: list[Selection]) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    QTest.mouseClick(panel.rows[1], Qt.MouseButton.LeftButton)
    assert chosen == [Selection(root=Root.L5, side=L)]


def test_a_root_can_be_chosen_by_keyboard(panel: RootsPanel, chosen: list[Selection]) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    panel.rows[0].setFocus()
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Space)
    assert chosen == [Selection(root=Root.S1, side=L)]


def test_more_tells_every_root(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    panel.more.click()
    heads = [b.text() for b in panel.all.findChildren(QPushButton)]
    assert [head.split(":")[0] for head in heads] == ["▾  S1 left", "▾  L5 left", "▾  S2 left", "▸  L4 left"]


def test_a_leading_root_stands_unfolded_with_reasons_and_sources(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    panel.more.click()
    shown = words(panel.all)
    assert "against\nankle jerk normal: less S1 (a paper)" in shown


def test_reasons_are_grouped_by_what_they_say() -> None:
    little = Reason("buttock: says little", 0.05)
    assert by_effect((*WHY, little)) == (
        ("for", (WHY[1],)),
        ("against", (WHY[0],)),
        ("says little", (little,)),
    )


def test_all_reasons_stand_where_there_is_room(window: Window) -> None:
    window.commands.show_sample(window._samples[0])
    window.side.roots.more.click()
    words(window)
    assert window.side.roots.all.width() > 1.8 * window.side.roots.width()


def test_a_root_that_fits_little_shows_what_speaks_against_it(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=(replace(root(Root.L5, L, 1, 0.05), band="fits little"),))))
    assert "ankle jerk normal: less S1" in words(panel)


def test_answers_alone_do_not_say_that_paint_fits_nothing(panel: RootsPanel) -> None:
    answer = Finding(FindingKind.FACT, "fever", "no")
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(answer)))
    assert NOTHING in words(panel)


def test_less_closes_it_again(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    panel.more.click()
    panel.more.click()
    assert not panel.all.isVisible()


def test_a_preview_builds_no_new_rows(panel: RootsPanel) -> None:
    panel.show_state(State(reading=Reading(roots=ONE_SIDE)))
    before = list(panel.rows)
    panel.show_state(State(reading=Reading(roots=BOTH), drawing=PainDrawing(), preview=True))
    assert panel.rows == before
