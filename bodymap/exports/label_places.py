"""Where names stand on a picture so that none lies over another: pure, no Qt. Everything in px."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Size:
    """A way to write a name: its box around the middle of the place, and how much room it asks for there.

    need: radius that a place must have; 0 = any place will do.
    """

    around: Box
    need: float = 0.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place: sizes and spots (x, y, radius of room), the best first; room: it stays in there.

    beside: it may also begin or end at a spot instead of lying across it; rank: lower ones choose first; twin: what it
    has in common with those that are to be as large, "" = nothing; largest: the first of its sizes that may be taken.
    """

    sizes: Sequence[Size]
    spots: Sequence[tuple[float, float, float]]
    room: Box
    beside: bool = False
    rank: int = 0
    twin: str = ""
    largest: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the middle of it, which of its sizes, and the box it fills."""

    x: float
    y: float
    size: int
    box: Box


def placed(wishes: Sequence[Wish]) -> tuple[Place | None, ...]:
    """A place for each wish, in their order; None where it would lie over one that chose before."""
    found: list[Place | None] = [None] * len(wishes)
    taken: list[Box] = []
    for index in sorted(range(len(wishes)), key=lambda i: wishes[i].rank):
        place = next((one for one in _tries(wishes[index]) if _is_free(one.box, taken)), None)
        found[index] = place
        if place is not None:
            taken.append(place.box)
    return tuple(found)


def evened(wishes: Sequence[Wish], places: Sequence[Place | None]) -> tuple[Wish, ...]:
    """The wishes again with one size for those that are twins, the smallest that any of them got.

    A level left and right of the middle would look like two things where one has a little less room.
    """
    smallest: dict[str, int] = {}
    for wish, place in zip(wishes, places, strict=True):
        if wish.twin and place is not None:
            smallest[wish.twin] = max(smallest.get(wish.twin, 0), place.size)
    return tuple(
        replace(wish, largest=smallest[wish.twin]) if smallest.get(wish.twin) else wish for wish in wishes
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(overlap(box, other) for other in taken)


def _tries(wish: Wish) -> Iterator[Place]:
    """Every place and size that keeps to the room, the best first."""
    for x, y, radius in wish.spots:
        for number, size in enumerate(wish.sizes):
            if number < wish.largest or radius < size.need:
                continue
            left, _, right, _ = size.around
            for shift in (0.0, -left, -right) if wish.beside else (0.0,):
                place = _kept_in(wish.room, x + shift, y, number, size.around)
                if place is not None:
                    yield place


def _kept_in(room: Box, x: float, y: float, number: int, around: Box) -> Place | None:
    """Moved sideways so that none of it is cut off; None where it has no room at that height."""
    left, top, right, bottom = around
    x = min(max(x, room[0] - left), room[2] - right)
    box = (x + left, y + top, x + right, y + bottom)
    inside = box[0] >= room[0] and box[1] >= room[1] and box[3] <= room[3]
    return Place(x, y, number, box) if inside else None


def rooms(bodies: Sequence[Box], panes: Sequence[Box]) -> tuple[Box, ...]:
    """Where the names of each body may stand: at its own height, sideways as far as the middle to its neighbours.

    bodies: boxes of the views; panes: for each the box in which it may be seen. No two rooms of a pane overlap.
    """
    return tuple(
        _room(i, body, bodies, pane) for i, (body, pane) in enumerate(zip(bodies, panes, strict=True))
    )


def _room(index: int, body: Box, bodies: Sequence[Box], pane: Box) -> Box:
    middle = (body[0] + body[2]) / 2
    left, right = -inf, inf
    for other in (b for i, b in enumerate(bodies) if i != index and b[1] < body[3] and body[1] < b[3]):
        if (other[0] + other[2]) / 2 < middle:
            left = max(left, (other[2] + body[0]) / 2)
        else:
            right = min(right, (other[0] + body[2]) / 2)
    return max(left, pane[0]), max(body[1], pane[1]), min(right, pane[2]), min(body[3], pane[3])
