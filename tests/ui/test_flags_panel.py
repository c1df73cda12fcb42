import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.reasoning.reading import Reading, RedFlag, Urgency
from bodymap.ui.flags_panel import FlagsPanel, grouped
from bodymap.ui.modes import MODES
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES
from tests.ui.hands import words

ALARM = RedFlag(
    "cauda_equina", Urgency.EMERGENCY, "Go to an emergency department now.", "Numb between the legs."
)
ASK = RedFlag("saddle_numbness", Urgency.ASK, "Any numbness between the legs?", "Both legs are marked.")


class Shown:
    """The panel alone, and the examinations it asked for."""

    def __init__(self, qtbot: QtBot, library: Library, mode: str = "consultation") -> None:
        self.examinations: list[tuple[str, Examination]] = []
        self.panel = FlagsPanel(library, lambda *step: self.examinations.append(step), lambda: "14:05")
        qtbot.addWidget(self.panel)
        self.mode = mode
        self.panel.set_look(THEMES["light"])
        self.panel.show()
        self.show()

    def show(self, *flags: RedFlag, examination: Examination = NOT_EXAMINED) -> None:
        state = State(reading=Reading(red_flags=flags), examination=examination, mode=MODES[self.mode])
        self.panel.show_state(state)

    @property
    def words(self) -> str:
        return words(self.panel)


@pytest.fixture
def shown(qtbot: QtBot, library: Library) -> Shown:
    return Shown(qtbot, library)


def test_an_emergency_is_told_in_words(shown: Shown) -> None:
    shown.show(ALARM)
    assert "Emergency: act now" in shown.words
    assert ALARM.text in shown.words


def why(shown: Shown) -> QPushButton:
    presses = shown.panel.alarms.findChildren(QPushButton)
    return next(b for b in presses if b.accessibleName() == "Why this is an emergency")


def test_the_reasons_of_an_emergency_wait_behind_one_press(shown: Shown) -> None:
    shown.show(ALARM)
    assert "Because" not in shown.words
    why(shown).click()
    assert "Because: numb between the legs" in shown.words


def test_an_alarm_goes_when_its_reason_goes(shown: Shown) -> None:
    shown.show(ALARM)
    shown.show()
    assert ALARM.text not in shown.words


def test_without_flags_the_panel_says_how_much_was_asked_and_nothing_more(shown: Shown) -> None:
    assert "Safety questions: none of" in shown.panel.more.head.text()  # type: ignore[union-attr]
    assert "no red flag" not in shown.words.lower()


def test_a_question_stands_open_until_it_is_answered(shown: Shown) -> None:
    shown.show(ASK)
    assert "Ask now: 1 not asked yet" in shown.words
    assert shown.panel.questions["saddle_numbness"].answers.value() == ""


def test_an_answer_is_kept_with_its_time(shown: Shown) -> None:
    shown.show(ASK)
    shown.panel.questions["saddle_numbness"].answers.segment("no").click()
    _, examination = shown.examinations[0]
    assert examination.findings == (
        Finding(FindingKind.FACT, "saddle_numbness", "no", None, ASK.text, "14:05"),
    )


def test_an_answer_of_the_long_list_keeps_the_question_of_the_list(shown: Shown, library: Library) -> None:
    shown.panel.more.toggle()  # type: ignore[union-attr]
    asked = next(fact for fact in library.flags if fact.name == "fever")
    shown.panel._more_rows["fever"].answers.segment("no").click()
    assert shown.examinations[0][1].findings[0].detail == asked.question


def test_an_answered_question_is_shown_in_the_words_it_was_put_in(shown: Shown) -> None:
    answer = Finding(FindingKind.FACT, "saddle_numbness", "no", None, "Numb where you sit?", "14:05")
    shown.show(examination=NOT_EXAMINED.with_finding(answer))
    assert "Numb where you sit?" in shown.words


def test_a_question_taken_back_has_its_usual_words_again(shown: Shown) -> None:
    answer = Finding(FindingKind.FACT, "saddle_numbness", "no", None, "Numb where you sit?", "14:05")
    shown.show(examination=NOT_EXAMINED.with_finding(answer))
    shown.show(ASK)
    assert "Numb where you sit?" not in shown.words


def test_an_emergency_stands_apart_from_what_scrolls(shown: Shown) -> None:
    shown.show(ALARM, ASK)
    assert ALARM.text in words(shown.panel.alarms)
    assert ASK.text not in words(shown.panel.alarms)


def test_an_answered_question_stays_to_be_changed(shown: Shown) -> None:
    answer = Finding(FindingKind.FACT, "saddle_numbness", "no", at="14:05")
    shown.show(examination=NOT_EXAMINED.with_finding(answer))
    question = shown.panel.questions["saddle_numbness"]
    assert question.isVisible()
    assert question.answers.value() == "no"
    assert "14:05" in shown.words


def test_an_answer_can_be_taken_back_to_not_asked(shown: Shown) -> None:
    answer = Finding(FindingKind.FACT, "saddle_numbness", "yes", at="14:05")
    shown.show(ASK, examination=NOT_EXAMINED.with_finding(answer))
    shown.panel.questions["saddle_numbness"].answers.segment("").click()
    assert shown.examinations[0][1].findings == ()


def test_every_fact_of_the_library_can_be_asked(shown: Shown, library: Library) -> None:
    shown.panel.more.toggle()  # type: ignore[union-attr]
    assert all(fact.question in shown.words for fact in library.flags)


def test_a_question_is_never_shown_twice(shown: Shown) -> None:
    shown.show(ASK)
    shown.panel.more.toggle()  # type: ignore[union-attr]
    shown.show(ASK)
    numb = [
        q for q in shown.panel.findChildren(type(shown.panel.questions["saddle_numbness"])) if q.isVisible()
    ]
    assert len([q for q in numb if q.name == "saddle_numbness"]) == 1


def test_alarms_of_one_urgency_share_a_box(library: Library) -> None:
    second = RedFlag("urinary_retention", Urgency.EMERGENCY, ALARM.text, "Cannot pass urine?")
    assert grouped(library, (ALARM, second)) == [
        (Urgency.EMERGENCY, [ALARM.text], ["numb between the legs", "cannot pass urine"])
    ]
