from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.ui.examination_panel import KIND_TITLES, ExaminationPanel
from bodymap.ui.layouts import area_of
from bodymap.ui.state import State
from bodymap.ui.window import Window

JERK = (FindingKind.REFLEX, "achilles")
SLR = (FindingKind.TEST, "slr")
SHORT = {
    "ankle_dorsiflexion", "ankle_plantarflexion", "hallux_extension", "ankle_inversion", "hip_abduction",
    "knee_extension", "patellar", "achilles", "slr", "L4", "L5", "S1",
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
    panel.rows[JERK][0].sides[Side.LEFT].segment("0").click()
    label, examination = steps[0]
    assert label.startswith("Ankle jerk, left: absent")
    assert [(f.value, f.side) for f in examination.findings] == [("absent", Side.LEFT)]


def test_not_tested_takes_an_answer_back(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "absent", Side.LEFT))))
    panel.rows[JERK][0].sides[Side.LEFT].segment("").click()
    assert steps[0][1].findings == ()


def test_the_state_is_shown_on_its_side_only(panel: ExaminationPanel) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "reduced", Side.RIGHT))))
    sides = panel.rows[JERK][0].sides
    assert (sides[Side.LEFT].value(), sides[Side.RIGHT].value()) == ("", "1+")


def test_showing_a_state_answers_nothing(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*JERK, "reduced", Side.RIGHT))))
    assert steps == []


def press(*keys: Qt.Key) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)


def short_values(examination: Examination, library: Library) -> list[str]:
    return [
        examination.value(word.kind, word.name, side)
        for word in library.short_set
        for side in (Side.LEFT, Side.RIGHT)
    ]


def test_the_short_set_with_two_abnormal_findings_takes_five_keys(window: Window, library: Library) -> None:
    window.commands.new()
    window.commands.focus_page("examination")
    press(Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_R)
    found = window.session.document.examination
    assert all(short_values(found, library))
    assert sorted(f.name for f in found.findings if f.value == "weak") == [
        "ankle_dorsiflexion",
        "hallux_extension",
    ]


def test_the_short_set_with_two_abnormal_findings_takes_three_clicks(
    window: Window, library: Library
) -> None:
    panel = opened(window)
    for name in ("ankle_dorsiflexion", "hallux_extension"):
        panel.rows[(FindingKind.STRENGTH, name)][0].sides[Side.LEFT].segment("weak").click()
    panel.rest.click()
    assert all(short_values(window.session.document.examination, library))


def test_taken_back_the_rest_is_no_longer_said_to_be_written(window: Window) -> None:
    window.focus_page("examination")
    panel = window.side.examination
    panel.rest.click()
    assert "written as normal" in panel.help.toolTip()
    window.session.undo()
    assert "written as normal" not in panel.help.toolTip()


def test_the_rest_normal_is_one_step_to_undo(window: Window) -> None:
    panel = opened(window)
    before = window.session.document.examination
    panel.rest.click()
    window.session.undo()
    assert window.session.document.examination == before


def test_what_was_found_stays_when_the_rest_is_called_normal(window: Window) -> None:
    panel = opened(window)
    panel.rows[JERK][0].sides[Side.LEFT].segment("0").click()
    panel.rest.click()
    assert window.session.document.examination.value(*JERK, Side.LEFT) == "absent"


def test_a_key_that_is_no_grade_is_refused_with_the_range(window: Window) -> None:
    window.commands.new()
    window.commands.focus_page("examination")
    press(Qt.Key.Key_7)
    assert "expected 0 to 5" in window.side.examination.help.text()
    assert window.session.document.examination.findings == ()


def test_backspace_takes_an_answer_back(window: Window) -> None:
    window.commands.new()
    window.commands.focus_page("examination")
    press(Qt.Key.Key_A, Qt.Key.Key_Backspace)
    assert window.session.document.examination.findings == ()


def test_the_card_of_an_item_says_how_and_how_accurate(window: Window, library: Library) -> None:
    panel = opened(window)
    panel.tell(next(word for word in library.words if word.name == "slr"))
    texts = " ".join(label.text() for label in panel.card.findChildren(QLabel)) if panel.card else ""
    assert "sensitivity .92, specificity .28" in texts
    assert "Lying on the back" in texts


def test_every_item_stands_in_one_of_the_lists(panel: ExaminationPanel, library: Library) -> None:
    for fold in panel.folds.values():
        fold.toggle()
    asked = {w.name for w in library.words if w.kind in KIND_TITLES}
    assert {name for _, name in panel.rows} == asked


def test_an_angle_that_cannot_be_is_not_taken(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.show_state(State(examination=NOT_EXAMINED.with_finding(Finding(*SLR, "pos", Side.LEFT))))
    panel.point_out("crossed_slr")
    row = next(r for r in panel.rows[SLR] if r.numbers)
    row.numbers[Side.LEFT].entered.emit("400")
    assert steps == []
    assert "expected 0 to" in panel.help.text()


def test_an_item_offers_every_value_of_its_kind(panel: ExaminationPanel) -> None:
    answers = panel.rows[JERK][0].sides[Side.LEFT]
    assert all(answers.segment(grade) for grade in ("", "0", "1+", "2+", "3+", "4+"))


def test_red_flag_facts_are_asked_elsewhere() -> None:
    assert FindingKind.FACT not in KIND_TITLES


def test_pointing_out_an_item_opens_its_list(panel: ExaminationPanel) -> None:
    panel.point_out("slump")
    assert (FindingKind.TEST, "slump") in panel.rows


def test_age_is_not_said_by_default(panel: ExaminationPanel) -> None:
    assert panel.age.text() == "not said"


def test_sex_is_kept(panel: ExaminationPanel, steps: list[tuple[str, Examination]]) -> None:
    panel.sex.activated.emit(1)
    assert steps[0][1].patient.sex == "F"


FOOT = (FindingKind.STRENGTH, "ankle_dorsiflexion")


def test_a_grade_is_kept_with_the_weakness(
    panel: ExaminationPanel, steps: list[tuple[str, Examination]]
) -> None:
    panel.point_out("toe_extension")
    row = next(r for r in panel.rows[FOOT] if r.grades)
    row.grades[Side.LEFT].segment("3").click()
    assert steps[0][1].findings == (Finding(*FOOT, "weak", Side.LEFT, "3"),)


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


def test_in_a_narrow_window_the_list_needs_no_scrolling_to_the_side(
    make_window: Callable[..., Window],
) -> None:
    window = make_window(size=(1024, 768))
    window.commands.focus_page("examination")
    QApplication.processEvents()
    area = area_of(window.side.examination)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
