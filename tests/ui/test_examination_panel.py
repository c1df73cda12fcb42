from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import VALUES, FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.ui.examination_panel import KIND_TITLES, ExaminationPanel
from bodymap.ui.state import State
from bodymap.ui.widgets import area_of
from bodymap.ui.window import Window

JERK = (FindingKind.REFLEX, "achilles")
SHORT = {
    "ankle_dorsiflexion", "ankle_plantarflexion", "hallux_extension", "ankle_inversion", "hip_abduction",
    "knee_extension", "patellar", "achilles", "slr", "fair",
}  # fmt: skip


@pytest.fixture
def steps() -> list[tuple[str, Examination]]:
    return []


@pytest.fixture
def panel(qtbot: QtBot, library: Library, steps: list[tuple[str, Examination]]) -> ExaminationPanel:
    made = ExaminationPanel(library, lambda *step: steps.append(step))
    qtbot.addWidget(made)
    made.show()
    made.show_state(State())
    return made


def test_the_short_list_is_there_from_the_start(panel: ExaminationPanel) -> None:
    assert {name for _, name in panel.rows} == SHORT


def test_nothing_is_tested_by_default(panel: ExaminationPanel) -> None:
    assert {s.value() for rows in panel.rows.values() for r in rows for s in r.sides.values()} == {""}


def test_one_click_is_an_answer_for_one_side(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.rows[JERK][0].sides[Side.LEFT].segment("absent").click()
    label, examination = steps[0]
    assert label == "Ankle jerk, left: absent"
    assert examination.findings == (Finding(*JERK, "absent", Side.LEFT),)


def test_not_tested_takes_an_answer_back(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "absent", Side.LEFT))))
    panel.rows[JERK][0].sides[Side.LEFT].segment("").click()
    assert steps[0][1].findings == ()


def test_the_state_is_shown_on_its_side_only(panel: ExaminationPanel) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "reduced", Side.RIGHT))))
    sides = panel.rows[JERK][0].sides
    assert (sides[Side.LEFT].value(), sides[Side.RIGHT].value()) == ("", "reduced")


def test_showing_a_state_answers_nothing(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "reduced", Side.RIGHT))))
    assert steps == []


def test_arrow_keys_move_between_the_answers(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    answers = panel.rows[JERK][0].sides[Side.LEFT]
    answers.segment("").setFocus()
    QTest.keyClick(answers.segment(""), Qt.Key.Key_Right)
    assert answers.segment("absent").hasFocus()


@pytest.mark.parametrize("kind", KIND_TITLES)
def test_more_holds_every_item_of_its_kind(
    panel: ExaminationPanel, library: Library, kind: FindingKind
) -> None:
    panel.folds[kind].toggle()
    built = {name for k, name in panel.rows if k is kind}
    assert built == {w.name for w in library.words if w.kind is kind}


def test_an_item_offers_every_value_of_its_kind(panel: ExaminationPanel) -> None:
    answers = panel.rows[JERK][0].sides[Side.LEFT]
    assert all(answers.segment(value) for value in VALUES[FindingKind.REFLEX])


def test_red_flag_facts_are_asked_elsewhere() -> None:
    assert FindingKind.FACT not in KIND_TITLES


def test_pointing_out_an_item_opens_its_list(panel: ExaminationPanel) -> None:
    panel.point_out("slump")
    assert panel.folds[FindingKind.TEST].opened


def test_age_is_not_said_by_default(panel: ExaminationPanel) -> None:
    assert panel.age.text() == "not said"


def test_sex_is_kept(panel: ExaminationPanel, steps: list[tuple[str, Examination]]) -> None:
    panel.sex.activated.emit(1)
    assert steps[0][1].patient.sex == "F"


FOOT = (FindingKind.STRENGTH, "ankle_dorsiflexion")


def test_a_weak_movement_asks_for_its_grade(panel: ExaminationPanel) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*FOOT, "weak", Side.LEFT))))
    grades = panel.rows[FOOT][0].grades
    assert (grades[Side.LEFT].isEnabled(), grades[Side.RIGHT].isEnabled()) == (True, False)


def test_a_grade_is_kept_with_the_weakness(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*FOOT, "weak", Side.LEFT))))
    panel.rows[FOOT][0].grades[Side.LEFT].segment("3").click()
    assert steps[0][1].findings == (Finding(*FOOT, "weak", Side.LEFT, "3"),)


def test_a_normal_movement_has_no_grade(panel: ExaminationPanel) -> None:
    assert not panel.rows[FOOT][0].grades[Side.LEFT].isVisible()


def opened(window: Window) -> ExaminationPanel:
    """The list in its place in the window, scrolled a little."""
    window.commands.new()
    window.side.drawer.turn("examination")
    QApplication.processEvents()
    panel = window.side.examination
    bar(panel).setValue(120)
    QApplication.processEvents()
    return panel


def bar(panel: ExaminationPanel) -> QScrollBar:
    area = area_of(panel)
    assert area is not None
    return area.verticalScrollBar()


def test_left_and_right_stay_in_sight_while_the_list_is_scrolled(window: Window) -> None:
    panel = opened(window)
    heads = [head for head in panel.head.findChildren(QLabel) if head.text() in ("LEFT", "RIGHT")]
    assert [head.visibleRegion().boundingRect().height() for head in heads] == [h.height() for h in heads]


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_an_answer_moves_nothing_under_the_pointer(make_window: Callable[..., Window], size) -> None:
    panel = opened(make_window(size=size))
    rows = [rows[0] for rows in panel.rows.values()]
    answered = panel.rows[(FindingKind.STRENGTH, "hallux_extension")][0]
    before = [row.mapToGlobal(QPoint()) for row in rows]
    answered.sides[Side.LEFT].segment("weak").click()
    QApplication.processEvents()
    assert [row.mapToGlobal(QPoint()) for row in rows] == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down])
def test_an_arrow_key_makes_no_age(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]], key: Qt.Key
) -> None:
    QTest.keyClick(panel.age, key)
    assert (panel.age.text(), steps) == ("not said", [])
