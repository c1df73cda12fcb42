"""A shaking hand: how often it paints and fills what it means, with each kind of help.

    python -m benchmarks.tremor [--runs 200]

A run is a seeded hand on the real body at 1280x800: a wish (a zone to fill, a toe to tap, a place on a limb to paint),
a tremor of 6 Hz and 4 mm to each side in x and y with chance phases, a chance speed and rate of the device. "Of the body"
takes the 4 mm on the drawn skin, "of the hand" on the screen (15 px at 96 px an inch), which is three to six times as
hard. Taps last 0.12 to 0.4 s. A stroke goes down the middle of a zone 10 to 40 cm long; it is right when the zone it was
meant for is the most painted one and no more than a tenth of what is painted lies in zones that the same hand without
tremor would not have touched. The first row is a hand without tremor: the help must not harm it.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import pi, sin
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from shapely import MultiPolygon, Point

from bodymap.atlas.atlas import Atlas, ZoneFace, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.steady import HELP, Moment, Steadied, Steady, Tap
from bodymap.drawing.tools import Brush
from bodymap.ui.figure_gesture import FINGER_ROOM
from bodymap.ui.figure_layout import LayoutKind, Placement, frames, placed
from bodymap.ui.figure_stops import Stops, on_body, snapped

SIZE = (560, 650)
"""px of the body in a window of 1280x800."""
HERTZ = 6.0
MILLIMETRES = 4.0
PX = 96 / 25.4
"""px of the screen in a mm of the hand."""
RATES = (60, 90, 120, 240)
SPEEDS = (60, 120, 240, 480)
"""px a second, of a hand that is careful to one that is quick."""
STROKE_WIDTH = 30.0
TOES = ("hallux", "toes_2_4", "toe_5")
STRIPES = (
    "shin_front", "leg_lateral", "leg_anterolateral", "calf_central", "calf_lateral", "calf_medial",
    "thigh_post_central", "thigh_post_lateral", "thigh_ant_mid_central", "thigh_lateral_dist",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The body as a window shows it."""

    atlas: Atlas
    placements: tuple[Placement, ...]
    stops: Stops

    def faces(self, view: View) -> tuple[ZoneFace, ...]:
        return tuple(self.atlas.zones(view))


@dataclass(frozen=True, slots=True)
class Tremor:
    """A swing of so many px, at 6 Hz."""

    px: float
    phases: tuple[float, float]

    def at(self, time: float) -> tuple[float, float]:
        one, two = self.phases
        return self.px * sin(2 * pi * HERTZ * time + one), self.px * sin(2 * pi * HERTZ * time + two)


def scene() -> Scene:
    atlas = open_atlas()
    placements = placed(frames(atlas.silhouette, LayoutKind.LOWER), LayoutKind.LOWER, *SIZE)
    return Scene(atlas, placements, Stops(placements, atlas))


def moments(
    path: Callable[[float], tuple[float, float]], seconds: float, rate: int, tremor: Tremor
) -> Iterator[Moment]:
    """What the device reports of a hand on this path (px by time)."""
    for i in range(max(int(seconds * rate), 1) + 1):
        time = i / rate
        x, y = path(time)
        dx, dy = tremor.at(time)
        yield Moment(time, round(x + dx), round(y + dy))


Help = Steady | None
"""None: nothing at all, the place that was touched first and a path as it comes."""


def tapped(
    where: Scene,
    chance: Random,
    steady: Help,
    swing: Callable[[Placement], float],
    finger: bool,
    small: bool,
) -> bool:
    """One tap on a zone: a toe, or any zone that is shown."""
    stop = chance.choice([s for s in where.stops.all() if (s.face.zone in TOES) is small])
    placement = where.placements[stop.index]
    tremor = Tremor(swing(placement), (chance.uniform(0, 2 * pi), chance.uniform(0, 2 * pi)))
    aim = placement.to_px(stop.x, stop.y)
    reports = list(moments(lambda _: aim, chance.uniform(0.12, 0.4), chance.choice(RATES), tremor))
    tap = Tap(reports[0])
    for report in reports[1:]:
        tap.add(report)
    room = max(HELP[steady or Steady.OFF].room, FINGER_ROOM if finger and steady else 0.0)
    px = tap.place if steady and tap.within(room) else (reports[0].x, reports[0].y)
    x, y = on_body(placement, *placement.to_mm(*px))
    if steady and (finger or steady is Steady.STRONG):
        x, y = snapped(where.stops, where.atlas, placement, stop.index, x, y)
    return where.atlas.zone_at(placement.view, x, y) is stop.face


def painted(where: Scene, chance: Random, steady: Help, swing: Callable[[Placement], float]) -> bool:
    """One stroke down the middle of a long zone."""
    faces = [(i, f) for i, p in enumerate(where.placements) for f in where.faces(p.view) if f.zone in STRIPES]
    index, face = chance.choice(faces)
    placement = where.placements[index]
    begin, end = _middle_line(face.shape, chance)
    way = [placement.to_px(*begin), placement.to_px(*end)]
    length = abs(way[1][1] - way[0][1])
    seconds = max(length / chance.choice(SPEEDS), 0.25)
    tremor = Tremor(swing(placement), (chance.uniform(0, 2 * pi), chance.uniform(0, 2 * pi)))
    rate = chance.choice(RATES)

    def path(time: float) -> tuple[float, float]:
        share = min(time / seconds, 1.0)
        return way[0][0] + share * (way[1][0] - way[0][0]), way[0][1] + share * (way[1][1] - way[0][1])

    area = _area(where, placement, steady, moments(path, seconds, rate, tremor))
    calm = _area(where, placement, Steady.OFF, moments(path, seconds, rate, Tremor(0, (0, 0))))
    shares = {f: f.shape.intersection(area).area for f in where.faces(placement.view)}
    meant = {f for f in shares if f.shape.intersection(calm).area > 1}
    beside = sum(part for f, part in shares.items() if f not in meant)
    return max(shares, key=lambda f: shares[f]) is face and beside <= 0.1 * max(area.area, 1)


def _middle_line(shape: MultiPolygon, chance: Random) -> tuple[tuple[float, float], tuple[float, float]]:
    """From near the top of a zone to near its bottom, through its middle at both."""
    _, top, _, bottom = shape.bounds
    ends = (
        top + (0.15 + 0.1 * chance.random()) * (bottom - top),
        bottom - (0.15 + 0.1 * chance.random()) * (bottom - top),
    )
    return _middle(shape, ends[0]), _middle(shape, ends[1])


def _middle(shape: MultiPolygon, y: float) -> tuple[float, float]:
    left, _, right, _ = shape.bounds
    inside = [x for x in (left + (right - left) * i / 100 for i in range(101)) if shape.covers(Point(x, y))]
    return (inside[len(inside) // 2] if inside else (left + right) / 2), y


def _area(where: Scene, placement: Placement, steady: Help, reports: Iterator[Moment]) -> MultiPolygon:
    """What a brush paints of these reports."""
    brush, path, first = (
        Brush(where.atlas, placement.view, Sensation.ACHE, STROKE_WIDTH),
        Steadied(steady or Steady.OFF),
        True,
    )
    done: list[Moment] = []
    for report in reports:
        done += path.add(report)
    for moment in (*done, *path.finish()):
        x, y = placement.to_mm(moment.x, moment.y)
        (brush.press if first else brush.move)(Sample(x, y))
        first = False
    drawing = brush.release(PainDrawing())
    return drawing.marks[0].area if drawing.marks else MultiPolygon()


Trial = Callable[[Scene, Random, Help, Callable[[Placement], float]], bool]
TRIALS: dict[str, Trial] = {
    "stroke": painted,
    "fill, finger": lambda s, c, h, w: tapped(s, c, h, w, finger=True, small=False),
    "fill, mouse or pen": lambda s, c, h, w: tapped(s, c, h, w, finger=False, small=False),
    "toe, finger": lambda s, c, h, w: tapped(s, c, h, w, finger=True, small=True),
    "toe, mouse or pen": lambda s, c, h, w: tapped(s, c, h, w, finger=False, small=True),
}
SWINGS: dict[str, Callable[[Placement], float]] = {
    "none": lambda _: 0.0,
    "4 mm of the body": lambda placement: MILLIMETRES * placement.scale,
    "4 mm of the hand": lambda _: MILLIMETRES * PX,
}


def share(where: Scene, trial: str, swing: str, steady: Help, runs: int) -> float:
    """Share of the runs, each with a seed of its own, that came out as meant."""
    hits = (
        TRIALS[trial](where, Random(f"{trial}{swing}{run}"), steady, SWINGS[swing]) for run in range(runs)
    )
    return sum(hits) / runs


HELPS: tuple[Help, ...] = (None, *Steady)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks.tremor", description=__doc__)
    words.add_argument("--runs", type=int, default=200)
    runs, where = words.parse_args().runs, scene()
    print(
        "| tremor | what is done | "
        + " | ".join(h.value if h else "nothing" for h in HELPS)
        + " |\n|---|---|---|---|---|---|"
    )
    for swing in SWINGS:
        for trial in TRIALS:
            found = " | ".join(f"{100 * share(where, trial, swing, steady, runs):.1f} %" for steady in HELPS)
            print(f"| {swing} | {trial} | {found} |")


if __name__ == "__main__":
    main()
