from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Root, Side
from bodymap.exports.options_text import NO_OPTIONS, NOT_CHECKED, provenance
from bodymap.knowledge.library import Library, Review, Status
from bodymap.reasoning.reading import Chance, Reading, Reason, RedFlag, RootEvidence, Suggestion, Urgency
from bodymap.ui.conditions_panel import NOT_REVIEWED, ConditionsPanel, OptionCard, in_view
from bodymap.ui.state import NOTHING_SELECTED, Selection, State
from tests.ui.hands import words

PIRIFORMIS = Suggestion(
    "piriformis_syndrome",
    "Piriformis syndrome",
    1,
    0.8,
    Side.LEFT,
    "fits",
    (Reason("buttock: its main area", 1.0), Reason("low back: speaks against it", -0.5)),
)
FITTING = Reading(
    roots=(RootEvidence(Root.S1, Side.LEFT, 1, 0.7, "fits"),),
    root_at_all=Chance.FAIR,
    look_alikes=(PIRIFORMIS,),
)


@pytest.fixture
def panel(qtbot: QtBot, library: Library) -> ConditionsPanel:
    made = ConditionsPanel(library, lambda _selection: None)
    qtbot.addWidget(made)
    made.resize(480, 600)
    made.show()
    return made


def test_roots_that_fit_bring_the_root_conditions_first(library: Library) -> None:
    first = in_view(library, FITTING, NOTHING_SELECTED)[0]
    assert library.conditions[first].kind == "root"


def test_a_weak_root_stands_behind_the_look_alikes(library: Library) -> None:
    weak = replace(FITTING, root_at_all=Chance.WEAK)
    assert in_view(library, weak, NOTHING_SELECTED)[0] == "piriformis_syndrome"


def test_a_look_alike_that_findings_speak_for_stands_before_a_root_that_is_only_fairly_supported(
    library: Library,
) -> None:
    backed = replace(FITTING, look_alikes=(replace(PIRIFORMIS, word="fits well"),))
    assert in_view(library, backed, NOTHING_SELECTED)[0] == "piriformis_syndrome"
    strong = replace(backed, root_at_all=Chance.STRONG)
    assert library.conditions[in_view(library, strong, NOTHING_SELECTED)[0]].kind == "root"


def test_what_an_emergency_names_stands_before_a_likely_root(library: Library) -> None:
    named = Suggestion("cauda_equina", "Cauda equina syndrome", 2, 0.1, None, "to be ruled out now")
    reading = replace(FITTING, root_at_all=Chance.STRONG, look_alikes=(PIRIFORMIS, named))
    assert in_view(library, reading, NOTHING_SELECTED)[0] == "cauda_equina"


def test_in_an_emergency_no_natural_course_is_told(panel: ConditionsPanel, library: Library) -> None:
    alarm = RedFlag("saddle_numbness", Urgency.EMERGENCY, "Go now.")
    course = next(c.course for c in library.conditions.values() if c.kind == "root")
    panel.show_state(State(reading=FITTING))
    before = course in words(panel)
    panel.show_state(State(reading=replace(FITTING, red_flags=(alarm,))))
    assert before
    assert course not in words(panel)


def test_what_was_pressed_stands_first(library: Library) -> None:
    assert in_view(library, FITTING, Selection(condition="gtps"))[0] == "gtps"


def test_nothing_is_in_view_before_anything_is_painted(library: Library) -> None:
    assert in_view(library, Reading(), NOTHING_SELECTED) == ()


def test_it_says_what_speaks_for_and_against(panel: ConditionsPanel) -> None:
    panel.show_state(State(reading=FITTING, selection=Selection(condition="piriformis_syndrome")))
    shown = words(panel)
    assert all(part in shown for part in ("For it here", PIRIFORMIS.reasons[0].text, "Against it here"))


def test_options_stand_in_their_order(panel: ConditionsPanel, library: Library) -> None:
    panel.show_state(State(reading=FITTING, selection=Selection(condition="piriformis_syndrome")))
    shown = words(panel)
    places = [shown.index(o.text) for o in library.options_for("piriformis_syndrome")]
    assert places == sorted(places)
    assert places


def test_an_emergency_shows_no_options(panel: ConditionsPanel, library: Library) -> None:
    alarm = RedFlag("cauda_equina", Urgency.EMERGENCY, "Go now.")
    panel.show_state(State(reading=replace(FITTING, red_flags=(alarm,))))
    assert panel.findChildren(OptionCard) == [] or not any(
        c.isVisible() for c in panel.findChildren(OptionCard)
    )
    assert NO_OPTIONS in words(panel)


def test_a_question_is_no_emergency(panel: ConditionsPanel) -> None:
    ask = RedFlag("saddle_numbness", Urgency.ASK, "Numb?")
    panel.show_state(State(reading=replace(FITTING, red_flags=(ask,))))
    words(panel)
    assert any(c.isVisible() for c in panel.findChildren(OptionCard))


def test_unreviewed_texts_say_so(panel: ConditionsPanel, library: Library) -> None:
    assert library.reviews == ()
    panel.show_state(State())
    assert NOT_REVIEWED in words(panel)


def test_reviewed_texts_do_not(qtbot: QtBot, library: Library) -> None:
    reviewed = replace(library, reviews=(Review("A clinician", "reviewer", date(2026, 1, 1), "all"),))
    panel = ConditionsPanel(reviewed, lambda _selection: None)
    qtbot.addWidget(panel)
    panel.show()
    assert NOT_REVIEWED not in words(panel)


def test_an_option_is_shown_whole(qtbot: QtBot, library: Library) -> None:
    option = library.options[0]
    card = OptionCard(library, option)
    qtbot.addWidget(card)
    shown = "\n".join(w.text() for w in card.findChildren(QLabel))
    assert all(part in shown for part in (option.name, option.text, option.guideline, option.cautions))


def test_a_recalled_source_is_not_yet_checked(library: Library) -> None:
    option = replace(library.options[0], status=Status.RECALLED, checked_on=date(2026, 11, 20))
    assert provenance(library, option).endswith(f"Checked on 20 November 2026; {NOT_CHECKED}.")


def test_what_guidelines_advise_against_says_so(qtbot: QtBot, library: Library) -> None:
    card = OptionCard(library, replace(library.options[0], grade="X"))
    qtbot.addWidget(card)
    assert "advised against" in [w.text() for w in card.findChildren(QLabel)]
