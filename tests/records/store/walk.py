"""A random walk over painting and keeping, beside a model in plain Python that knows no geometry library and no disk.

    python -m tests.records.store.walk FOLDER STEPS SEED     prints how often each step was done, or what was different

The program paints with its tools, undoes with its history and keeps in a library. The model knows fixed points on the
body: whether a point was under the brush follows from its distance to the line. Points nearer to the edge than EDGE
are not asked until a stroke covers or clears them for sure.
"""

import json
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import hypot
from pathlib import Path
from random import Random

import shapely
from shapely import Point

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.history import History
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush, Eraser, clear
from bodymap.records.document import Document
from bodymap.records.store.backups import make_backup
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import restore
from bodymap.records.store.values import Author
from tests.records.store.made import DAY, made, opened, place_in

VIEW = View.FRONT
EDGE = 0.6
"""mm: twice what a stroke's line, its round ends, its outline and the grid of a file may move together (0.05, 0.05, 0.1, 0.01)."""
POINTS, APART = 250, 3.0
"""Places that are asked, and how far from the edge of the body they keep, mm."""
FEELINGS = (Sensation.ACHE, Sensation.NUMBNESS, Sensation.BURNING)
STEPS = {
    "paint": 30, "clear": 2, "erase": 12, "undo": 18, "redo": 12, "save": 10, "reload": 6, "kill": 4, "back up": 2, "restore": 1,
}  # fmt: skip
"""Each with how often it comes."""
Places = tuple[tuple[float, float], ...]


class DifferentError(Exception):
    """The program and the model do not agree."""


@dataclass(frozen=True)
class Skin:
    """What the model knows of one feeling: which points have it for sure, and which nobody asks."""

    felt: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


Body = dict[Sensation, Skin]


@dataclass
class Model:
    """The plain model: a list of bodies and a place in it, what was saved, and what was backed up."""

    bodies: list[Body] = field(default_factory=lambda: [{}])
    at: int = 0
    saved: Body = field(default_factory=dict)
    kept: Body = field(default_factory=dict)

    @property
    def body(self) -> Body:
        return self.bodies[self.at]

    def do(self, body: Body) -> None:
        self.bodies = [*self.bodies[: self.at + 1], body]
        self.at += 1

    def start(self, body: Body) -> None:
        self.bodies, self.at = [body], 0


def touched(points: Places, line: Places, width: float) -> tuple[frozenset[int], frozenset[int]]:
    """Which points are under the brush for sure, and which are too near its edge to say."""
    distances = [min(map(lambda a, b, p=p: _distance(p, a, b), line, (*line[1:], line[-1]))) for p in points]
    under = frozenset(i for i, d in enumerate(distances) if d < width / 2 - EDGE)
    near = frozenset(i for i, d in enumerate(distances) if abs(d - width / 2) <= EDGE)
    return under, near


def _distance(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    along, length = (b[0] - a[0], b[1] - a[1]), (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    share = ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(p[0] - a[0] - share * along[0], p[1] - a[1] - share * along[1])


def painted(skin: Skin, under: frozenset[int], near: frozenset[int]) -> Skin:
    return Skin(skin.felt | under, (skin.unsure | (near - skin.felt)) - under)


def wiped(skin: Skin, under: frozenset[int], near: frozenset[int]) -> Skin:
    left = skin.felt - under
    return Skin(left - near, (skin.unsure | (near & left)) - under)


class Walk:
    """The program and the model side by side; `step` does one step on both and looks."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.folder = folder / "0"
        self.folder.mkdir()
        self.number = 0
        self.atlas: Atlas = open_atlas()
        self.points = self._points()
        self.model = Model()
        self.store = made(self.folder)
        visit = self.store.add_visit(self.store.add_person().id, DAY)
        self.head = self.store.add_sheet(visit.id, Author.PATIENT, Document())
        self.history: History[PainDrawing] = History(PainDrawing())
        self.done: Counter[str] = Counter()
        self._back_up()

    def _points(self) -> Places:
        inside = self.atlas.silhouette(VIEW).buffer(-APART)
        left, top, right, bottom = inside.bounds
        found: list[tuple[float, float]] = []
        while len(found) < POINTS:
            place = (self.random.uniform(left, right), self.random.uniform(top, bottom))
            if inside.contains(Point(place)):
                found.append(place)
        return tuple(found)

    # One step

    def step(self) -> None:
        name = self.random.choices(list(STEPS), list(STEPS.values()))[0]
        self.done[name] += 1
        getattr(self, f"_{name.replace(' ', '_')}")()
        self.look(name)

    def _paint(self) -> None:
        feeling = self.random.choice(FEELINGS)
        under, near = self._stroke(Brush(self.atlas, VIEW, feeling, self._width()))
        self._drawn({**self.model.body, feeling: painted(self._skin(feeling), under, near)})

    def _erase(self) -> None:
        under, near = self._stroke(Eraser(self.atlas, VIEW, self._width()))
        self._drawn({feeling: wiped(skin, under, near) for feeling, skin in self.model.body.items()})

    def _clear(self) -> None:
        self.after = clear(self.history.value)
        self._drawn({})

    def _width(self) -> float:
        self.width = self.random.uniform(10, 120)
        return self.width

    def _skin(self, feeling: Sensation) -> Skin:
        return self.model.body.get(feeling, Skin())

    def _stroke(self, tool: Brush | Eraser) -> tuple[frozenset[int], frozenset[int]]:
        x, y = self.random.choice(self.points)
        line = [(x, y)]
        for _ in range(self.random.randint(0, 4)):
            line.append(
                (line[-1][0] + self.random.uniform(-60, 60), line[-1][1] + self.random.uniform(-90, 90))
            )
        tool.press(Sample(*line[0]))
        for place in line[1:]:
            tool.move(Sample(*place))
        self.after = tool.release(self.history.value)
        return touched(self.points, tuple(line), self.width)

    def _drawn(self, body: Body) -> None:
        """No step where nothing changed; then nothing may have changed for the model either."""
        if self.after is self.history.value:
            if {
                f: skin.felt
                for f, skin in body.items()
                if skin.felt - self._skin(f).felt - self._skin(f).unsure
            }:
                raise DifferentError("a stroke was no step, though it covers new skin")
            return
        self.history = self.history.done("A step", self.after)
        self.model.do(body)

    def _undo(self) -> None:
        self.history = self.history.undone()
        self.model.at = max(self.model.at - 1, 0)

    def _redo(self) -> None:
        self.history = self.history.redone()
        self.model.at = min(self.model.at + 1, len(self.model.bodies) - 1)

    def _save(self) -> None:
        self.head = self.store.save_sheet(self.head, replace(Document(), drawing=self.history.value))
        self.model.saved = self.model.body

    def _reload(self) -> None:
        self.store.close()
        self._begin_from(opened(self.folder))

    def _kill(self) -> None:
        """What a kill leaves: the files as they lie there, with the side file nobody has cleared away."""
        self.number += 1
        after = self.folder.with_name(str(self.number))
        shutil.copytree(self.folder, after)
        self.store.close()
        shutil.rmtree(self.folder)
        self.folder = after
        self._begin_from(opened(after))

    def _back_up(self) -> None:
        self.backup = make_backup(self.store, self.store.place.backups, datetime.now(UTC)).path.name
        self.model.kept = self.model.saved

    def _restore(self) -> None:
        place = place_in(self.folder)
        key = place.ring.fetch(place.ring.read())
        self.store.close()
        restore(place, place.backups / self.backup, key, datetime.now(UTC))
        shutil.rmtree(place.replaced)
        self.model.saved = self.model.kept
        self._begin_from(opened(self.folder))

    def _begin_from(self, store: RecordStore) -> None:
        self.store = store
        sheet = store.sheet(self.head.id)
        self.head = sheet.head
        self.history = History(sheet.document().drawing)
        self.model.start(self.model.saved)

    # Whether both agree

    def look(self, step: str) -> None:
        drawing = self.history.value
        for feeling in FEELINGS:
            skin = self._skin(feeling)
            areas = [mark.area for mark in drawing.marks if mark.sensation is feeling]
            found = {
                i
                for area in areas
                for i, hit in enumerate(shapely.contains_xy(area, self.points).tolist())
                if hit
            }
            if wrong := (found ^ skin.felt) - skin.unsure:
                raise DifferentError(
                    f"after {step}: {feeling} differs at {[self.points[i] for i in sorted(wrong)[:3]]}"
                )
        if (len(self.history.past), len(self.history.future)) != (
            self.model.at,
            len(self.model.bodies) - 1 - self.model.at,
        ):
            raise DifferentError(f"after {step}: other steps can be undone or redone")


def walked(folder: Path, steps: int, seed: int) -> dict[str, object]:
    """Raises DifferentError."""
    walk = Walk(folder, seed)
    for _ in range(steps):
        walk.step()
    asked = sum(len(skin.felt) for skin in walk.model.body.values())
    walk.store.close()
    return {"steps": steps, "felt at the end": asked, **walk.done}


if __name__ == "__main__":
    print(json.dumps(walked(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
