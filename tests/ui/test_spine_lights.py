"""What is lit on the spine, and the words for it."""

from dataclasses import replace

import pytest

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.knowledge.stored import open_library
from bodymap.ui.modes import MODES
from bodymap.ui.spine_lights import (
    Key,
    RootLight,
    disc_lights,
    leading_root,
    legend,
    light_words,
    lit_joints,
    root_lights,
    target_words,
)
from bodymap.ui.state import Selection, State
from tests.ui.readings import CLICKED, READ


def test_roots_are_filled_by_their_share_of_the_best_one() -> None:
    lit = root_lights(READ)
    assert lit[Root.L5, Side.LEFT].fill == 1
    assert lit[Root.S1, Side.LEFT].fill == pytest.approx(0.5)


def test_a_root_that_hardly_fits_is_not_lit() -> None:
    assert (Root.L3, Side.RIGHT) not in root_lights(READ)


def test_each_map_that_names_a_root_at_the_click_gives_one_ring() -> None:
    assert root_lights(CLICKED) == {(Root.L5, Side.LEFT): RootLight(maps=("article", "isncsci"))}


def test_a_click_on_the_midline_rings_both_sides() -> None:
    point = CLICKED.selection.point
    assert point is not None
    middle = State(selection=Selection(point=replace(point, side=None)))
    assert {side for _, side in root_lights(middle)} == set(Side)


def test_filled_and_outlined_stand_together() -> None:
    both = replace(READ, selection=CLICKED.selection)
    assert root_lights(both)[Root.L5, Side.LEFT] == RootLight(1, "compatible", ("article", "isncsci"))


def test_the_discs_that_can_press_the_leading_root_are_marked_on_its_side() -> None:
    found = {(d.disc, d.usual) for d in disc_lights(READ, open_library().discs)}
    assert found == {(DiscLevel.L4_5, True), (DiscLevel.L5_S1, False)}
    assert {d.side for d in disc_lights(READ, open_library().discs)} == {Side.LEFT}


def test_a_look_alike_of_the_sacroiliac_joint_marks_the_joint() -> None:
    assert lit_joints(READ) == (Side.LEFT,)


def test_nothing_is_lit_without_a_reading() -> None:
    assert (root_lights(State()), disc_lights(State(), open_library().discs), lit_joints(State())) == (
        {},
        (),
        (),
    )


def test_a_patient_sees_no_root_lit() -> None:
    patient = replace(READ, mode=MODES["patient"], selection=CLICKED.selection)
    assert root_lights(patient) == {}
    assert leading_root(patient) is None


def test_the_legend_explains_discs_and_joints_only_while_they_are_lit() -> None:
    assert [row.key for row in legend(State(), open_library().discs)] == [Key.FILL, Key.RING]
    assert [row.key for row in legend(READ, open_library().discs)] == list(Key)


def test_the_legend_names_what_the_maps_say_at_the_click() -> None:
    ring = next(row for row in legend(CLICKED, open_library().discs) if row.key is Key.RING)
    assert ring.words == "Outlined: L5 on 2 maps, blank on 1"


def test_the_best_root_is_told_first() -> None:
    assert light_words(READ) == "left L5: compatible; left S1: less likely"


def test_a_disc_is_told_with_the_roots_it_can_press() -> None:
    words = target_words(READ, open_library().discs, Selection(disc=DiscLevel.L4_5))
    assert words == "Disc L4-5: usually presses L5, further out L4"


def test_a_root_named_by_maps_says_which() -> None:
    words = target_words(CLICKED, open_library().discs, Selection(root=Root.L5, side=Side.LEFT))
    assert words == "Left L5 root: named at the clicked point by lay articles, ISNCSCI key points"


def test_the_legend_tells_a_dashed_disc_from_a_filled_one() -> None:
    words = {row.key: row.words for row in legend(READ, open_library().discs)}
    assert words[Key.DISC] == "Disc L4-5: usually presses L5"
    assert words[Key.DISC_DASHED] == "Disc L5-S1: L5 further out"
