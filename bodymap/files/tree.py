"""What a bounded reader answers: plain values that still know where in the file they stood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bodymap.files.problems import Place

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Step = str | int
"""One step down: the name of a member, or the index (from 0) of an item."""
Spot = tuple[int, int]
"""Line and column, both from 1."""


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one file may hold; beyond it the reader stops at once.

    size: bytes; depth: lists and mappings inside each other; nodes: values and names; scalar: characters of one
    text. doubtful_as_text: words YAML readers disagree about (`no`, `012`, `3:25`) stay the text that was typed
    instead of being refused. They are converted in neither case.
    """

    size: int
    depth: int = 24
    nodes: int = 60_000
    scalar: int = 20_000
    doubtful_as_text: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of one file, and the way back to the line.

    spot_of: line and column of the deepest value that exists along a path.
    """

    value: Value
    file: str
    spot_of: Callable[[Sequence[Step]], Spot]

    def place_of(self, path: Sequence[Step]) -> Place:
        """Where the value (or, if it is missing, what should have held it) stands."""
        return Place(self.file, *self.spot_of(path))
