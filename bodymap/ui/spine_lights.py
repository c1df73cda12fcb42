"""What is lit on the spine for a reading and a clicked place, and what is said about it: pure, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.knowledge.library import DiscFacts
from bodymap.language import tr, tr_later, with_colon
from bodymap.reasoning.reading import RootEvidence
from bodymap.ui.figure_lights import map_name
from bodymap.ui.map_names import counted_answers
from bodymap.ui.state import Selection, State

SIJ = "sij_pain"
"""The look-alike whose joint is drawn here."""
FAINTEST = 0.12
"""A root below this share of the best one's probability is not lit: it would only be noise."""


NO_RINGS: Mapping[Root, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RootLight:
    """How one root on one side is shown.

    fill 0-1: probability against the best root; words: how well it fits, in words ("" = not lit);
    maps: ids of the maps that name the root at the clicked place; rings: how much of the chosen muscle or nerve it is.
    """

    fill: float = 0.0
    words: str = ""
    maps: tuple[str, ...] = ()
    rings: int = 0


@dataclass(frozen=True, slots=True)
class DiscLight:
    """Whether a disc can press the leading root on a side: as the usual place (paracentral) or the other one."""

    disc: DiscLevel
    side: Side
    root: Root
    usual: bool


def root_lights(state: State, rings: Mapping[Root, int] = NO_RINGS) -> dict[tuple[Root, Side], RootLight]:
    """Every root that is lit by the reading, or ringed because a map names it where the person clicked, or because
    the chosen muscle or nerve depends on it (rings: how many, by root).
    """
    if not state.mode.shows_reading:
        return {}
    best = max((e.probability for e in state.reading.roots), default=0.0)
    lit = {
        (e.root, e.side): RootLight(e.probability / best, e.band)
        for e in state.reading.roots
        if best > 0 and e.probability >= FAINTEST * best
    }
    point = state.selection.point
    for map_id, level in point.maps.items() if point else ():
        for side in (point.side,) if point and point.side else tuple(Side):
            root = next((r for r in Root if r.value == level), None)
            if root is not None:
                known = lit.get((root, side), RootLight())
                lit[root, side] = RootLight(known.fill, known.words, (*known.maps, map_id))
    sides = (state.selection.side,) if state.selection.side else tuple(Side)
    for key in ((root, side) for root in rings for side in sides):
        lit[key] = replace(lit.get(key, RootLight()), rings=rings[key[0]])
    return lit


def disc_lights(state: State, facts: Mapping[DiscLevel, DiscFacts]) -> tuple[DiscLight, ...]:
    """The discs that can press the leading root, on its side; none without a reading."""
    leading = leading_root(state)
    if leading is None:
        return ()
    return tuple(
        DiscLight(disc, leading.side, leading.root, one.paracentral is leading.root)
        for disc, one in facts.items()
        if leading.root in (one.paracentral, one.foraminal)
    )


def leading_root(state: State) -> RootEvidence | None:
    roots = state.reading.roots if state.mode.shows_reading else ()
    return min(roots, key=lambda e: e.rank, default=None)


def lit_joints(state: State) -> tuple[Side, ...]:
    """Sides on which the sacroiliac joint is among what looks alike."""
    if not state.mode.shows_reading:
        return ()
    found = [s for s in state.reading.look_alikes if s.id == SIJ]
    return tuple(side for s in found for side in ((s.side,) if s.side else tuple(Side)))


def light_words(state: State) -> str:
    """Every root that fits, the best first: "left L5: compatible; left S1: less likely"."""
    lit = sorted(root_lights(state).items(), key=lambda item: -item[1].fill)
    fits = [with_colon(f"{side.word} {root.value}", light.words) for (root, side), light in lit if light.words]
    return "; ".join(fits) or tr("no root is lit")


def target_words(state: State, facts: Mapping[DiscLevel, DiscFacts], chosen: Selection) -> str:
    """Such as "Left L5 root: fits well"; for a disc the roots it can press; "" for anything else."""
    if chosen.disc is not None:
        one = facts[chosen.disc]
        pressed = tr("usually presses {value}, further out {value2}", value=one.paracentral.value, value2=one.foraminal.value)
        return tr("Disc {value}: {pressed}", value=chosen.disc.value, pressed=pressed)
    if chosen.root is None or chosen.side is None:
        return ""
    light = root_lights(state).get((chosen.root, chosen.side), RootLight())
    said = [light.words] if light.words else []
    if light.maps:
        said.append(tr("named at the clicked point by ") + ", ".join(map(map_name, light.maps)))
    name = tr("{word} {value} root", word=chosen.side.word.capitalize(), value=chosen.root.value)
    return with_colon(name, '; '.join(said)) if said else name


class Key(Enum):
    """What a line of the legend explains."""

    FILL = "fill"
    RING = "ring"
    DISC = "disc"
    DISC_DASHED = "disc, dashed"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One line of the legend: its key, its words, and the same shorter for a narrow widget."""

    key: Key
    words: str
    short: str


def legend(state: State, facts: Mapping[DiscLevel, DiscFacts]) -> tuple[LegendRow, ...]:
    """One row for each kind of light; rows for discs and joints only while these are lit."""
    lit = disc_lights(state, facts)
    rows = [
        LegendRow(Key.FILL, tr("Filled: fits the drawing"), tr("Fits the drawing")),
        LegendRow(Key.RING, *_ring_words(state)),
    ]
    for key, usual, how in (
        (Key.DISC, True, tr_later("{disc}: usually presses {root}")),
        (Key.DISC_DASHED, False, tr_later("{disc}: {root} further out")),
    ):
        found = next((light for light in lit if light.usual is usual), None)
        if found is not None:
            words = tr(how, disc=found.disc.value, root=found.root.value)
            rows.append(LegendRow(key, tr("Disc {words}", words=words), words))
    if lit_joints(state):
        rows.append(LegendRow(Key.JOINT, tr("Sacroiliac joint: looks alike"), tr("SI joint: looks alike")))
    return tuple(rows)


def _ring_words(state: State) -> tuple[str, str]:
    """What the maps say at the click, by how many say it; each map's own answer stands in the page of what is selected."""
    if state.selection.muscle or state.selection.nerve or state.selection.reflex:
        return tr("Outlined: roots of what is chosen; more rings, more of it"), tr("Outlined: its roots")
    point = state.selection.point
    if point is None or not point.maps or not state.mode.shows_reading:
        return tr("Outlined: roots where you click"), tr("Roots where you click")
    said = counted_answers(point.maps)
    return tr("Outlined: {said}", said=said), said
