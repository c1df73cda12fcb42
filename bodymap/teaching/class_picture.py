"""The picture of a class: how many drawings have something painted in each zone. Only zones are kept, no drawing.

A drawing counts once for a zone and side, however much of it is painted and in whichever view, from the share on that a
reading takes for more than an overshoot of the brush.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.rules import Painting
from bodymap.language import tr
from bodymap.reasoning.coverage import coverage

Place = tuple[str, Side]
"""Zone and side."""
Places = frozenset[Place]
_NOBODY: Mapping[str, Places] = MappingProxyType({})
_NOTHING_BAD: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ClassPicture:
    """drawings: the places of each by a key (a file or a number); bad: what could not be read, by key, and why."""

    drawings: Mapping[str, Places] = field(default_factory=lambda: _NOBODY)
    bad: Mapping[str, str] = field(default_factory=lambda: _NOTHING_BAD)

    @property
    def count(self) -> int:
        return len(self.drawings)

    @property
    def counts(self) -> Mapping[Place, int]:
        """How many drawings have something in each place."""
        found: dict[Place, int] = {}
        for places in self.drawings.values():
            for place in places:
                found[place] = found.get(place, 0) + 1
        return found

    def added(self, key: str, places: Places) -> "ClassPicture":
        """One more drawing, or another in its place."""
        bad = {one: why for one, why in self.bad.items() if one != key}
        return replace(self, drawings={**self.drawings, key: places}, bad=bad)

    def faulty(self, key: str, why: str) -> "ClassPicture":
        """A file that could not be read; what it was before is no longer true."""
        rest = {one: places for one, places in self.drawings.items() if one != key}
        return replace(self, drawings=rest, bad={**self.bad, key: why})

    def without(self, keys: Iterable[str]) -> "ClassPicture":
        gone = set(keys)
        return ClassPicture(
            {one: places for one, places in self.drawings.items() if one not in gone},
            {one: why for one, why in self.bad.items() if one not in gone},
        )


def places_of(atlas: Atlas, painting: Painting, drawing: PainDrawing) -> Places:
    """The zones and sides in which a drawing has something."""
    return frozenset((c.zone, c.side) for c in coverage(atlas, drawing) if c.share >= painting.overshoot)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale: from so many drawings to so many, and its colour "#rrggbb" (darker = more)."""

    least: int
    most: int
    colour: str

    @property
    def dark(self) -> bool:
        """Whether letters on it are to be light."""
        return self.colour in RAMP[3:]

    @property
    def words(self) -> str:
        if self.least == self.most:
            return str(self.least)
        return tr("{least} to {most}", least=self.least, most=self.most)


RAMP = ("#f6e3c5", "#f0c07f", "#dd8f45", "#b25a22", "#74300f")
"""From few to many, each clearly darker than the one before: told apart without colours too (a test measures)."""


def steps(most: int) -> tuple[Step, ...]:
    """The scale from one drawing to the most in any place: as many steps as there are colours, or fewer."""
    parts = min(most, len(RAMP))
    edges = [round(most * i / parts) for i in range(parts + 1)] if parts else []
    colours = RAMP[len(RAMP) - parts :] if parts < len(RAMP) else RAMP
    return tuple(
        Step(low + 1, high, colour) for low, high, colour in zip(edges, edges[1:], colours, strict=False)
    )


def step_of(scale: Iterable[Step], count: int) -> Step | None:
    """The step of a count; None = none has painted there."""
    return next((one for one in scale if one.least <= count <= one.most), None)
