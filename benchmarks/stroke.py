"""From a path to an area: our chunks against one buffer of the whole line and a union at every point."""

from collections.abc import Callable

import numpy as np
import shapely
from shapely import LineString

from benchmarks.timing import Table, compared
from bodymap.drawing.stroke_area import GrowingArea

WIDTH = 30.0
Path = list[tuple[float, float]]


def smooth(points: int) -> Path:
    """A calm hand: one point about every mm and a half, now and then over its own track."""
    t = np.arange(points)
    return np.c_[150 * np.sin(t * 0.011), t * 0.02 + 100 * np.cos(t * 0.007)].tolist()


def scribble(points: int) -> Path:
    """Hatching to and fro over 20 cm of thigh."""
    i = np.arange(points)
    wobble = np.random.default_rng(1).normal(0, 20, points)
    return np.c_[np.where(i % 2, 200, 0) + wobble, i * 70 / points].tolist()


def chunks(path: Path) -> shapely.Geometry:
    return grown(path).area()


def grown(path: Path) -> GrowingArea:
    growing = GrowingArea(WIDTH)
    for x, y in path:
        growing.add(x, y)
    return growing


def whole(path: Path) -> shapely.Geometry:
    return LineString(path).buffer(WIDTH / 2)


def every_point(path: Path) -> shapely.Geometry:
    area = shapely.MultiPolygon()
    for i in range(len(path) - 1):
        area = shapely.union(area, LineString(path[i : i + 2]).buffer(WIDTH / 2))
    return area


def exact(path: Path) -> float:
    pieces = [LineString(path[i : i + 2]).buffer(WIDTH / 2, quad_segs=64) for i in range(len(path) - 1)]
    return shapely.union_all(pieces).area


def bench() -> list[Table]:
    """The long strokes leave out what would take minutes."""
    return [
        _table(
            "smooth, 2,000 points", smooth(2000), {"one buffer": whole, "union at every point": every_point}
        ),
        _table("smooth, 14,400 points", smooth(14400), {"one buffer": whole}),
        _table(
            "scribble, 300 points", scribble(300), {"one buffer": whole, "union at every point": every_point}
        ),
        _table("scribble, 5,000 points", scribble(5000), {}),
    ]


def _table(title: str, path: Path, others: dict[str, Callable[[Path], shapely.Geometry]]) -> Table:
    done = grown(path)
    done.area()  # what the live reading has made before the hand lifts
    done.add(path[-1][0] + 2, path[-1][1])
    lifted = {"  of that when the hand lifts": lambda _: done.area()}
    ways = {"chunks (ours)": chunks, **lifted, **others}
    right = exact(path)
    rows = compared({name: (lambda way=way: way(path)) for name, way in ways.items()}, rounds=3)
    return Table(
        title, rows, errors={row.name: 100 * (ways[row.name](path).area / right - 1) for row in rows}
    )
