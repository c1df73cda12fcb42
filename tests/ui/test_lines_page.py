import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import Root
from bodymap.ui.lines_page import MOST_IDLE, LinesPage, reused
from bodymap.ui.selection_lines import Answer, Line, Links, Pair, Rule, Say
from bodymap.ui.state import Selection
from bodymap.ui.under_words import Link


@pytest.fixture
def page(qtbot: QtBot) -> LinesPage:
    made = LinesPage(lambda _selection: None)
    qtbot.addWidget(made)
    made.show()
    return made


def seen(page: LinesPage) -> list[str]:
    """The words on the page from top to bottom."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    places = [(label.mapTo(page, label.rect().topLeft()), label) for label in labels]
    return [one.text() for at, one in sorted(places, key=lambda p: (p[0].y(), p[0].x()))]


def show(page: LinesPage, *lines: Line) -> list[str]:
    page.show_lines(lines)
    page.resize(400, page.heightForWidth(400))
    return seen(page)


def test_lines_stand_in_their_order(page: LinesPage) -> None:
    assert show(page, Say("one", "title"), Pair("two", "three"), Say("four")) == [
        "one",
        "two",
        "three",
        "four",
    ]


def test_a_line_of_the_same_kind_takes_the_new_words(page: LinesPage) -> None:
    show(page, Say("one"), Pair("two", "three"))
    widgets = page.findChildren(QLabel)
    assert show(page, Say("five"), Pair("six", "seven")) == ["five", "six", "seven"]
    assert page.findChildren(QLabel) == widgets


def test_a_line_that_comes_between_stands_between(page: LinesPage) -> None:
    show(page, Say("one"), Say("small", "small"))
    assert show(page, Say("one"), Pair("two", "three"), Say("small", "small")) == [
        "one",
        "two",
        "three",
        "small",
    ]


def test_a_line_that_goes_is_not_seen_and_comes_back_in_its_place(page: LinesPage) -> None:
    lines = (Say("one"), Pair("two", "three"), Say("small", "small"))
    show(page, *lines)
    assert show(page, lines[0], lines[2]) == ["one", "small"]
    assert show(page, *lines) == ["one", "two", "three", "small"]


def test_a_map_that_leaves_a_place_blank_shows_no_badge_of_another_root(page: LinesPage) -> None:
    assert "L5" in show(page, Answer(0, "a map", Root.L5, ""))
    assert show(page, Answer(0, "a map", None, "no level")) == ["a map", "no level"]


def test_a_button_leads_to_where_its_line_says_now(qtbot: QtBot) -> None:
    chosen: list[Selection] = []
    page = LinesPage(chosen.append)
    qtbot.addWidget(page)
    for root in (Root.L5, Root.S1):
        page.show_lines((Links((Link(f"All about {root.value}", Selection(root=root)),)),))
    page.findChildren(QPushButton)[0].click()
    assert chosen == [Selection(root=Root.S1)]


def test_hidden_lines_do_not_pile_up(page: LinesPage) -> None:
    for number in range(200):
        show(page, Say(str(number), f"tone {number}"))
    assert len(page.findChildren(QLabel)) <= MOST_IDLE + 1


def test_what_is_equal_in_old_and_new_is_taken_over_in_order() -> None:
    assert reused([Rule, Say, Pair, Pair], [Say, Pair, Rule]) == [1, 2, None]
