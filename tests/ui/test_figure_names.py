"""The names on the body in a real window: legible, none over another, the chosen one always there."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, product

import pytest

from bodymap.atlas.layers import open_layers
from bodymap.exports.beneath import MUSCLES, NERVES
from bodymap.exports.label_places import overlap
from bodymap.exports.names_shown import QUIET_INK
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.figure_names import Written
from bodymap.ui.layers_shown import NAMES
from bodymap.ui.maps_shown import with_all, with_two
from bodymap.ui.state import NOTHING_SELECTED, Selection, Show
from bodymap.ui.window import Window

MakeWindow = Callable[..., Window]
LAYERS = tuple(layer for layer in NAMES if layer)
SIZES = ((1024, 700), (1280, 800), (1920, 1080))


def written(window: Window, **show: object) -> tuple[Written, ...]:
    """What is written on the body."""
    window.session.show(replace(window.session.state.show, **show))  # type: ignore[arg-type]
    window.figure.grab()
    return window.figure._sheets._names.written  # pyright: ignore[reportPrivateUsage]


def over_each_other(names: tuple[Written, ...]) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a, b in combinations(names, 2) if overlap(a.box, b.box)]


@pytest.mark.parametrize("size", SIZES)
def test_no_two_names_touch_in_any_group_of_views(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(size=size)
    for kind, layer, map_id in product(LayoutKind, LAYERS, ("", "keegan-garrett-1948")):
        names = written(window, views=kind, layer=layer, map=map_id)
        assert over_each_other(names) == []
        assert all(name.box[0] >= 0 and name.box[2] <= window.figure.width() for name in names)


@pytest.mark.parametrize("kind", list(LayoutKind))
def test_names_of_stacked_and_of_compared_maps_do_not_touch(window: Window, kind: LayoutKind) -> None:
    maps = tuple(window._atlas.maps)  # pyright: ignore[reportPrivateUsage]
    for show in (with_all(Show()), with_two(Show(), maps)):
        names = written(window, views=kind, maps=show.maps, map=show.map, other_map=show.other_map)
        assert names
        assert over_each_other(names) == []


@pytest.mark.parametrize("layer", [NERVES, ""])
def test_the_chosen_nerve_is_named_though_others_are_left_out(make_window: MakeWindow, layer: str) -> None:
    window = make_window(size=(1024, 700))
    drawn = {n.nerve for nerves in open_layers().nerves.values() for n in nerves}
    for nerve in sorted(drawn):
        window.session.select(Selection(nerve=nerve))
        names = [written(window, views=kind, layer=layer) for kind in LayoutKind]
        short = window._library.nerves[nerve].short  # pyright: ignore[reportPrivateUsage]
        assert any(name.text == short for found in names for name in found)
        assert not any(over_each_other(found) for found in names)


def test_a_nerve_is_named_once_in_a_view_though_a_choice_adds_it_again(window: Window) -> None:
    window.session.select(Selection(muscle="soleus"))
    texts = [name.text for name in written(window, views=LayoutKind.FEET, layer=NERVES)]
    assert texts.count("tibial") == 1


def test_maps_behind_nerves_keep_their_names_in_quiet_ink(window: Window) -> None:
    inks = {name.text: name.ink for name in written(window, layer=NERVES, map="isncsci")}
    assert inks["L5"] == QUIET_INK != inks["saphenous"]


def test_behind_muscles_no_level_stands_that_could_be_taken_for_the_root_of_a_muscle(window: Window) -> None:
    alone = written(window, layer=MUSCLES)
    assert written(window, layer=MUSCLES, map="isncsci") == alone


def test_a_choice_that_is_taken_back_leaves_the_names_as_they_were(window: Window) -> None:
    written(window, layer=NERVES)
    before = window.figure.grab().toImage()
    window.session.select(Selection(nerve="sural"))
    assert window.figure.grab().toImage() != before
    window.session.select(NOTHING_SELECTED)
    assert window.figure.grab().toImage() == before


@pytest.mark.parametrize("kind", [LayoutKind.LOWER, LayoutKind.WHOLE])
def test_a_level_is_as_large_on_the_left_as_on_the_right(window: Window, kind: LayoutKind) -> None:
    names = written(window, views=kind, maps=with_all(Show()).maps)
    rows: dict[tuple[str, int], set[int]] = {}
    for name in names:
        rows.setdefault((name.text, round(name.y)), set()).add(name.size)
    assert len(names) > len(rows)
    assert all(len(sizes) == 1 for sizes in rows.values())
