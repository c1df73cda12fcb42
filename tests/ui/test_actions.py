from collections import Counter

import pytest

from bodymap.data import data_folder
from bodymap.drawing.sensation import SENSATIONS
from bodymap.ui.actions import ACTIONS, BAR, MENUS, map_actions, plain
from bodymap.ui.commands import Commands
from bodymap.ui.modes import MODES
from bodymap.ui.state import Paper, State, ToolName

MAPS = (("isncsci", "ISNCSCI & friends", "A long title"), ("article", "Lay article", "Another title"))
ALL = (*ACTIONS, *map_actions(MAPS))


def by_id(name: str):
    return next(a for a in ALL if a.id == name)


def test_no_two_actions_share_an_id() -> None:
    assert max(Counter(a.id for a in ALL).values()) == 1


def test_no_key_is_given_twice() -> None:
    assert max(Counter(key for a in ALL for key in a.keys).values()) == 1


def test_every_action_can_be_reached() -> None:
    assert not [a.id for a in ALL if not a.menu and not a.keys]


def test_every_menu_is_known() -> None:
    assert {a.menu for a in ALL} - {""} == set(MENUS)


def test_every_action_of_the_bar_exists_and_has_words() -> None:
    assert all(by_id(name).bar for name in BAR if name != "|")


@pytest.mark.parametrize("name", sorted({a.icon for a in ALL if a.icon}))
def test_every_icon_is_shipped(name: str) -> None:
    assert (data_folder("assets") / "icons" / f"{name}.svg").is_file()


def test_undo_names_the_step() -> None:
    undo = by_id("undo")
    assert undo.label is not None
    assert plain(undo.label(State(paper=Paper(undo="Paint numbness")))) == "Undo paint numbness"


def test_undo_is_off_when_there_is_nothing_to_undo() -> None:
    assert not by_id("undo").enabled(State())


def test_the_tool_in_the_hand_is_ticked() -> None:
    checked = by_id(f"tool-{ToolName.BRUSH}").checked
    assert checked is not None
    assert checked(State())


def test_an_ampersand_in_a_title_stays() -> None:
    assert plain(by_id("map-isncsci").text) == "ISNCSCI & friends"


@pytest.mark.parametrize("mode", MODES)
def test_saving_is_offered_where_the_mode_stores(mode: str) -> None:
    assert by_id("save").shown(State(mode=MODES[mode])) is MODES[mode].stores


@pytest.mark.parametrize("mode", MODES)
def test_maps_and_the_note_are_offered_where_the_reading_is_shown(mode: str) -> None:
    state = State(mode=MODES[mode])
    assert by_id("copy-note").shown(state) is MODES[mode].shows_reading
    assert by_id("map-article").shown(state) is MODES[mode].shows_reading


def test_every_feeling_has_a_key_that_is_listed() -> None:
    rows = [a for a in ALL if a.group == "What it feels like"]
    assert len(rows) == len(SENSATIONS)
    assert all(a.keys and a.listed for a in rows)


@pytest.mark.parametrize("page", ["examination", "conditions", "selection"])
def test_every_page_of_the_drawer_has_a_key(page: str) -> None:
    assert by_id(f"page-{page}").keys


@pytest.mark.parametrize("mode", MODES)
def test_going_through_the_samples_is_for_the_classroom(mode: str) -> None:
    assert by_id("next-sample").shown(State(mode=MODES[mode])) is MODES[mode].samples_only


def test_a_map_goes_by_its_short_name_and_tells_its_title() -> None:
    row = by_id("map-article")
    assert (plain(row.text), row.about) == ("Lay article", "Another title")


class Witness:
    """Takes any call and remembers its name."""

    def __init__(self) -> None:
        self.called = ""

    def __getattr__(self, name: str):
        def called(*_values: object) -> None:
            self.called = name

        return called


@pytest.mark.parametrize("action", ALL, ids=lambda a: a.id)
def test_every_action_calls_a_command_that_exists(action) -> None:
    witness = Witness()
    action.do(witness)
    assert callable(getattr(Commands, witness.called))
