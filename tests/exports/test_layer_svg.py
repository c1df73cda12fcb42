"""What lies under the skin on paper: drawn, named, cut to the page, and told as our schematic."""

import re
from xml.etree import ElementTree

import pytest
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.stroke_area import NOTHING
from bodymap.exports.layer_look import SCHEMATIC, TENDON
from bodymap.exports.layer_svg import LayerPage
from bodymap.exports.svg import sheet_svg
from bodymap.knowledge.stored import open_library

LAYERS = ("muscles", "nerves", "territories")


def page(layer: str, root: Root | None = None) -> LayerPage:
    return LayerPage(open_layers(), open_library(), layer, root)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("view", [view for view in View if view is not View.PERINEUM])
def test_a_layer_is_drawn_in_every_view_as_sound_xml(layer: str, view: View) -> None:
    drawn = page(layer).ground(view, NOTHING, 1.0) + page(layer).names(view, NOTHING, 1.0)
    assert len(list(ElementTree.fromstring(f"<g>{drawn}</g>"))) > 5


@pytest.mark.parametrize("layer", LAYERS)
def test_a_sheet_with_a_layer_says_that_it_is_our_schematic(layer: str) -> None:
    assert SCHEMATIC in sheet_svg(open_atlas(), PainDrawing(), layer=page(layer), picture=False)


def test_a_sheet_without_a_layer_says_nothing_about_one() -> None:
    assert SCHEMATIC not in sheet_svg(open_atlas(), PainDrawing(), picture=False)


def test_nothing_of_a_layer_is_drawn_where_the_page_shows_no_body() -> None:
    upper = MultiPolygon([box(-400, -50, 400, 1000)])
    drawn = page("muscles").ground(View.BACK, upper, 1.0)
    heights = [float(y) for y in re.findall(r"[ML]-?[\d.]+,(-?[\d.]+)", drawn)]
    assert heights
    assert min(heights) >= 999.9


def test_letters_say_how_much_a_muscle_depends_on_the_root() -> None:
    assert ">S1+++<" in page("muscles", Root.S1).names(View.BACK, NOTHING, 1.0)


def test_deep_muscles_are_dashed() -> None:
    assert "stroke-dasharray" in page("muscles").ground(View.BACK, NOTHING, 1.0)


def test_tendons_are_pale() -> None:
    assert TENDON in page("muscles").ground(View.FEET_TOP, NOTHING, 3.0)


def test_no_two_names_cover_each_other() -> None:
    names = page("territories").names(View.FRONT, NOTHING, 1.0)
    spots = {(float(x), float(y)) for x, y in re.findall(r'<text x="([-\d.]+)" y="([-\d.]+)"', names)}
    assert len(spots) > 8
    assert all(abs(a[1] - b[1]) > 15 or abs(a[0] - b[0]) > 40 for a in spots for b in spots if a != b)
