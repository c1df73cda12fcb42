"""The outline of the zone that is pointed at stays on the body: it never crosses the gap between the legs."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.figure_layout import Placement
from bodymap.ui.state import Show, ToolName
from tests.ui.screen import Screen

STROKE = 3.0
"""px that an outline may reach beside the body."""
INNER = (
    "thigh_medial_prox",
    "thigh_medial_dist",
    "genital",
    "perineum",
    "perianal",
    "buttock_medial",
    "buttock_lower",
)


def pixels(image: QImage) -> np.ndarray:
    shown = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(shown.constBits(), np.uint32).reshape(shown.height(), shown.width()).copy()


def beside_the_body(before: np.ndarray, after: np.ndarray, placement: Placement) -> tuple[int, float]:
    """How many pixels changed, and how far from the body the farthest of them is (px)."""
    down, across = np.nonzero(before != after)
    places = [placement.to_mm(x + 0.5, y + 0.5) for x, y in zip(across, down, strict=True)]
    away = shapely.distance(placement.clip, shapely.points(np.array(places).reshape(-1, 2)))
    return len(places), float(away.max(initial=0.0)) * placement.scale


@pytest.mark.parametrize("figure", ["neutral", "female", "male"])
@pytest.mark.parametrize(
    ("kind", "view"),
    [
        (LayoutKind.LOWER, View.FRONT),
        (LayoutKind.LOWER, View.BACK),
        (LayoutKind.WHOLE, View.FRONT),
        (LayoutKind.BETWEEN, View.PERINEUM),
        (LayoutKind.SIDES, View.INNER_LEFT),
    ],
)
def test_the_outline_of_a_zone_at_the_inner_thigh_stays_on_the_body(
    qtbot: QtBot, figure: str, kind: LayoutKind, view: View
) -> None:
    screen = Screen(qtbot)
    screen.use(ToolName.SELECT)
    screen.look(show=Show(views=kind, figure=figure))
    screen.leave()
    before = pixels(screen.picture())
    index, placement = next((i, p) for i, p in enumerate(screen.view.placements) if p.view is view)
    stops = (screen.view._stops.at(index, face) for face in open_atlas().zones(view) if face.zone in INNER)
    found = [stop for stop in stops if stop is not None]
    assert found
    for stop in found:
        QTest.mouseMove(screen.view, QPointF(*placement.to_px(stop.x, stop.y)).toPoint())
        many, away = beside_the_body(before, pixels(screen.picture()), placement)
        assert many > 20
        assert away <= STROKE
