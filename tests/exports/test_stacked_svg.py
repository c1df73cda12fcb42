"""All maps on one page: tints, stripes, borders, numbers, a legend, and every source."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bodymap.atlas.agreement import given
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.map_svg import LIT, QUIET_BORDER, OneMap
from bodymap.exports.palette import level_colour, map_line
from bodymap.exports.panels import Panel, whole_panel
from bodymap.exports.stacked_svg import DEEPEST, AllMaps
from bodymap.exports.svg import sheet_svg

ATLAS = open_atlas()
ALL = AllMaps(ATLAS)


def panel(view: View) -> Panel:
    return whole_panel(ATLAS, view)


@pytest.mark.parametrize("shown", [ALL, AllMaps(ATLAS, Root.L5), AllMaps(ATLAS, behind=True)])
@pytest.mark.parametrize("view", [View.FRONT, View.SIDE_LEFT, View.PERINEUM])
def test_every_view_is_sound_xml_with_the_line_of_every_map(shown: AllMaps, view: View) -> None:
    drawn = f"<g>{shown.ground(panel(view))}</g>"
    ElementTree.fromstring(drawn)
    borders = {map_line(i).colour for i, one in enumerate(ATLAS.maps.values()) if len(one.faces[view]) > 2}
    assert all(colour in drawn for colour in borders)


def test_where_maps_disagree_the_rival_levels_are_striped_and_named() -> None:
    front = panel(View.FRONT)
    assert "L2/L4" in {name.text for name in ALL.names(front)}
    assert all(level_colour(level) in ALL.ground(front) for level in ("L2", "L4"))


def test_behind_a_layer_nothing_is_filled_and_no_level_is_named() -> None:
    behind = replace(ALL, behind=True)
    assert set(re.findall(r'fill="([^"]+)"', behind.ground(panel(View.BACK)))) == {"none"}
    assert behind.names(panel(View.BACK)) == ()
    assert behind.heading == "All maps stacked: borders only"


def test_a_root_is_the_deeper_the_more_maps_give_it() -> None:
    drawn = AllMaps(ATLAS, Root.L5, Side.LEFT).ground(panel(View.FEET_TOP))
    shares = {float(share) for share in re.findall(r'fill-opacity="([\d.]+)"', drawn)}
    counts = {one.count for one in given(ATLAS, View.FEET_TOP, "L5")}
    assert shares == {round(DEEPEST * count / 5, 2) for count in counts}
    assert drawn.count(LIT) == 1


def test_a_root_is_told_by_how_many_maps_give_it_where() -> None:
    names = {name.text for name in AllMaps(ATLAS, Root.L5).names(panel(View.FEET_TOP))}
    assert names == {"1/5", "2/5", "3/5", "4/5", "5/5"}


def test_the_page_tells_every_map_its_line_and_its_source() -> None:
    text = sheet_svg(ATLAS, PainDrawing(), maps=[ALL], picture=False)
    words = re.findall(r">([^<]+)</text>", text)
    assert all(one.title in words for one in ATLAS.maps.values())
    assert sum(line.startswith("Map: ") for line in words) == len(ATLAS.maps)
    assert "Maps differ; none is the truth." in words


def test_no_entry_of_the_legend_lies_on_another() -> None:
    parts, _ = ALL.key(0, 0, 2000)
    texts = re.findall(r'<text x="([\d.]+)" y="([\d.]+)".*?>([^<]+)<', "".join(parts))
    ends = [(float(y), float(x), float(x) + 11.0 * len(words)) for x, y, words in texts]
    assert len({y for y, _, _ in ends}) > 1
    assert all(one[2] < other[1] for one, other in pairwise(ends) if one[0] == other[0])


def test_one_map_behind_a_layer_keeps_its_borders_and_its_names() -> None:
    behind = OneMap(ATLAS.maps["isncsci"], behind=True)
    drawn = behind.ground(panel(View.FRONT))
    assert QUIET_BORDER["stroke"] in drawn
    assert "fill-opacity" not in drawn
    assert "L3" in {name.text for name in behind.names(panel(View.FRONT))}


def test_one_map_hatches_the_skin_of_a_root_on_its_side() -> None:
    plain, lit = (OneMap(ATLAS.maps["isncsci"], root, Side.LEFT) for root in (None, Root.L5))
    assert LIT not in plain.ground(panel(View.FEET_TOP))
    assert lit.ground(panel(View.FEET_TOP)).count(LIT) == 2  # hatch and outline
