"""A body of squares for tests: two zones, upper and lower, 100 x 100 mm each, left and right of x = 0."""

from typing import cast

from shapely import MultiPolygon, box, intersects_xy

from bodymap.atlas.atlas import Atlas, BodyMap, ZoneFace
from bodymap.atlas.levels import Side, View

UPPER, LOWER = "shin_front", "knee_front"
SKIN = MultiPolygon([box(-100, 0, 100, 200)])


def square(side: Side, top: float) -> MultiPolygon:
    left = 0 if side is Side.LEFT else -100
    return MultiPolygon([box(left, top, left + 100, top + 100)])


class _Squares:
    """Front: x > 0 is the patient's left. Back: the same squares, x > 0 is the patient's right."""

    views = (View.FRONT, View.BACK)

    def __init__(self) -> None:
        self.maps: dict[str, BodyMap] = {}
        self._faces = {view: tuple(_faces(view)) for view in self.views}

    def silhouette(self, view: View) -> MultiPolygon:
        assert view in self.views
        return SKIN

    def zones(self, view: View) -> tuple[ZoneFace, ...]:
        return self._faces[view]

    def zone_at(self, view: View, x: float, y: float) -> ZoneFace | None:
        return next((face for face in self.zones(view) if intersects_xy(face.shape, x, y)), None)


def _faces(view: View) -> list[ZoneFace]:
    return [
        ZoneFace(zone, side if view is View.FRONT else side.other, view, square(side, top))
        for zone, top in ((UPPER, 0), (LOWER, 100))
        for side in (Side.LEFT, Side.RIGHT)
    ]


def squares() -> Atlas:
    return cast(Atlas, _Squares())
