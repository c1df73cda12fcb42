"""Why a root stands first, and what a finding would change: nothing is written down until it is kept."""

import pytest
from PySide6.QtWidgets import QPushButton

from bodymap.atlas.levels import Root, Side
from bodymap.reasoning.reading import Reading
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples
from bodymap.ui.labels import PlainLabel
from bodymap.ui.state import Selection
from bodymap.ui.trial_card import NOTHING_MOVES, move_lines
from bodymap.ui.why_page import LIMIT, NOTHING, WhyLine, WhyPage, chosen_root
from bodymap.ui.window import Window

from .conftest import Answers
from .readings import READING


@pytest.fixture
def window(make_window) -> Window:
    made = make_window(size=(1280, 800))
    made.session.open_sample(load(samples()[0].path))
    made.commands.focus_page("why")
    return made


@pytest.fixture
def page(window: Window) -> WhyPage:
    return window.side.why


def lines(page: WhyPage) -> list[WhyLine]:
    return page.rows.findChildren(WhyLine)


def flip(page: WhyPage) -> str:
    """Answer the first item of the trial that is not tested yet; its name."""
    name, item = next((name, item) for name, item in page.trial.items.items() if item.value() == "")
    texts = {button.text(): button for button in item.findChildren(QPushButton)}
    next(texts[word] for word in ("weak", "pos.", "absent") if word in texts).click()
    return name


def test_the_page_lists_what_tells_the_first_root_from_the_next(window: Window, page: WhyPage):
    assert lines(page)
    assert window.session.state.reading.roots[0].root.value in page.root_choice.currentText()


def test_every_line_says_in_which_direction_or_that_it_is_no_evidence(page: WhyPage):
    for one in lines(page):
        directed = "speaks" in one.accessibleName() or "says little" in one.accessibleName()
        assert (LIMIT in one.accessibleName()) is one.limits
        assert directed or one.limits


def test_a_source_opens_with_one_press(page: WhyPage, answers: Answers):
    next(one for one in lines(page)[0].findChildren(QPushButton) if one.text() == "Source").click()
    assert answers.shown[-1][0] == "Where this comes from"


def test_a_trial_is_not_written_down(window: Window, page: WhyPage):
    before = window.session.document
    flip(page)
    assert window.session.document is before
    assert page.trial.moves.text()


def test_what_is_kept_is_one_step_to_undo(window: Window, page: WhyPage):
    before = window.session.document
    name = flip(page)
    page.trial.keep.click()
    assert name in [finding.name for finding in window.session.document.examination.findings]
    window.session.undo()
    assert window.session.document == before


def test_reset_ends_a_trial(page: WhyPage):
    name = flip(page)
    page.trial.reset.click()
    assert (page.trial.items[name].value(), page.trial.changes) == ("", {})


def test_another_rival_is_compared_when_it_is_chosen(page: WhyPage):
    page.rival_choice.setCurrentIndex(2)
    rival = page.rival_choice.currentText()
    page.rival_choice.activated.emit(2)
    assert any(rival in one.accessibleName() for one in lines(page))


def test_the_selected_root_is_explained(window: Window, page: WhyPage):
    other = window.session.state.reading.roots[1]
    window.session.select(Selection(root=other.root, side=other.side))
    assert page.root_choice.currentText() == f"{other.root.value} {other.side.word}"


def test_with_nothing_painted_the_page_says_what_it_will_show(window: Window, page: WhyPage):
    window.session.new()
    assert NOTHING in [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def test_without_that_root_on_that_side_the_first_is_explained():
    assert chosen_root(READING, Selection(root=Root.T12, side=Side.RIGHT)) is READING.roots[0]
    assert chosen_root(Reading(), Selection()) is None


def test_an_unmoved_order_is_said_so():
    assert move_lines(READING, READING)[-1] == NOTHING_MOVES


def test_a_look_alike_is_compared_row_by_row(window: Window):
    window.commands.show_sample(next(one for one in samples() if one.id == "peroneal-nurse"))
    window.commands.focus_page("why")
    page = window.side.why
    at = page.rival_choice.findData("common_peroneal_neuropathy")
    page.rival_choice.setCurrentIndex(at)
    page.rival_choice.activated.emit(at)
    told = [label.text() for label in page.rows.findChildren(PlainLabel)]
    assert page.rival_choice.currentText() == "Common peroneal (fibular) nerve lesion"
    assert any("L5" in text and "common peroneal nerve lesion: " in text for text in told)
