"""The look of muscles, nerves and their skin: steps, letters, neighbours that differ, and the note that it is ours."""

import pytest

from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root
from bodymap.exports.layer_look import (
    IDLE_TINT,
    SCHEMATIC,
    STEPS,
    TITLES,
    branches_of,
    layer_title,
    main_root,
    muscle_tint,
    of_root,
    skin_colour,
    step_of,
)
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.library import Muscle
from bodymap.knowledge.stored import open_library

LIBRARY = open_library()


def muscle(name: str) -> Muscle:
    found = LIBRARY.muscle(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("share", "sign"), [(1.0, "+++"), (0.9, "++"), (0.65, "++"), (0.4, "+"), (0.3, "(+)"), (0.05, "(+)")]
)
def test_a_share_has_its_sign(share: float, sign: str) -> None:
    assert step_of(share).sign == sign


def test_more_of_a_root_is_never_paler() -> None:
    fills = [step.fill for step in STEPS]
    assert fills == sorted(fills, reverse=True)


def test_without_a_root_a_muscle_carries_the_letters_of_its_main_one() -> None:
    assert muscle_tint(muscle("tibialis_anterior"), None).letters == "L4"


def test_with_a_root_it_carries_the_root_and_how_much() -> None:
    assert muscle_tint(muscle("gluteus_maximus"), Root.L5).letters == "L5++"


def test_a_muscle_without_the_root_is_at_rest() -> None:
    assert muscle_tint(muscle("gracilis"), Root.S1) is IDLE_TINT


def test_no_muscle_at_rest_has_the_full_colour_of_a_root() -> None:
    assert not {muscle_tint(m, None).fill for m in LIBRARY.muscles} & set(ROOT_COLOUR.values())


def test_among_equal_roots_the_first_is_the_main_one() -> None:
    assert main_root(muscle("rectus_femoris")) is Root.L3


def test_the_skins_of_neighbours_have_different_colours_in_every_view() -> None:
    for skins in open_layers().territories.values():
        known = [skin for skin in skins if skin.nerve != ABOVE]
        for i, one in enumerate(known):
            for other in known[i + 1 :]:
                touch = one.shape.distance(other.shape) < 1 and one.nerve != other.nerve
                assert not touch or skin_colour(one.nerve) != skin_colour(other.nerve), (
                    one.nerve,
                    other.nerve,
                )


def test_the_sciatic_nerve_goes_on_to_the_toes() -> None:
    assert {"tibial", "medial_plantar", "deep_peroneal", "sural"} <= branches_of(LIBRARY.nerves, "sciatic")


def test_s1_has_a_part_in_the_sural_nerve_and_none_in_the_saphenous() -> None:
    found = of_root(LIBRARY.nerves.values(), Root.S1)
    assert "sural" in found
    assert "saphenous" not in found


@pytest.mark.parametrize("layer", TITLES)
@pytest.mark.parametrize("root", [None, Root.L5])
def test_every_layer_says_that_it_is_our_schematic(layer: str, root: Root | None) -> None:
    assert SCHEMATIC in layer_title(layer, root)


def test_territories_say_that_they_overlap() -> None:
    assert "overlap" in layer_title("territories")
