import re
from functools import reduce
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
import shapely
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.ink import STEPS, Shade, volume
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.atlas.picture import SPINE_COLOURS, drawn_past, figure_box, figure_svg, hair_over, spine_picture
from bodymap.atlas.spine import draw_spine, root_svg
from bodymap.atlas.spine_stored import spine_from_json, spine_to_json
from bodymap.atlas.strokes import read_art
from bodymap.atlas.tones import figure_tones, mixed, painted
from bodymap.atlas.variants import FIGURES
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError

SKIN = {
    "dark": "#e3b9a0", "light": "#fbeadd", "shadow": "#cc7a58", "outline": "#5f453c",
    "ink": "#9a705e", "nail": "#f8e2d8", "nipple": "#c58873", "cloth": "#c3cfd4", "cloth_light": "#edf1f2",
}  # fmt: skip
FORBIDDEN = re.compile(r"<(use|style|filter|clipPath|mask|linearGradient|image|script)|@|url\(|class=|href")


@pytest.mark.parametrize("view", View)
def test_a_figure_is_plain_svg_in_its_box(view: View):
    text = figure_svg(view, SKIN)
    root = ET.fromstring(text)
    assert [float(v) for v in root.attrib["viewBox"].split()] == list(figure_box(view))
    assert FORBIDDEN.search(text) is None


@pytest.mark.parametrize("view", View)
def test_the_body_fits_into_its_picture(view: View):
    left, top, right, bottom = open_atlas().silhouette(view).bounds
    x, y, width, height = figure_box(view)
    assert x < left
    assert right < x + width
    assert y < top + 9
    assert bottom < y + height


def test_the_belly_between_the_legs_has_no_outline_but_the_hem_of_the_sheet():
    outline = figure_svg(View.PERINEUM, SKIN).partition('<g id="outline">')[2].partition('<g id="over">')[0]
    points = re.findall(r"(-?[\d.]+),(-?[\d.]+)", outline)
    assert min(float(y) for x, y in points if abs(float(x)) < 60) > 200


def drawn_in(group: str) -> list[BaseGeometry]:
    """What the paths of one group of the view between the legs fill."""
    paths = figure_svg(View.PERINEUM, SKIN).partition(f'<g id="{group}">')[2].partition("</g>")[0]
    return [area_of(path) for path in re.findall(r' d="([^"C]*)"', paths)]


@pytest.mark.parametrize("group", ["art-beyond", "art-sheet"])
def test_sheet_and_feet_that_are_only_drawn_lie_in_the_room_kept_for_them(group: str):
    found = shapely.union_all(drawn_in(group)).bounds
    left, top, right, bottom = open_atlas().silhouette(View.PERINEUM).bounds
    past = drawn_past(View.PERINEUM)
    room = box(left - past[0] - 2, top - past[1] - 2, right + past[2] + 2, bottom + past[3] + 2)
    assert room.covers(box(*found))
    assert found[0] < left - 60
    assert right + 60 < found[2]


def test_the_sheet_leaves_the_skin_free_but_for_its_hem():
    skin, sheet = open_atlas().silhouette(View.PERINEUM), shapely.union_all(drawn_in("art-sheet"))
    assert sheet.intersects(skin)
    assert not sheet.intersects(skin.buffer(-10))
    assert sheet.intersection(skin).area < 0.03 * skin.area


def test_it_is_darker_under_the_sheet_than_on_the_couch_before_it_but_not_in_print():
    tones = figure_tones(SKIN)
    assert int(tones["gloom_light"][1:3], 16) < int(tones["gloom"][1:3], 16)
    bare = figure_tones({**SKIN, "light": "#ffffff", "cloth": "#ffffff", "cloth_light": "#ffffff"})
    assert bare["gloom_light"] == bare["gloom"]


def test_a_figure_changes_with_its_colours():
    assert SKIN["outline"] in figure_svg(View.FRONT, SKIN)
    assert SKIN["outline"] not in figure_svg(View.FRONT, {**SKIN, "outline": "#123456"})


def test_a_missing_colour_is_an_error():
    with pytest.raises(KeyError, match="nail"):
        figure_svg(View.FRONT, {role: colour for role, colour in SKIN.items() if role != "nail"})


def test_a_tone_lies_between_dark_and_light():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert painted("@skin25", {"skin": "#000000", "skin_light": "#ffffff"}) == "#404040"


def test_the_spine_shows_every_root_on_both_sides():
    spine = spine_picture({})
    shown = {root for root, _ in spine.roots}
    assert shown == set(Root) - {Root.T12}
    assert all((root, side) in spine.roots for root in shown for side in Side)


def test_the_patients_right_is_on_the_right_of_the_spine_seen_from_behind():
    spine = spine_picture({})
    assert spine.roots[Root.L5, Side.RIGHT].label_at[0] > 0 > spine.roots[Root.L5, Side.LEFT].label_at[0]


def points_of(d: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", d)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize(
    ("disc", "crossing", "gone"), [(DiscLevel.L4_5, Root.L5, Root.L4), (DiscLevel.L5_S1, Root.S1, Root.L5)]
)
def test_the_root_of_the_vertebra_below_crosses_a_disc_near_the_middle(
    disc: DiscLevel, crossing: Root, gone: Root
):
    spine = spine_picture({})
    area = Polygon(points_of(spine.discs[disc]))
    middle = area.centroid.y
    x = {
        root: min(points_of(spine.roots[root, Side.RIGHT].d), key=lambda p: abs(p[1] - middle))[0]
        for root in (crossing, gone)
    }
    assert x[crossing] < 12 < x[gone]


def test_discs_lie_one_below_the_other():
    spine = spine_picture({})
    heights = [Polygon(points_of(spine.discs[level])).centroid.y for level in DiscLevel]
    assert heights == sorted(heights)
    assert Polygon(points_of(spine.discs[DiscLevel.L4_5])).contains(Point(0, heights[3]))


def test_spine_layers_and_a_root_are_plain_svg():
    spine = spine_picture({"text": "#abcdef"})
    for text in (
        spine.under,
        spine.over,
        f"<svg>{root_svg(spine.roots[Root.S1, Side.LEFT], '#111111', '#222222')}</svg>",
    ):
        ET.fromstring(text)
        assert FORBIDDEN.search(text) is None
    assert "#abcdef" in spine.over
    assert SPINE_COLOURS["bone"] in spine.under


def test_a_stored_spine_comes_back_as_it_was():
    spine = draw_spine(data_folder("assets") / "spine.yaml")
    assert spine_from_json(spine_to_json(spine, "x")) == spine


def test_an_unknown_stroke_is_named_with_its_line(tmp_path):
    path = tmp_path / "front.yaml"
    path.write_text(
        "volume: 1\nink: 1\noutline: 2\nstrokes:\n  face:\n    - lien: 1,2 3,4\nshadows: []\n", "utf-8"
    )
    with pytest.raises(BodymapError, match=r"front\.yaml:6: unknown stroke 'lien'; expected one of line"):
        read_art(path)


def test_an_unknown_shade_is_named_with_its_line(tmp_path):
    path = tmp_path / "front.yaml"
    path.write_text(
        "volume: 1\nink: 1\noutline: 2\nstrokes:\n  a:\n    - line: 1,2 3,4\nshadows:\n  - shdae: 1,2 3,4 5,6\n",
        "utf-8",
    )
    with pytest.raises(
        BodymapError, match=r"front\.yaml:8: unknown shade 'shdae'; expected one of soft, shade"
    ):
        read_art(path)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("view", View)
def test_a_figure_is_painted_with_opaque_colours_only(view: View, figure: str):
    assert "opacity" not in figure_svg(view, SKIN, figure)


def test_each_tone_of_the_skin_lies_inside_the_one_before_it():
    body, hollow = box(0, 0, 200, 300), Shade(box(80, 100, 120, 180), 0.45)
    areas = [area_of(path) for path in volume(body, body, 1.0, [hollow])]
    assert len(areas) == STEPS + 1
    assert all(outer.buffer(0.8).covers(inner) for outer, inner in pairwise(areas))


def test_a_hollow_is_darker_than_the_skin_around_it():
    body, hollow = box(0, 0, 200, 300), Shade(box(80, 100, 120, 180), 0.45)
    lightest = area_of(volume(body, body, 1.0, [hollow])[-1])
    assert not lightest.contains(Point(100, 140))
    assert lightest.contains(Point(100, 230))


def area_of(path: str) -> BaseGeometry:
    """What a path of M, L and Z fills: rings inside rings are holes."""
    rings = [Polygon(points_of(ring)) for ring in re.findall(r"M([^Z]*)Z", path)]
    return reduce(shapely.symmetric_difference, rings, MultiPolygon())


HEADS = [View.FRONT, View.BACK, View.SIDE_RIGHT, View.SIDE_LEFT]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("view", HEADS)
def test_hair_is_drawn_over_the_outline(view: View, figure: str):
    text = figure_svg(view, SKIN, figure)
    assert text.index('<g id="outline">') < text.index('<g id="art-hair">')


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("view", HEADS)
def test_hair_stands_over_the_head_by_no_more_than_is_kept_free(view: View, figure: str):
    hair = figure_svg(view, SKIN, figure).partition('<g id="art-hair">')[2].partition("</g>")[0]
    highest = min(y for d in re.findall(r' d="([^"]*)"', hair) for _, y in points_of(d))
    assert -hair_over(view) < highest - 1.5 < -4


@pytest.mark.parametrize("view", sorted(set(View) - set(HEADS)))
def test_a_view_without_a_head_keeps_nothing_free(view: View):
    assert hair_over(view) == 0
    assert "art-hair" not in figure_svg(view, SKIN)


def test_each_figure_has_hair_of_its_own_in_every_view():
    for view in (View.FRONT, View.BACK, View.SIDE_RIGHT):
        hair = {figure_svg(view, SKIN, figure).partition('<g id="art-hair">')[2] for figure in FIGURES}
        assert len(hair) == len(FIGURES)
