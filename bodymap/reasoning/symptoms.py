"""Where it hurts and where it is numb, by zone and side: what the reading takes in, whoever drew or typed it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.rules import Painting


@dataclass(frozen=True, slots=True)
class ZoneSign:
    """One zone with something in it.

    weight 0-1: how far the zone counts as marked (1 = named in a case or clearly painted, less = brushed).
    share 0-1: part of the zone that is painted; area in mm2; both 0 for a typed case.
    """

    zone: str
    side: Side
    channel: Channel
    weight: float = 1.0
    share: float = 0.0
    area: float = 0.0
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Symptoms:
    """All signs of one picture. `side_stated` is False where a case did not say which side it was."""

    signs: tuple[ZoneSign, ...] = ()
    side_stated: bool = True


NO_SYMPTOMS = Symptoms()


def main_sides(signs: Iterable[ZoneSign], painting: Painting) -> tuple[Side, ...]:
    """The sides a picture is about: back pain painted across the midline does not make a second side."""
    clear = [s for s in signs if s.weight >= painting.clear]
    beyond_the_back = {s.side for s in clear if s.zone not in painting.axial}
    return tuple(side for side in Side if side in (beyond_the_back or {s.side for s in clear}))


def signs_of_leg(symptoms: Symptoms, painting: Painting) -> Iterable[ZoneSign]:
    """Signs that count as in the leg: below the groin and the fold of the buttock, clearly marked."""
    return (s for s in symptoms.signs if s.weight >= painting.marked and s.zone in painting.in_leg)


def both_legs(symptoms: Symptoms, painting: Painting) -> bool:
    """Something is clearly marked in each leg."""
    return {s.side for s in signs_of_leg(symptoms, painting)} == set(Side)
