"""The screen for the patient: it opens from the consultation, shows what the words say, and changes nothing."""

from bodymap.reasoning.judgement import Judgement, Verdict, of_suggestion
from bodymap.ui.explain_sheet import ExplainSheet
from bodymap.ui.window import Window
from tests.ui.conftest import Answers, MakeWindow
from tests.ui.hands import words


def explained(window: Window, answers: Answers) -> ExplainSheet:
    window.actions_by_id["explain"].trigger()
    _, sheet = answers.shown[-1]
    assert isinstance(sheet, ExplainSheet)
    sheet.show()
    return sheet


def open_sample(window: Window, sample_id: str) -> Window:
    window.commands.show_sample(next(s for s in window._samples if s.id == sample_id))
    return window


def test_the_sheet_tells_nerves_in_plain_words(make_window: MakeWindow, answers: Answers) -> None:
    sheet = explained(open_sample(make_window("consultation"), "l5-skier"), answers)
    assert "It helps to lift the foot and the big toe." in words(sheet)


def test_what_was_set_aside_is_not_on_the_sheet(make_window: MakeWindow, answers: Answers) -> None:
    window = open_sample(make_window("consultation"), "piriformis-office")
    first = window.session.state.reading.look_alikes[0]
    window.session.judge("aside", Judgement(of_suggestion(first), Verdict.SET_ASIDE))
    assert first.name not in words(explained(window, answers))


def test_the_sheet_lights_no_root_in_an_emergency(make_window: MakeWindow, answers: Answers) -> None:
    sheet = explained(open_sample(make_window("consultation"), "cauda-equina"), answers)
    assert sheet.spine._seen.lit == {}
    assert sheet.spine._seen.rows == ()


def test_nothing_there_can_be_clicked_and_the_legend_tells_no_click(
    make_window: MakeWindow, answers: Answers
) -> None:
    sheet = explained(open_sample(make_window("consultation"), "l5-skier"), answers)
    assert not any("click" in row.words for row in sheet.spine._seen.rows)


def test_patients_and_classes_have_no_such_action(make_window: MakeWindow) -> None:
    for mode in ("patient", "classroom"):
        assert not make_window(mode).actions_by_id["explain"].isVisible()
