"""Reading the drawing while the brush moves: what is remembered, against cutting everything at every movement."""

from dataclasses import replace

import numpy as np
import shapely

from benchmarks.timing import Row, compared
from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.tools import Brush
from bodymap.reasoning import coverage as ours

MARKS = (1, 10, 20)
MOVES = 40


def bench() -> list[tuple[str, list[Row]]]:
    atlas = open_atlas()
    return [_table(atlas, marks) for marks in MARKS]


def _table(atlas: Atlas, marks: int) -> tuple[str, list[Row]]:
    """Each read sees one mark that has just grown; the sequence of drawings is prepared before the clock starts."""
    drawings = _growing(atlas, marks)
    turn = {"remembered": 0, "naive": 0}

    def following(who: str) -> PainDrawing:
        turn[who] = (turn[who] + 1) % len(drawings)
        if turn[who] == 0 and who == "remembered":
            ours._parts.cache_clear()
            ours._area_together.cache_clear()
            ours.symptoms_of(atlas, drawings[0])
            turn[who] = 1
        return drawings[turn[who]]

    rows = compared(
        {
            "symptoms while painting (ours)": lambda: ours.symptoms_of(atlas, following("remembered")),
            "every mark against every zone": lambda: naive(atlas, following("naive")),
        },
        rounds=MOVES - 2,
    )
    wanted = naive(atlas, drawings[-1])
    found = {(c.view, c.zone, c.side, c.channel): c.share for c in ours.coverage(atlas, drawings[-1])}
    worst = max(abs(found.get(key, 0.0) - share) for key, share in wanted.items())
    title = f"reading a drawing of {marks} marks while one grows"
    return title, [replace(rows[0], error=100 * worst), *rows[1:]]


def naive(atlas: Atlas, drawing: PainDrawing) -> dict[tuple[object, ...], float]:
    """The plain way: unite the marks of a channel, cut with every face."""
    shares: dict[tuple[object, ...], float] = {}
    for view in atlas.views:
        for channel in Channel:
            areas = [m.area for m in drawing.marks if m.view is view and m.sensation.channel is channel]
            whole = shapely.union_all(areas)
            for face in atlas.zones(view):
                shared = shapely.intersection(whole, face.shape).area
                if shared > 0.1:
                    shares[view, face.zone, face.side, channel] = shared / face.shape.area
    return shares


def _growing(atlas: Atlas, marks: int) -> list[PainDrawing]:
    random = np.random.default_rng(7)
    drawing = PainDrawing()
    for i in range(marks - 1):
        brush = _stroke(atlas, random, i)
        drawing = brush.release(drawing)
    brush = _stroke(atlas, random, marks)
    states: list[PainDrawing] = []
    x, y = 60.0, 1000.0
    for _ in range(MOVES):
        x, y = x + random.normal(0, 2), y + 4
        brush.move(Sample(x, y))
        states.append(brush.preview(drawing))
    return states


def _stroke(atlas: Atlas, random: np.random.Generator, number: int) -> Brush:
    """Some 20 cm over a leg; intensities keep the marks apart."""
    brush = Brush(atlas, View.FRONT, list(Sensation)[number % 6], 30, intensity=number % 11)
    x, y = random.uniform(40, 140) * random.choice([-1, 1]), random.uniform(850, 1400)
    brush.press(Sample(x, y))
    for _ in range(150):
        x, y = x + random.normal(0, 3), y + random.normal(1, 3)
        brush.move(Sample(x, y))
    return brush
