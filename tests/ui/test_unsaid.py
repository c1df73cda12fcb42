"""In the pseudo-language every text in sight was said: a text that no catalogue can hold is seen here."""

import pytest

from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.stored import open_library
from bodymap.records.samples import samples
from bodymap.ui.app import settle
from bodymap.ui.speaking import choose_language
from bodymap.ui.state import Selection
from bodymap.ui.window import Window
from tests.languages.unsaid import unsaid
from tests.ui.conftest import MakeWindow

PAGES = ("examination", "conditions", "selection", "maps", "why")


def pseudo(make_window: MakeWindow, mode: str) -> Window:
    choose_language("zz")
    window = make_window(mode)
    window.commands.choose_language("en")  # the fixture's library is English: built anew with ours
    window.commands.choose_language("zz")
    if mode != "patient":
        window.commands.show_sample(next(one for one in samples() if one.id == "l5-skier"))
    settle(window)
    return window


def left(window: Window) -> list[str]:
    """What was not said, but for citations, which no language translates."""
    settle(window)
    return list(unsaid(window, [source.cite for source in open_library().sources.values()]))


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
def test_the_window_says_all_it_shows(mode: str, make_window: MakeWindow) -> None:
    assert left(pseudo(make_window, mode)) == []


def test_an_emergency_says_all_it_shows(make_window: MakeWindow) -> None:
    window = pseudo(make_window, "consultation")
    window.commands.show_sample(next(one for one in samples() if one.id == "cauda-equina"))
    assert left(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_right_side_says_all_it_shows(page: str, make_window: MakeWindow) -> None:
    window = pseudo(make_window, "consultation")
    window.focus_page(page)
    assert left(window) == []


def test_what_is_selected_is_said(make_window: MakeWindow) -> None:
    window = pseudo(make_window, "consultation")
    window.session.select(Selection(root=Root.L5, side=Side.LEFT))
    window.focus_page("selection")
    assert left(window) == []


def test_maps_that_are_compared_and_stacked_are_said(make_window: MakeWindow) -> None:
    window = pseudo(make_window, "consultation")
    window.commands.compare_maps()
    assert left(window) == []
    window.commands.stack_maps()
    assert left(window) == []
