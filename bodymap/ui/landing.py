"""Where a panel lands that is dragged over the right side, and the line that says so: from places alone. Pure, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from bodymap.ui.arrangement import LISTS, PAIR, Arrangement, lines, moved, placed

THICK = 4
"""Px of the line that shows where a panel lands."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is seen of a panel, px of the right side."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def far(self, x: int, y: int) -> float:
        """Px from the box; 0 inside."""
        return hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    def edge(self, across: bool, after: bool) -> "Box":
        """A line on its left or right (across), else on its upper or lower edge."""
        if across:
            return Box((self.right if after else self.left) - THICK // 2, self.top, THICK, self.height)
        return Box(self.left, (self.bottom if after else self.top) - THICK // 2, self.width, THICK)


@dataclass(frozen=True, slots=True)
class Landing:
    """then: how the panels stand once it is let go; line: where that is shown."""

    then: Arrangement
    line: Box


def landing(
    one: Arrangement,
    panel: str,
    x: int,
    y: int,
    boxes: Mapping[str, Box],
    pair_beside: bool,
    lists_beside: bool,
) -> Landing | None:
    """What letting the panel go at this point does; None = nothing.

    boxes: the panels that are seen; pair_beside: roots and spine share a line where they are neighbours;
    lists_beside: the lists stand beside the reading. The lists go past all others; any other panel comes before or
    after the nearest one, and only the two of the pair come to the left or right of each other.
    """
    others = {name: box for name, box in boxes.items() if name not in (panel, LISTS)}
    if not others:
        return None
    if panel == LISTS:
        whole = around(*others.values())
        after = _after(whole, x, y, lists_beside)
        return _told(one, moved(one, LISTS, 1 if after else -1), whole.edge(lists_beside, after))
    near = min(others, key=lambda name: others[name].far(x, y))
    across = pair_beside and frozenset((panel, near)) == PAIR
    beside = next(line for line in lines(one) if near in line) if pair_beside and not across else (near,)
    beside = tuple(name for name in beside if name in others)
    whole = around(*(others[name] for name in beside))
    after = _after(whole, x, y, across)
    then = placed(one, panel, beside[-1] if after else beside[0], after)
    return _told(one, then, whole.edge(across, after))


def around(*boxes: Box) -> Box:
    """The smallest box with all of them in it."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _after(whole: Box, x: int, y: int, across: bool) -> bool:
    """Whether the point is in the second half."""
    return 2 * x > whole.left + whole.right if across else 2 * y > whole.top + whole.bottom


def _told(one: Arrangement, then: Arrangement, line: Box) -> Landing | None:
    return Landing(then, line) if then != one else None
