"""How the panels of the right side stand: their order, and which are closed. Values only, no Qt.

The safety questions and warnings are none of them: they stand on top always and cannot be moved or closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bodymap.language import tr_later

ROOTS, SPINE, NEXT, LOOK_ALIKES, LISTS = "roots", "spine", "next", "look-alikes", "lists"
USUAL = (ROOTS, SPINE, NEXT, LOOK_ALIKES, LISTS)
"""The usual order. The lists (examination, conditions, maps) are a column of their own, so they come first or last."""
NAMES = {
    ROOTS: tr_later("Roots that fit"),
    SPINE: tr_later("Spine"),
    NEXT: tr_later("Test next"),
    LOOK_ALIKES: tr_later("What else it could be"),
    LISTS: tr_later("Examination, conditions and maps"),
}
PAIR: frozenset[str] = frozenset((ROOTS, SPINE))
"""These stand beside each other where they are neighbours and there is room."""
CLOSED = "-"
"""What stands before a closed panel where an arrangement is written down."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """order: every id of USUAL once, the lists first or last; closed: those not shown, in the order of USUAL."""

    order: tuple[str, ...] = USUAL
    closed: tuple[str, ...] = ()

    def shows(self, panel: str) -> bool:
        return panel not in self.closed

    @property
    def lists_first(self) -> bool:
        return self.order[0] == LISTS


USUAL_ARRANGEMENT = Arrangement()
Arrangements = tuple[tuple[str, Arrangement], ...]
"""The arrangement of each mode (its id) that has another than the usual one."""


def arranged(order: Iterable[str], closed: Iterable[str] = ()) -> Arrangement:
    """What can be shown of a wish: unknown ids and repeats go, a missing panel comes after the one it usually follows."""
    wished = [panel for panel in dict.fromkeys(order) if panel in USUAL]
    for place, panel in enumerate(USUAL):
        if panel not in wished:
            before = USUAL[place - 1] if place else ""
            wished.insert(wished.index(before) + 1 if before else 0, panel)
    first = wished[0] == LISTS
    rest = tuple(panel for panel in wished if panel != LISTS)
    gone = frozenset(closed)
    return Arrangement((LISTS, *rest) if first else (*rest, LISTS), tuple(p for p in USUAL if p in gone))


def read_arrangement(text: str) -> Arrangement:
    """From the words of `written`, such as "roots spine -next"; any text gives an arrangement."""
    words = text.split()
    return arranged(
        (word.removeprefix(CLOSED) for word in words),
        (word.removeprefix(CLOSED) for word in words if word.startswith(CLOSED)),
    )


def written(one: Arrangement) -> str:
    """The ids in their order, closed ones marked."""
    return " ".join(panel if one.shows(panel) else f"{CLOSED}{panel}" for panel in one.order)


def moved(one: Arrangement, panel: str, step: int) -> Arrangement:
    """The panel one place up (-1) or down (1) among those that are seen; the lists go past all others. Nowhere to go: the same."""
    if panel == LISTS:
        rest = tuple(other for other in one.order if other != LISTS)
        return replace(one, order=(LISTS, *rest) if step < 0 else (*rest, LISTS))
    seen = [other for other in one.order if other != LISTS and (one.shows(other) or other == panel)]
    place = seen.index(panel) + step
    if not 0 <= place < len(seen):
        return one
    rest = [other for other in one.order if other != panel]
    rest.insert(rest.index(seen[place]) + max(step, 0), panel)
    return replace(one, order=tuple(rest))


def placed(one: Arrangement, panel: str, beside: str, after: bool) -> Arrangement:
    """The panel right before or after another one; neither is the lists, which stand first or last."""
    rest = [other for other in one.order if other != panel]
    rest.insert(rest.index(beside) + after, panel)
    return replace(one, order=tuple(rest))


def turned(one: Arrangement, panel: str) -> Arrangement:
    """Close the panel, or open it again where it was."""
    gone = set(one.closed) ^ {panel}
    return replace(one, closed=tuple(p for p in USUAL if p in gone))


def opened(one: Arrangement, panel: str) -> Arrangement:
    """The same with this panel open."""
    return one if one.shows(panel) else turned(one, panel)


def lines(one: Arrangement) -> tuple[tuple[str, ...], ...]:
    """The panels of the reading from above, closed ones too; roots and spine share a line where they are neighbours."""
    made: list[list[str]] = []
    for panel in one.order:
        if made and len(made[-1]) == 1 and PAIR.issuperset((*made[-1], panel)):
            made[-1].append(panel)
        elif panel != LISTS:
            made.append([panel])
    return tuple(map(tuple, made))


def arrangement_of(all_of_them: Arrangements, mode: str) -> Arrangement:
    """The one of this mode, else the usual one."""
    return dict(all_of_them).get(mode, USUAL_ARRANGEMENT)


def with_arrangement(all_of_them: Arrangements, mode: str, one: Arrangement) -> Arrangements:
    """The same with another one in this mode; the usual one is not noted."""
    rest = tuple(pair for pair in all_of_them if pair[0] != mode)
    return rest if one == USUAL_ARRANGEMENT else (*rest, (mode, one))
