"""The placement of the views: everything in sight, feet large, and the same place both ways."""

from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.ui.figure_layout import (
    FOOTER,
    LARGEST_ZOOM,
    MARGIN,
    LayoutKind,
    Lens,
    Nearest,
    Placement,
    frames,
    neighbour,
    placed,
    placement_at,
    side_at,
)
from bodymap.ui.figure_stops import Stops, as_far_as_shown, on_body

SIZES = [(620, 640), (1100, 950), (760, 740), (480, 900), (1600, 700), (340, 340)]
ALL = list(LayoutKind)
BOTH = [LayoutKind.LOWER, LayoutKind.WHOLE]
"""The groups with front and back."""


def views_in(kind: LayoutKind, size: tuple[int, int]) -> tuple[Placement, ...]:
    return placed(frames(open_atlas().silhouette, kind), kind, *size)


def one(placements: tuple[Placement, ...], view: View) -> Placement:
    return next(p for p in placements if p.view is view)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("size", SIZES)
def test_every_view_with_its_header_lies_inside_the_widget(kind: LayoutKind, size: tuple[int, int]) -> None:
    for placement in views_in(kind, size):
        left, top, right, bottom = placement.rect
        assert left >= 0
        assert top - placement.frame.header_height >= 0
        assert right <= size[0]
        assert bottom <= size[1]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("size", SIZES)
def test_feet_stand_at_three_times_the_scale_of_the_body(kind: LayoutKind, size: tuple[int, int]) -> None:
    placements = views_in(kind, size)
    body = one(placements, View.FRONT).scale
    assert one(placements, View.BACK).scale == body
    assert one(placements, View.FEET_TOP).scale == pytest.approx(3 * body)
    assert one(placements, View.FEET_SOLE).scale == pytest.approx(3 * body)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("size", SIZES)
def test_no_view_covers_another(kind: LayoutKind, size: tuple[int, int]) -> None:
    for a, b in combinations(views_in(kind, size), 2):
        assert not _on_screen(a).intersects(_on_screen(b)), (a.view, b.view)


def _on_screen(placement: Placement) -> MultiPolygon:
    x, y = placement.offset
    return shapely.transform(placement.clip, lambda xy: xy * placement.scale + (x, y))


def test_the_view_between_the_legs_grows_where_it_takes_nothing_from_the_others() -> None:
    views = views_in(LayoutKind.WHOLE, (620, 640))
    assert one(views, View.PERINEUM).scale > 1.4 * one(views, View.FRONT).scale
    edges = [edge for view in views for edge in (view.rect[0], view.rect[2])]
    assert max(edges) - min(edges) > 620 - 2 * MARGIN - 12  # the others are as large as the width lets them be


@pytest.mark.parametrize("kind", BOTH)
def test_the_body_grows_with_the_widget(kind: LayoutKind) -> None:
    small, large = views_in(kind, (620, 640)), views_in(kind, (1100, 950))
    assert one(large, View.FRONT).scale > 1.3 * one(small, View.FRONT).scale


@pytest.mark.parametrize("view", [View.FRONT, View.BACK])
def test_hands_beside_the_hips_are_left_out_below_the_waist(view: View) -> None:
    clip = one(views_in(LayoutKind.LOWER, (620, 640)), view).clip
    assert len(clip.geoms) == 1
    assert clip.bounds[2] < 200
    assert clip.bounds[1] == pytest.approx(640)


def test_whole_figures_keep_their_hands() -> None:
    assert one(views_in(LayoutKind.WHOLE, (620, 640)), View.FRONT).clip.bounds[2] > 400


def test_the_shin_is_cut_off_above_the_ankle_but_both_feet_are_there() -> None:
    clip = one(views_in(LayoutKind.LOWER, (620, 640)), View.FEET_TOP).clip
    assert len(clip.geoms) == 2
    assert 90 < clip.bounds[1] < 140


@given(
    st.floats(-400, 400),
    st.floats(0, 1860),
    st.floats(1, LARGEST_ZOOM),
    st.floats(-900, 0),
    st.floats(-900, 0),
)
def test_mm_to_px_and_back_is_the_same_place_at_every_zoom_and_pan(
    x: float, y: float, zoom: float, dx: float, dy: float
) -> None:
    for placement in views_in(LayoutKind.LOWER, (620, 640)):
        seen = Lens(zoom, dx, dy).on(placement)
        assert seen.to_mm(*seen.to_px(x, y)) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize(
    ("view", "viewers_right"),
    [
        (View.FRONT, Side.LEFT),
        (View.BACK, Side.RIGHT),
        (View.FEET_TOP, Side.LEFT),
        (View.FEET_SOLE, Side.LEFT),
        (View.PERINEUM, Side.LEFT),
        (View.SIDE_LEFT, Side.LEFT),
        (View.SIDE_RIGHT, Side.RIGHT),
        (View.INNER_LEFT, Side.LEFT),
        (View.INNER_RIGHT, Side.RIGHT),
    ],
)
def test_the_words_at_the_edges_agree_with_the_sides_of_the_zones(view: View, viewers_right: Side) -> None:
    assert side_at(view, 50) is viewers_right
    for face in open_atlas().zones(view):
        assert side_at(view, face.shape.representative_point().x) is face.side


def test_zoom_keeps_the_place_under_the_pointer() -> None:
    front = one(views_in(LayoutKind.LOWER, (620, 640)), View.FRONT)
    at = front.to_px(90, 1300)
    lens = Lens().zoomed(3, *at, 620, 640)
    assert lens.on(front).to_px(90, 1300) == pytest.approx(at)


@given(st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), max_size=5))
def test_the_figure_cannot_be_pushed_out_of_the_window(steps: list[tuple[float, float]]) -> None:
    lens = Lens().zoomed(4, 300, 300, 620, 640)
    for dx, dy in steps:
        lens = lens.panned(dx, dy, 620, 640)
    assert 620 * (1 - lens.zoom) <= lens.x <= 0
    assert 640 * (1 - lens.zoom) <= lens.y <= 0


def test_zoom_ends_at_the_whole_picture_and_at_its_largest() -> None:
    assert Lens().zoomed(0.01, 10, 10, 620, 640) == Lens()
    assert Lens().zoomed(1000, 10, 10, 620, 640).zoom == LARGEST_ZOOM


def test_a_pointer_beside_the_body_still_means_it_within_reach() -> None:
    placements = views_in(LayoutKind.LOWER, (620, 640))
    front = one(placements, View.FRONT)
    edge = front.to_px(front.clip.bounds[0], 1000)[0]
    hip = next(px for px in range(int(edge), int(edge) + 60) if _inside(front, px, front.to_px(0, 950)[1]))
    assert placement_at(placements, hip - 10, front.to_px(0, 950)[1], 20) == placements.index(front)
    assert placement_at(placements, hip - 10, front.to_px(0, 950)[1], 4) is None


def _inside(placement: Placement, px: float, py: float) -> bool:
    return bool(shapely.intersects_xy(placement.clip, *placement.to_mm(px, py)))


@pytest.mark.parametrize("kind", ALL)
def test_arrow_keys_reach_every_zone_and_come_back(kind: LayoutKind) -> None:
    placements = views_in(kind, (760, 740))
    stops = Stops(placements, open_atlas()).all()
    points = [placements[s.index].to_px(s.x, s.y) for s in stops]
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    onward = {i: {neighbour(points, i, *way) for way in ways} for i in range(len(points))}
    assert _reached(onward, 0) == set(onward)
    assert all(0 in _reached(onward, i) for i in onward)


def _reached(onward: dict[int, set[int]], start: int) -> set[int]:
    found, edge = {start}, [start]
    while edge:
        for step in onward[edge.pop()] - found:
            found.add(step)
            edge.append(step)
    return found


def test_an_arrow_at_the_edge_stays() -> None:
    assert neighbour([(0, 0), (10, 0)], 1, 1, 0) == 1


def test_the_stop_beside_the_last_one_is_itself() -> None:
    stops = Stops(views_in(LayoutKind.LOWER, (760, 740)), open_atlas())
    here = stops.all()[0]
    for _ in range(40):
        here = stops.beside(here, 0, 1)
    assert stops.beside(here, 0, 1) is here


@pytest.mark.parametrize("kind", BOTH)
def test_every_zone_of_the_lower_body_is_shown_in_every_layout(kind: LayoutKind) -> None:
    shown = {s.face.zone for s in Stops(views_in(kind, (760, 740)), open_atlas()).all()}
    upper = {"head_neck", "trunk_front_upper", "trunk_back_upper", "arm", "hand"}
    views = {p.view for p in views_in(kind, (760, 740))}
    there = {f.zone for view in views for f in open_atlas().zones(view)}
    assert there - shown <= upper


def test_every_view_belongs_to_a_group_and_every_zone_can_be_reached_in_one() -> None:
    views = {p.view for kind in ALL for p in views_in(kind, (760, 740))}
    stops = {s.face.zone for kind in ALL for s in Stops(views_in(kind, (760, 740)), open_atlas()).all()}
    assert views == set(View)
    assert stops == {face.zone for view in View for face in open_atlas().zones(view)}


def test_the_patients_right_side_stands_on_the_viewers_left() -> None:
    placements = views_in(LayoutKind.SIDES, (760, 740))
    order = sorted(placements, key=lambda p: p.rect[0])
    assert [p.view for p in order] == [View.SIDE_RIGHT, View.INNER_RIGHT, View.INNER_LEFT, View.SIDE_LEFT]


def test_between_the_legs_is_large_but_does_not_fill_the_window() -> None:
    alone = views_in(LayoutKind.BETWEEN, (1100, 950))[0]
    assert alone.scale > 2 * one(views_in(LayoutKind.LOWER, (1100, 950)), View.PERINEUM).scale / 1.6
    left, _, right, _ = alone.px_box(alone.clip.bounds)
    assert right - left < 0.6 * 1100
    assert alone.rect[2] - alone.rect[0] < 0.8 * 1100  # with the legs that are only drawn


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("figure", ["female", "male"])
def test_a_warped_figure_lies_inside_the_widget_and_a_point_comes_back(kind: LayoutKind, figure: str) -> None:
    for placement in placed(frames(open_atlas().silhouette, kind, figure), kind, 760, 740):
        left, top, right, bottom = placement.px_box(placement.clip.bounds)
        assert 0 <= left < right <= 760
        assert 0 <= top < bottom <= 740
        for x, y in shapely.get_coordinates(placement.clip)[::50].tolist():
            assert placement.to_mm(*placement.to_px(x, y)) == pytest.approx((x, y), abs=0.01)


def test_the_lens_that_fits_a_view_shows_all_of_it_and_little_else() -> None:
    placements = views_in(LayoutKind.LOWER, (620, 640))
    back = one(placements, View.BACK)
    seen = Lens().fitting(back, 620, 640).on(back)
    left, top, right, bottom = seen.rect
    assert left >= 0
    assert top >= back.frame.header_height
    assert right <= 620
    assert bottom <= 640 - MARGIN - FOOTER
    assert seen.scale > 1.3 * back.scale


@pytest.mark.parametrize("kind", LayoutKind)
@pytest.mark.parametrize("size", [(431, 528), (591, 557), (1075, 934)])
def test_a_view_that_is_fitted_leaves_room_for_the_words_above_and_below(
    kind: LayoutKind, size: tuple[int, int]
) -> None:
    for placement in views_in(kind, size):
        _, top, _, bottom = Lens().fitting(placement, *size).on(placement).rect
        assert top >= placement.frame.header_height
        assert bottom <= size[1] - MARGIN


def test_a_point_beside_the_body_is_taken_to_its_edge() -> None:
    sole = one(views_in(LayoutKind.LOWER, (620, 640)), View.FEET_SOLE)
    x, y = on_body(sole, sole.clip.bounds[0] - 2, 100)
    assert open_atlas().zone_at(View.FEET_SOLE, x, y) is not None


def test_the_cut_body_knows_no_hands() -> None:
    front = one(views_in(LayoutKind.LOWER, (620, 640)), View.FRONT)
    assert as_far_as_shown(open_atlas(), front).silhouette(View.FRONT) is front.clip


@pytest.mark.parametrize("kind", ALL)
def test_the_keyboard_stops_only_where_a_zone_is_seen(kind: LayoutKind) -> None:
    """What fades out at a cut is no place to stand on, and a remnant of a zone is none either."""
    placements = views_in(kind, (620, 640))
    for stop in Stops(placements, open_atlas()).all():
        frame = placements[stop.index].frame
        assert not frame.faded or stop.y >= frame.box[1] + frame.fade / 4
    feet = {s.face.zone for s in Stops(placements, open_atlas()).all() if s.face.view is View.FEET_TOP}
    assert not {zone for zone in feet if zone.startswith(("leg_", "shin_"))}


def test_a_small_widget_keeps_legs_that_can_be_painted() -> None:
    """Captions above LEFT and RIGHT let the views stand beside each other: a thigh stays 20 px wide."""
    assert one(views_in(LayoutKind.LOWER, (368, 500)), View.FRONT).scale > 0.15


lenses = st.builds(Lens, st.floats(1, LARGEST_ZOOM), st.floats(-9000, 0), st.floats(-9000, 0))


@given(lenses)
def test_the_body_can_never_be_lost(lens: Lens) -> None:
    placements = views_in(LayoutKind.LOWER, (620, 640))
    seen = lens.inside(620, 640).keeping(placements, 620, 640)
    shown = [seen.on(p) for p in placements]
    assert any(shapely.intersects(p.clip, shapely.box(*p.to_mm(100, 100), *p.to_mm(520, 540))) for p in shown)


def test_a_lens_with_the_body_in_sight_stays_as_it_is() -> None:
    placements = views_in(LayoutKind.LOWER, (620, 640))
    x, y = one(placements, View.BACK).to_px(60, 1300)
    lens = Lens().zoomed(6, x, y, 620, 640)
    assert lens.keeping(placements, 620, 640) == lens


@pytest.mark.parametrize("kind", BOTH)
def test_in_a_narrow_pane_the_bodies_stay_legible(kind: LayoutKind) -> None:
    shown = placed(frames(open_atlas().silhouette, kind), kind, 190, 494, 1.17)
    assert [p.view for p in shown] == [View.FRONT, View.BACK]
    assert min(p.rect[3] - p.rect[1] for p in shown) > 150


@pytest.mark.parametrize("size", [(560, 760), (760, 740)])
def test_large_captions_have_lines_that_hold_them(size: tuple[int, int]) -> None:
    shown = placed(frames(open_atlas().silhouette, LayoutKind.LOWER), LayoutKind.LOWER, *size, 2.0)
    for placement in shown:
        lines = 2 if placement.frame.stacked else 1
        assert placement.frame.header_height >= lines * 24 * 1.2


def test_whoever_asks_again_for_a_point_gets_what_a_fresh_look_finds() -> None:
    seen = placed(frames(open_atlas().silhouette, LayoutKind.LOWER), LayoutKind.LOWER, 760, 740)
    kept = Nearest(seen)
    for x, y, reach in [(380, 300, 7), (380, 300, 26), (200, 400, 7), (380, 300, 26), (5, 5, 26), (200, 400, 26)]:
        assert kept.at(x, y, reach) == placement_at(seen, x, y, reach)
