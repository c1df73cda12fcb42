"""How several views of the body stand in a box of paper so that the body is as large as it can be. Pure numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from bodymap.exports.panels import Box

ROUNDS = 16
"""Halvings in which the size is found: to 1 part in 65,000 of what the height alone would allow."""


LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Piece:
    """One view: width and height at size 1, and the width that the words above it need whatever its size."""

    width: float
    height: float
    narrowest: float

    def across(self, size: float) -> float:
        return max(self.width * size, self.narrowest)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Between two pieces across; above a piece for its words; below it for its scale. The same at any size."""

    across: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Packed:
    """size: factor of every piece; boxes: the room of each with its words, in their order; wide, high: of all together."""

    size: float
    boxes: tuple[Box, ...]
    wide: float
    high: float


_Groups = tuple[tuple[Piece, ...], ...]


def packed(pieces: Sequence[Piece], width: float, height: float, spacing: Spacing) -> Packed:
    """In rows or in columns, whichever makes the pieces largest in a box of this width and height.

    Reading order is kept: left to right in rows, top to bottom in columns. A box too small for the words alone gets
    pieces of the least size, which then stand over its edge.
    """
    ways = [(groups, upright) for groups in _grouped(tuple(pieces)) for upright in (False, True)]
    sized = [(_largest(groups, upright, width, height, spacing), groups, upright) for groups, upright in ways]
    return _placed(*max(sized, key=lambda one: one[0]), spacing)


def _grouped(pieces: tuple[Piece, ...]) -> Iterator[_Groups]:
    """All ways to cut a row of pieces into groups without changing their order."""
    for count in range(len(pieces)):
        for cuts in combinations(range(1, len(pieces)), count):
            edges = (0, *cuts, len(pieces))
            yield tuple(pieces[a:b] for a, b in pairwise(edges))


def _largest(groups: _Groups, upright: bool, width: float, height: float, spacing: Spacing) -> float:
    """The largest size at which the groups fit, LEAST where none does."""
    low, high = LEAST, height / min(piece.height for group in groups for piece in group)
    for _ in range(ROUNDS):
        size = (low + high) / 2
        wide, tall = _room(groups, upright, size, spacing)
        low, high = (size, high) if wide <= width and tall <= height else (low, size)
    return low


def _room(groups: _Groups, upright: bool, size: float, spacing: Spacing) -> tuple[float, float]:
    """Width and height that all take at a size."""
    sizes = [_group_room(group, upright, size, spacing) for group in groups]
    wide, tall = zip(*sizes, strict=True)
    if upright:
        return sum(wide) + spacing.across * (len(groups) - 1), max(tall)
    return max(wide), sum(tall)


def _group_room(group: Iterable[Piece], upright: bool, size: float, spacing: Spacing) -> tuple[float, float]:
    pieces = tuple(group)
    words = spacing.above + spacing.below
    if upright:
        return max(p.across(size) for p in pieces), sum(p.height * size + words for p in pieces)
    wide = sum(p.across(size) for p in pieces) + spacing.across * (len(pieces) - 1)
    return wide, max(p.height for p in pieces) * size + words


def _placed(size: float, groups: _Groups, upright: bool, spacing: Spacing) -> Packed:
    """Every piece in its place; a group narrower than the whole stands in the middle of it."""
    wide, tall = _room(groups, upright, size, spacing)
    boxes: list[Box] = []
    at = 0.0
    for group in groups:
        across, down = _group_room(group, upright, size, spacing)
        x, y = (at, 0.0) if upright else ((wide - across) / 2, at)
        for piece in group:
            room = across if upright else piece.across(size)
            high = piece.height * size + spacing.above + spacing.below
            boxes.append((x, y, x + room, y + high))
            x, y = (x, y + high) if upright else (x + room + spacing.across, y)
        at += across + spacing.across if upright else down
    return Packed(size, tuple(boxes), wide, tall)
