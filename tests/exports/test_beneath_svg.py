"""What lies under the skin on paper: drawn, named, cut to the page, and told as our schematic."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.beneath import Beneath, of_condition, of_muscle, of_nerve
from bodymap.exports.beneath_svg import CHOSEN, RIM_INK, BeneathPage
from bodymap.exports.label_places import overlap
from bodymap.exports.layer_look import IDLE_INK as IDLE
from bodymap.exports.layer_look import SCHEMATIC, TENDON
from bodymap.exports.page_names import names_svg
from bodymap.exports.panels import Panel, whole_panel
from bodymap.exports.svg import sheet_svg
from bodymap.knowledge.stored import open_library

LAYERS = ("muscles", "nerves", "territories")


def page(layer: str, root: Root | None = None) -> BeneathPage:
    return shown(Beneath(layer, root))


def shown(*whats: Beneath) -> BeneathPage:
    return BeneathPage(open_atlas(), open_layers(), open_library(), whats)


def panel(view: View) -> Panel:
    return whole_panel(open_atlas(), view)


def names(page: BeneathPage, view: View) -> str:
    return names_svg(page.names(panel(view)), panel(view))


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("view", [view for view in View if view is not View.PERINEUM])
def test_a_layer_is_drawn_in_every_view_as_sound_xml(layer: str, view: View) -> None:
    drawn = page(layer).ground(panel(view)) + names(page(layer), view)
    assert len(list(ElementTree.fromstring(f"<g>{drawn}</g>"))) > 5


@pytest.mark.parametrize("layer", LAYERS)
def test_a_sheet_with_a_layer_says_that_it_is_our_schematic(layer: str) -> None:
    assert SCHEMATIC in sheet_svg(open_atlas(), PainDrawing(), beneath=page(layer), picture=False)


def test_a_sheet_without_a_layer_says_nothing_about_one() -> None:
    assert SCHEMATIC not in sheet_svg(open_atlas(), PainDrawing(), picture=False)


def test_nothing_of_a_layer_is_drawn_where_the_page_shows_no_body() -> None:
    cut = replace(panel(View.BACK), hidden=MultiPolygon([box(-500, -50, 500, 1000)]))
    drawn = page("muscles").ground(cut)
    heights = [float(y) for y in re.findall(r"[ML]-?[\d.]+,(-?[\d.]+)", drawn)]
    assert heights
    assert min(heights) >= 999.9


def test_letters_say_how_much_a_muscle_depends_on_the_root() -> None:
    assert ">S1+++<" in names(page("muscles", Root.S1), View.BACK)


def test_deep_muscles_are_dashed() -> None:
    assert "stroke-dasharray" in page("muscles").ground(panel(View.BACK))


def test_tendons_are_pale() -> None:
    assert TENDON in page("muscles").ground(panel(View.FEET_TOP))


@pytest.mark.parametrize("layer", ["nerves", "territories"])
@pytest.mark.parametrize("view", [View.FRONT, View.SIDE_LEFT, View.FEET_SOLE])
def test_no_two_names_cover_each_other(layer: str, view: View) -> None:
    found = re.findall(
        r'<text stroke.*? x="([-\d.]+)" y="([-\d.]+)".*? font-size="([\d.]+)".*?>([^<]+)<',
        names(page(layer), view),
    )
    boxes = [written(float(x), float(y), float(size), text) for x, y, size, text in found]
    assert len(boxes) > 3
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


def written(x: float, y: float, size: float, text: str) -> tuple[float, float, float, float]:
    """About where letters stand on paper: narrower than any font in use."""
    half = 0.25 * size * len(text)
    return x - half, y - 0.7 * size, x + half, y


@pytest.mark.parametrize("layer", ["", "muscles"])
def test_a_chosen_muscle_is_outlined_and_told_with_its_roots(layer: str) -> None:
    chosen = of_muscle(open_library(), "soleus", Side.LEFT, layer)
    made = shown(*filter(lambda what: not what.nothing, (Beneath(layer), chosen)))
    lefts = [m for m in open_layers().muscles[View.BACK] if (m.muscle, m.side) == ("soleus", Side.LEFT)]
    assert made.over(panel(View.BACK)).count(f'stroke="{CHOSEN}"') == len(lefts) > 0
    assert "Outlined: soleus (S1 +++, S2 ++), with its nerve." in made.foot
    assert SCHEMATIC in made.foot
    assert ">tibial<" in names(made, View.BACK)


def test_a_chosen_nerve_is_drawn_with_its_branches_and_their_skin_on_its_side() -> None:
    made = shown(of_nerve(open_library(), "common_peroneal", Side.LEFT))
    assert {">com. peroneal<", ">sup. peroneal<"} <= set(re.findall(r">[^<]+<", names(made, View.FRONT)))
    drawn = [one for one in made.ground(panel(View.FEET_TOP)).splitlines() if RIM_INK not in one]
    lefts = [float(x) for x in re.findall(r"[ML](-?[\d.]+),", "".join(drawn))]
    assert min(lefts) > 0


def test_the_picture_of_a_look_alike_fades_on_its_side_and_says_that_it_never_counts() -> None:
    made = shown(of_condition(open_library(), "gtps", Side.LEFT))
    drawn = made.ground(panel(View.FRONT))
    assert len(set(re.findall(r'fill-opacity="([\d.]+)"', drawn))) > 3
    assert "a teaching picture, never scored" in made.foot
    assert made.over(panel(View.FRONT))


def test_a_root_lights_its_muscles_on_its_own_side_alone() -> None:
    whole, left = page("muscles", Root.S1), shown(Beneath("muscles", Root.S1, Side.LEFT))
    assert left.ground(panel(View.BACK)).count(IDLE) > whole.ground(panel(View.BACK)).count(IDLE)
