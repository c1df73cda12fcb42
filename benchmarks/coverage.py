"""The reading while one mark grows, and what five maps say of a drawing: remembered or in one cut, against the plain way.

Every drawing of the second table is another one, so nothing can be remembered from the one before.
"""

from collections.abc import Iterator
from random import Random

import shapely

from benchmarks.timing import Gate, Table, in_turn
from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.tools import Brush
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import coverage, level_areas
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.reasoning.painted_levels import painted_levels
from bodymap.reasoning.read import read_drawing

MARKS = (1, 10, 20)
MOVES, DRAWINGS, WARM_UP = 60, 240, 20


def bench() -> list[Table]:
    atlas = open_atlas()
    return [*(_growing_table(atlas, marks) for marks in MARKS), _maps_table(atlas)]


def _growing_table(atlas: Atlas, marks: int) -> Table:
    """Each reading sees one mark that has just grown; the drawings are prepared before the clock starts."""
    library, drawings = open_library(), list(_growing(atlas, marks))
    rows = in_turn(
        {
            "coverage of the zones": lambda i: coverage(atlas, drawings[i]),
            "every mark with every zone": lambda i: _plain_zones(atlas, drawings[i]),
            "the whole reading": lambda i: read_drawing(library, atlas, drawings[i], NOT_EXAMINED),
        },
        MOVES - 5,
        1,
        5,
    )
    found = {(c.view, c.zone, c.side, c.channel): c.share for c in coverage(atlas, drawings[-1])}
    wanted = _plain_zones(atlas, drawings[-1])
    worst = 100 * max(abs(found.get(key, 0.0) - share) for key, share in wanted.items())
    return Table(f"reading a drawing of {marks} marks while one grows", rows, errors={rows[0].name: worst})


def _maps_table(atlas: Atlas) -> Table:
    drawings = [_of_a_patient(atlas, Random(number)) for number in range(DRAWINGS + WARM_UP)]
    corners = sorted(sum(int(shapely.get_num_coordinates(m.area)) for m in d.marks) for d in drawings)
    rows = in_turn(
        {
            "five maps in one cut": lambda i: painted_levels(atlas, drawings[i].marks),
            "five maps, remembered by mark": lambda i: level_areas(atlas, drawings[i].marks),
            "every mark with every face": lambda i: _plain_levels(atlas, drawings[i]),
        },
        DRAWINGS,
        10,
        WARM_UP,
    )
    per_second = 1000 / (sum(rows[0].cpu) / len(rows[0].cpu))
    plain = sum(rows[2].cpu) / sum(rows[0].cpu)
    notes = (
        f"{len(atlas.maps)} maps, drawings of 1 to 4 strokes with {corners[len(corners) // 2]} corners in the median",
        f"largest difference to the plain way {_worst(atlas, drawings[:40]):.2f} mm2; {plain:.1f} times as fast",
    )
    gate = Gate("drawings a second, thread", per_second, 400, "/s", at_least=True)
    return Table("exact coverage of a drawing by five maps", rows, (gate,), notes)


def _worst(atlas: Atlas, drawings: list[PainDrawing]) -> float:
    """mm2 in any level, where marks do not overlap (the plain way would count them twice)."""
    worst = 0.0
    for drawing in drawings:
        if len({m.view for m in drawing.marks}) == len(drawing.marks):
            wanted = _plain_levels(atlas, drawing)
            for found in (painted_levels(atlas, drawing.marks), level_areas(atlas, drawing.marks)):
                differ = (
                    abs(found[m].get((side, level), 0.0) - area) for (m, side, level), area in wanted.items()
                )
                worst = max(worst, *differ)
    return worst


def _plain_zones(atlas: Atlas, drawing: PainDrawing) -> dict[tuple[object, ...], float]:
    """Unite the marks of a channel, cut with every face."""
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


def _plain_levels(atlas: Atlas, drawing: PainDrawing) -> dict[tuple[str, Side, str], float]:
    areas: dict[tuple[str, Side, str], float] = {}
    for mark in drawing.marks:
        for body_map in atlas.maps.values():
            for face in body_map.faces.get(mark.view, ()):
                if face.shape.intersects(mark.area):
                    key = (body_map.id, face.side, face.level)
                    areas[key] = areas.get(key, 0.0) + face.shape.intersection(mark.area).area
    return areas


def _of_a_patient(atlas: Atlas, chance: Random) -> PainDrawing:
    """One to four strokes of 10 to 30 cm on the legs."""
    drawing = PainDrawing()
    for _ in range(chance.randint(1, 4)):
        view = chance.choice((View.FRONT, View.BACK))
        brush = Brush(atlas, view, chance.choice(list(Sensation)), chance.uniform(15, 40))
        x, y = chance.choice((-1, 1)) * chance.uniform(50, 130), chance.uniform(700, 1400)
        _walk(brush, chance, x, y, chance.randint(10, 60))
        drawing = brush.release(drawing)
    return drawing


def _growing(atlas: Atlas, marks: int) -> Iterator[PainDrawing]:
    chance, drawing = Random(7), PainDrawing()
    for number in range(marks):
        brush = Brush(atlas, View.FRONT, list(Sensation)[number % 6], 30, intensity=number % 11)
        x, y = chance.choice((-1, 1)) * chance.uniform(40, 140), chance.uniform(850, 1400)
        _walk(brush, chance, x, y, 50)
        if number < marks - 1:
            drawing = brush.release(drawing)
    x, y = 60.0, 1000.0
    for _ in range(MOVES):
        x, y = x + chance.gauss(0, 2), y + 4
        brush.move(Sample(x, y))
        yield brush.preview(drawing)


def _walk(brush: Brush, chance: Random, x: float, y: float, steps: int) -> None:
    brush.press(Sample(x, y))
    for _ in range(steps):
        x, y = x + chance.gauss(0, 4), y + chance.gauss(4, 4)
        brush.move(Sample(x, y))
