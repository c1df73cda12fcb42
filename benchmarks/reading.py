"""A full reading: 200 strokes and every item of the examination found one way or the other, read anew after each change.

Each event sees another drawing (one more stroke, one of the older ones less) or another examination (one finding otherwise), as a click makes it. The
parts of the older strokes are remembered from the reading before, as in the window; "from a file" reads a drawing of which
nothing is remembered.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from benchmarks.timing import Gate, Table, in_turn
from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import VALUES
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.map_levels import map_reasons
from bodymap.reasoning.read import read, read_drawing

STROKES, EVENTS, WARM_UP, FILES = 200, 120, 10, 6
GATE = 16.0
"""ms; issue: a full reading, 200 strokes and full examination."""


def bench() -> list[Table]:
    atlas, library = open_atlas(), open_library()
    drawings = list(_drawings(atlas, Random(1), STROKES, STROKES + EVENTS + WARM_UP))
    examinations = list(_examinations(library, Random(2), EVENTS + WARM_UP))
    symptoms, maps = symptoms_of(atlas, drawings[0], library.rules.painting), map_reasons(atlas, drawings[0])
    more = in_turn(
        {"one stroke more": lambda i: read_drawing(library, atlas, drawings[i], examinations[0])},
        EVENTS,
        1,
        WARM_UP,
    )
    fewer = list(_without_one(drawings[-1], Random(3), EVENTS + WARM_UP))
    less = in_turn(
        {"one older stroke deleted": lambda i: read_drawing(library, atlas, fewer[i], examinations[0])},
        EVENTS,
        1,
        WARM_UP,
    )
    otherwise = in_turn(
        {
            "one finding otherwise": lambda i: read_drawing(library, atlas, drawings[-1], examinations[i]),
            "of it, from signs to reading": lambda i: read(library, symptoms, examinations[i], maps),
        },
        EVENTS,
        5,
        WARM_UP,
    )
    rows = (*more, *less, *otherwise)
    gates = tuple(Gate(f"{row.name}: p99, thread", row.cpu_at(0.99), GATE, "ms") for row in rows[:3])
    notes = (
        f"{len(examinations[0].findings)} findings, {len(symptoms.signs)} signs in zones, {STROKES} strokes",
        f"from a file, nothing remembered: {_from_a_file(atlas, library, examinations[0]):.0f} ms (median of {FILES})",
    )
    return [Table("a full reading", rows, gates, notes)]


def _from_a_file(atlas: Atlas, library: Library, examination: Examination) -> float:
    others = [list(_drawings(atlas, Random(90 + n), STROKES, STROKES))[-1] for n in range(FILES)]
    row = in_turn({"file": lambda i: read_drawing(library, atlas, others[i], examination)}, FILES)[0]
    return row.cpu_at(0.5)


def _drawings(atlas: Atlas, chance: Random, first: int, last: int) -> Iterator[PainDrawing]:
    """Drawings of `first` to `last` strokes, each with one stroke more than the one before."""
    drawing, feelings = PainDrawing(), list(Sensation)
    for number in range(1, last + 1):
        view = chance.choice((View.FRONT, View.BACK, View.SIDE_LEFT, View.SIDE_RIGHT))
        brush = Brush(atlas, view, chance.choice(feelings), chance.uniform(15, 40), intensity=number % 11)
        x, y = chance.choice((-1, 1)) * chance.uniform(40, 140), chance.uniform(700, 1400)
        brush.press(Sample(x, y))
        for _ in range(30):
            x, y = x + chance.gauss(0, 5), y + chance.gauss(3, 5)
            brush.move(Sample(x, y))
        drawing = brush.release(drawing)
        if number >= first:
            yield drawing


def _without_one(drawing: PainDrawing, chance: Random, count: int) -> Iterator[PainDrawing]:
    """The drawing with one mark less than before, any of them, again and again."""
    for _ in range(count):
        gone = chance.choice(drawing.marks)
        drawing = replace(drawing, marks=tuple(mark for mark in drawing.marks if mark is not gone))
        yield drawing


def _examinations(library: Library, chance: Random, count: int) -> Iterator[Examination]:
    """Every item found on each of its sides; then one of them otherwise, again and again."""
    sided = [(word, side) for word in library.words for side in (list(Side) if word.sided else [None])]
    found = Examination(tuple(Finding(w.kind, w.name, VALUES[w.kind][-1], side) for w, side in sided))
    for _ in range(count):
        word, side = chance.choice(sided)
        found = found.with_finding(Finding(word.kind, word.name, chance.choice(VALUES[word.kind]), side))
        yield found
