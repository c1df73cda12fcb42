"""What tells where the view between the legs belongs stands beside the body, never on it."""

import pytest
import shapely
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
    made = locator(views, [header.box for header in headers(views, *size)], size[0])
    assert made is not None
    return made, views


@pytest.mark.parametrize(("kind", "size"), WITH_A_FRONT)
@pytest.mark.parametrize("figure", ["neutral", "female", "male"])
def test_a_leader_runs_from_the_crotch_to_the_view(
    kind: LayoutKind, size: tuple[int, int], figure: str
) -> None:
    shown, views = found(kind, size, figure)
    front = next(p for p in views if p.view is View.FRONT)
    assert shown.leader[0] == pytest.approx(front.to_px(0, 913), abs=1)
    left, top, right, bottom = shown.inset.whole
    assert left < shown.leader[-1][0] < right
    assert min(abs(shown.leader[-1][1] - edge) for edge in (top, bottom)) <= 2


@pytest.mark.parametrize(("kind", "size"), WITH_A_FRONT)
def test_the_leader_crosses_no_skin(kind: LayoutKind, size: tuple[int, int]) -> None:
    shown, views = found(kind, size)
    line = shapely.segmentize(LineString(shown.leader), 2.0)
    points = [p for p in line.coords if p[1] > shown.leader[0][1] + 1]
    for view in views:
        there = [view.to_mm(x, y) for x, y in points]
        assert not shapely.contains_xy(view.clip, there).any()


@pytest.mark.parametrize(("kind", "size"), [*WITH_A_FRONT, (LayoutKind.WHOLE, (420, 900))])
def test_the_sketch_stands_above_the_caption(kind: LayoutKind, size: tuple[int, int]) -> None:
    shown, _ = found(kind, size)
    assert shown.sketch is not None
    assert shown.sketch.bottom() <= shown.inset.rect[1]


def test_where_other_views_stand_in_between_there_is_no_leader() -> None:
    assert found(LayoutKind.WHOLE, (420, 900))[0].leader == ()


@pytest.mark.parametrize(("kind", "size"), WITH_A_FRONT)
def test_front_and_back_are_said_beside_the_view(kind: LayoutKind, size: tuple[int, int]) -> None:
    assert found(kind, size)[0].words


def test_where_the_view_is_not_shown_nothing_points_to_it() -> None:
    views = placed(frames(open_atlas().silhouette, LayoutKind.FEET), LayoutKind.FEET, 561, 610)
    assert locator(views, (), 561) is None
