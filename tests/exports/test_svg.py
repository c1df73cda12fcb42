"""The painted figure as SVG: everything painted is on paper, with the patient's sides, a legend and a scale."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from shapely import MultiPolygon, Point, Polygon, box

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.map_svg import OneMap
from bodymap.exports.palette import wash_share
from bodymap.exports.svg import drawing_svg, sheet_panels, sheet_svg
from bodymap.exports.svg_text import TEXT
from bodymap.exports.words import feeling_words
from tests.drawing.squares import squares
from tests.exports.looking import looks_as_before

SQUARES = squares()
EMPTY = PainDrawing()


def block(left: float, top: float, right: float, bottom: float) -> MultiPolygon:
    return MultiPolygon([box(left, top, right, bottom)])


def mark(
    sensation: Sensation = Sensation.ACHE,
    area: MultiPolygon | None = None,
    view: View = View.FRONT,
    intensity: int | None = None,
    depth: Depth = Depth.UNSTATED,
) -> Mark:
    return Mark(1, view, sensation, area or block(10, 10, 60, 50), intensity, depth)


def drawn(*marks: Mark) -> PainDrawing:
    return PainDrawing(
        tuple(Mark(i, m.view, m.sensation, m.area, m.intensity, m.depth) for i, m in enumerate(marks))
    )


def said(svg: str) -> list[str]:
    """All words on the picture, in order."""
    return [node.text or "" for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("text")]


@pytest.fixture(scope="module")
def body() -> Atlas:
    return open_atlas()


def spot(x: float, y: float, view: View = View.FRONT) -> PainDrawing:
    return drawn(mark(area=MultiPolygon([Point(x, y).buffer(10)]), view=view))


# One view


@pytest.mark.parametrize("sensation", list(Sensation), ids=lambda s: s.value)
def test_each_sensation_looks_as_before(sensation: Sensation):
    looks_as_before(sensation.value, drawing_svg(SQUARES, drawn(mark(sensation)), View.FRONT))


def test_depth_and_strength_look_as_before():
    marks = drawn(
        mark(intensity=2, depth=Depth.SKIN), mark(area=block(-60, 20, -20, 90), intensity=9, depth=Depth.DEEP)
    )
    looks_as_before("depth-and-strength", drawing_svg(SQUARES, marks, View.FRONT))


def test_a_hole_in_a_mark_looks_as_before():
    ring = MultiPolygon([Polygon(box(10, 10, 90, 90).exterior, [box(30, 30, 70, 70).exterior])])
    looks_as_before("hole", drawing_svg(SQUARES, drawn(mark(Sensation.STABBING, ring)), View.FRONT))


def test_a_sheet_looks_as_before():
    marks = drawn(mark(Sensation.NUMBNESS), mark(Sensation.BURNING, view=View.BACK))
    looks_as_before("sheet", sheet_svg(SQUARES, marks, "Two squares", picture=False))


def test_left_of_the_front_stands_at_the_viewers_right():
    assert said(drawing_svg(SQUARES, EMPTY, View.FRONT))[:2] == ["RIGHT", "LEFT"]


def test_left_of_the_back_stands_at_the_viewers_left():
    assert said(drawing_svg(SQUARES, EMPTY, View.BACK))[:2] == ["LEFT", "RIGHT"]


def test_a_side_view_says_its_one_side(body: Atlas):
    words = said(drawing_svg(body, EMPTY, View.SIDE_LEFT))
    assert ("LEFT" in words, "RIGHT" in words) == (True, False)


def test_marks_of_other_views_are_not_drawn():
    other = drawn(mark(view=View.BACK))
    assert drawing_svg(SQUARES, other, View.FRONT) == drawing_svg(SQUARES, EMPTY, View.FRONT)


def test_without_marks_the_legend_says_so():
    assert "Nothing is painted." in said(drawing_svg(SQUARES, EMPTY, View.FRONT))


def test_the_legend_names_each_feeling_once():
    same = drawn(
        mark(), mark(area=block(-50, 0, -10, 30)), mark(Sensation.PINS, intensity=4, depth=Depth.SKIN)
    )
    words = said(drawing_svg(SQUARES, same, View.FRONT))
    assert [w for w in words if "pain" in w or "pins" in w] == [
        "ache or dull pain",
        "pins and needles, 4 of 10, on the skin",
    ]


def test_a_feeling_is_told_in_words():
    assert (
        feeling_words(mark(Sensation.CRAMP, intensity=0, depth=Depth.DEEP))
        == "cramp or stiffness, 0 of 10, deep"
    )


def test_more_pain_is_more_colour():
    assert wash_share(0) < wash_share(5) < wash_share(None) < wash_share(10) < 1


def test_words_from_people_stay_words():
    svg = sheet_svg(SQUARES, EMPTY, "<image href='x'/> & co", picture=False)
    assert said(svg)[0] == "<image href='x'/> & co"


def test_the_given_figure_is_drawn_under_the_marks():
    figure = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- made --><circle r="3"/></svg>'
    svg = drawing_svg(SQUARES, drawn(mark()), View.FRONT, figure)
    assert 0 < svg.index('<circle r="3"/>') < svg.index('fill="#b3402a"')


# The sheet


def boxes(atlas: Atlas, drawing: PainDrawing) -> dict[View, tuple[float, float, float, float]]:
    return {panel.view: panel.box for panel in sheet_panels(atlas, drawing)}


def test_an_empty_sheet_shows_front_back_and_both_sides_of_the_feet(body: Atlas):
    assert list(boxes(body, EMPTY)) == [View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE]


def test_the_body_is_shown_from_the_waist_down(body: Atlas):
    assert boxes(body, EMPTY)[View.FRONT][1] == 640


def test_hands_beside_the_legs_are_left_out(body: Atlas):
    left, _, right, _ = boxes(body, EMPTY)[View.FRONT]
    assert -left == pytest.approx(right)
    assert right < 220


def test_feet_are_three_times_as_large(body: Atlas):
    factors = {panel.view: panel.factor for panel in sheet_panels(body, EMPTY)}
    assert (factors[View.FRONT], factors[View.FEET_TOP], factors[View.FEET_SOLE]) == (1, 3, 3)


@pytest.mark.parametrize("place", [(100, 500), (345, 900)], ids=["chest", "hand"])
def test_what_is_painted_above_the_waist_or_on_a_hand_brings_the_whole_body(
    body: Atlas, place: tuple[float, float]
):
    assert boxes(body, spot(*place))[View.BACK][1] < 10


def test_a_painted_view_is_never_missing(body: Atlas):
    assert View.PERINEUM in boxes(body, spot(0, 100, View.PERINEUM))


def test_a_mark_on_the_upper_shin_of_the_foot_view_brings_it_whole(body: Atlas):
    assert boxes(body, spot(78, 20, View.FEET_TOP))[View.FEET_TOP][1] < 10


def test_the_sheet_tells_how_much_is_painted():
    assert any(
        w.startswith("Painted: 12 % of the body")
        for w in said(sheet_svg(SQUARES, drawn(mark(area=block(0, 0, 100, 100))), picture=False))
    )


def test_a_narrow_page_breaks_its_words_and_speaks_of_feet_only_where_they_are(body: Atlas):
    one = spot(90, 1200)
    wide, narrow = sheet_svg(body, one), sheet_svg(body, one, views=(View.FRONT, View.BACK))
    room = float(ElementTree.fromstring(narrow).get("viewBox", "").split()[2])
    letters = [len(line) * 0.5 * 0.9 * TEXT for line in said(narrow)]
    assert max(letters) < room
    assert "three times" in " ".join(said(wide))
    assert "three times" not in " ".join(said(narrow))


def test_nothing_cut_off_is_left_in_the_picture(body: Atlas):
    """All ink of a cut figure lies in the box of its panel, give or take the outline."""
    svg = sheet_svg(body, EMPTY)
    group = next(g for g in ElementTree.fromstring(svg) if g.tag.endswith("g"))
    drawn_paths = " ".join(path.get("d", "") for path in group.iter() if path.tag.endswith("path"))
    heights = [float(y) for y in re.findall(r",(-?[\d.]+)", drawn_paths)]
    assert min(heights) >= 640


@pytest.mark.parametrize(
    "word", ["<pattern", "<clipPath", "<mask", "<filter", "<style", "<use", "<image", "href="]
)
def test_only_plain_svg_is_written(body: Atlas, word: str):
    assert word not in sheet_svg(body, spot(100, 1000))


# A map under the drawing


def test_a_map_is_named_and_its_source_told_on_the_page(body: Atlas) -> None:
    isncsci = body.maps["isncsci"]
    words = said(sheet_svg(body, EMPTY, maps=[OneMap(isncsci)]))
    assert isncsci.title in words
    assert any("Source: International Standards" in line for line in words)
    assert {"L4", "L5", "S1"} <= set(words)


def test_without_a_map_no_level_stands_on_the_page(body: Atlas) -> None:
    assert not {"L4", "L5", "S1"} & set(said(sheet_svg(body, EMPTY)))


def test_two_maps_show_the_drawing_twice(body: Atlas) -> None:
    two = [body.maps["isncsci"], body.maps["lee-2008"]]
    words = said(sheet_svg(body, spot(100, 1000), maps=[OneMap(one) for one in two]))
    assert words.count("Front") == 2
    assert [one.title for one in two] == [line for line in words if line in {one.title for one in two}]


def test_a_map_nobody_has_checked_says_so_above_and_at_the_foot(body: Atlas) -> None:
    mine = replace(body.maps["lee-2008"], title="My map", unverified_by="A. Author")
    words = said(sheet_svg(body, EMPTY, maps=[OneMap(mine)]))
    assert "My map: unverified map by A. Author" in words
    assert any(line.startswith("Unverified map by A. Author") for line in words)


def test_what_a_page_cuts_off_has_no_colour_of_a_map(body: Atlas) -> None:
    """The hands beside the hips are left out, and with them their levels."""
    assert "C8" not in said(sheet_svg(body, EMPTY, maps=[OneMap(body.maps["isncsci"])]))


def test_the_marks_lie_over_the_map_and_the_names_over_both(body: Atlas) -> None:
    svg = sheet_svg(body, spot(100, 1000), maps=[OneMap(body.maps["isncsci"])], picture=False)
    tint, mark_, name = svg.index('fill-opacity="0.34"'), svg.index("#b3402a"), svg.index(">L2<")
    assert tint < mark_ < name
