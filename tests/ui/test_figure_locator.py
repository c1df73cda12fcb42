"""What tells where the view between the legs belongs stands beside the body, never on it."""

import pytest
import shapely
from PySide6.QtCore import QRectF
from shapely import LineString

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.ui.figure_captions import headers
from bodymap.ui.figure_layout import LayoutKind, Placement, frames, placed
from bodymap.ui.figure_locator import Locator, locator

WITH_A_FRONT = [
    (LayoutKind.LOWER, (561, 610)),
    (LayoutKind.WHOLE, (561, 610)),
    (LayoutKind.WHOLE, (1150, 880)),
]


def found(
    kind: LayoutKind, size: tuple[int, int], figure: str = "neutral"
) -> tuple[Locator, tuple[Placement, ...]]:
    views = placed(frames(open_atlas().silhouette, kind, figure), kind, *size)
    made = locator(views, [header.box for header in headers(views, *size)], (0, size[0]))
    assert made is not None
    return made, views


def outlined(box: QRectF) -> shapely.Polygon:
    return shapely.box(box.left(), box.top(), box.right(), box.bottom())


@pytest.mark.parametrize(("kind", "size"), WITH_A_FRONT)
@pytest.mark.parametrize("figure", ["neutral", "female", "male"])
def test_a_leader_runs_from_a_ring_around_the_crotch_to_the_view(
    kind: LayoutKind, size: tuple[int, int], figure: str
) -> None:
    shown, views = found(kind, size, figure)
    front = next(p for p in views if p.view is View.FRONT)
    assert shown.ring is not None
    assert shown.ring.contains(*front.to_px(0, 913))
    assert shown.leader[0][0] in (shown.ring.left(), shown.ring.right())
    around = shapely.box(*shown.inset.whole)
    if shown.sketch is not None:
        around = around.union(outlined(shown.sketch))
    assert around.distance(shapely.Point(shown.leader[-1])) < 5


@pytest.mark.parametrize(("kind", "size"), WITH_A_FRONT)
@pytest.mark.parametrize("figure", ["neutral", "female", "male"])
def test_the_leader_leaves_sideways_and_crosses_no_skin_but_one_thigh(
    kind: LayoutKind, size: tuple[int, int], figure: str
) -> None:
    shown, views = found(kind, size, figure)
    assert shown.leader[0][1] == shown.leader[1][1]
    for view in views:
        way = shown.leader[1 if view.view is View.FRONT else 0 :]
        points = shapely.segmentize(LineString(way), 2.0).coords
        there = [view.to_mm(x, y) for x, y in points]
        assert not shapely.contains_xy(view.clip, there).any()


@pytest.mark.parametrize(("kind", "size"), [*WITH_A_FRONT[1:], (LayoutKind.BETWEEN, (561, 540))])
def test_the_sketch_stands_on_no_body_and_no_word(kind: LayoutKind, size: tuple[int, int]) -> None:
    shown, views = found(kind, size)
    assert shown.sketch is not None
    assert not any(shown.sketch.intersects(header.box) for header in headers(views, *size))
    box = outlined(shown.sketch)
    for view in views:
        body = [[view.to_px(x, y) for x, y in part.exterior.coords] for part in view.clip.geoms]
        assert not any(box.intersects(shapely.Polygon(part)) for part in body)


def test_without_room_beside_the_feet_or_above_the_caption_there_is_no_sketch() -> None:
    assert found(LayoutKind.LOWER, (561, 610))[0].sketch is None


def test_where_every_way_is_taken_there_is_neither_leader_nor_ring() -> None:
    _, views = found(LayoutKind.LOWER, (561, 610))
    shown = locator(views, [QRectF(0, 0, 561, 610)], (0, 561))
    assert shown is not None
    assert (shown.leader, shown.ring) == ((), None)


def test_where_other_views_stand_in_between_the_leader_runs_between_them() -> None:
    shown, views = found(LayoutKind.WHOLE, (420, 900))
    feet = next(p for p in views if p.view is View.FEET_TOP)
    assert shown.leader[1][1] < feet.rect[1] < feet.rect[3] < shown.leader[-1][1]


def test_where_the_view_is_not_shown_nothing_points_to_it() -> None:
    views = placed(frames(open_atlas().silhouette, LayoutKind.FEET), LayoutKind.FEET, 561, 610)
    assert locator(views, (), (0, 561)) is None
