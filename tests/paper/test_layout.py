from itertools import combinations, product

import numpy as np
import pytest
from shapely import box
from shapely.affinity import translate

from bodymap.atlas.variants import FIGURES
from bodymap.exports.paper import PAPERS
from bodymap.paper.code import VIEWS, SheetKind
from bodymap.paper.layout import BESIDE, CELL, HEAD, MARK, layout_of

KINDS = [SheetKind(*words) for words in product(PAPERS, FIGURES, VIEWS)]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.words)


@each_kind
def test_bodies_marks_code_and_legend_keep_out_of_each_others_way(kind: SheetKind) -> None:
    layout = layout_of(kind)
    marks = [box(x, y, x + MARK, y + MARK).buffer(BESIDE * 0.9, join_style="mitre") for _, x, y in layout.marks]
    rows = [box(row.patch[0], row.patch[1], row.steps[-1][2], row.patch[3]) for row in layout.legend]
    xs, ys = layout.code_middles().T
    code = box(xs.min() - CELL / 2, ys.min() - CELL / 2, xs.max() + CELL / 2, ys.max() + CELL / 2)
    shapes = [*(placed.body() for placed in layout.panels), *marks, *rows, code]
    assert [(a, b) for (a, one), (b, other) in combinations(enumerate(shapes), 2) if one.intersects(other)] == []


@each_kind
def test_everything_is_on_the_paper(kind: SheetKind) -> None:
    layout = layout_of(kind)
    page = box(0, HEAD, layout.paper.width, layout.paper.height).buffer(-5)
    assert all(page.contains(placed.body()) for placed in layout.panels)


@each_kind
def test_a_place_on_the_paper_is_the_place_of_the_figure_it_was_printed_for(kind: SheetKind) -> None:
    for placed in layout_of(kind).panels:
        place = np.array([[45.0, 1000.0 if placed.panel.view in ("front", "back") else 200.0]])
        warp = placed.panel.warp
        seen = place if warp is None else warp.points(place)
        assert placed.on_figure(placed.on_paper(seen)) == pytest.approx(place, abs=0.01)


def test_corners_of_a_mark_go_round_clockwise_from_the_upper_left() -> None:
    layout = layout_of(SheetKind())
    marker, x, y = layout.marks[0]
    square = np.array([(0, 0), (MARK, 0), (MARK, MARK), (0, MARK)])
    assert layout.corners(marker.id) == pytest.approx(square + np.array([x, y]))


def test_the_same_body_stands_in_the_same_place_whatever_is_drawn() -> None:
    one, other = (layout_of(SheetKind("a4", figure)).panels[2].body() for figure in ("neutral", "neutral"))
    assert one.equals(translate(other))
