"""Every place that can be painted, as a number: a zone of one side in one view, and whether it hurts or is numb there."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.reasoning.parts import Same

CHANNELS = tuple(Channel)
SENSATIONS = tuple(Sensation)
SIDES = tuple(Side)
VIEWS = tuple(View)
FEELINGS = 1 << len(SENSATIONS)
"""Sets of sensations: bit n stands for the n-th."""
BETWEEN = "+"


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """A place has number 2 x face + channel; faces stand in the order of views and zones of the atlas.

    names: `front/L/groin/pain`. zones: ids, each once. zone, side, channel: of each place, as an index into zones, SIDES and
    CHANNELS. sizes: of each face, mm2.
    """

    faces: tuple[ZoneFace, ...]
    names: tuple[str, ...]
    zones: tuple[str, ...]
    zone: NDArray[np.intp]
    side: NDArray[np.intp]
    channel: NDArray[np.intp]
    sizes: NDArray[np.float64]

    def number(self, name: str) -> int:
        """The place of this name; -1 for none."""
        return _numbers(Same(self)).get(name, -1)


def places_of(atlas: Atlas) -> Places:
    """The places of a body; remembered."""
    return _places(Same(atlas))


@lru_cache(maxsize=2)
def _places(atlas: Same[Atlas]) -> Places:
    faces = tuple(face for view in atlas.it.views for face in atlas.it.zones(view))
    both = tuple((face, channel) for face in faces for channel in CHANNELS)
    zones = tuple(dict.fromkeys(face.zone for face in faces))
    of_zone = {zone: number for number, zone in enumerate(zones)}
    return Places(
        faces,
        tuple(place_name(face.view, face.side, face.zone, channel) for face, channel in both),
        zones,
        np.array([of_zone[face.zone] for face, _ in both]),
        np.array([SIDES.index(face.side) for face, _ in both]),
        np.array([CHANNELS.index(channel) for _, channel in both]),
        np.array([face.shape.area for face in faces]),
    )


@lru_cache(maxsize=2)
def _numbers(places: Same[Places]) -> dict[str, int]:
    return {name: number for number, name in enumerate(places.it.names)}


def place_name(view: View, side: Side, zone: str, channel: Channel) -> str:
    """How a place is written in tables."""
    return f"{view}/{side}/{zone}/{channel}"


def feeling_bits(sensations: frozenset[Sensation]) -> int:
    """A set of sensations as one number."""
    return sum(1 << SENSATIONS.index(one) for one in sensations)


def feeling_words() -> tuple[str, ...]:
    """How each set of sensations is written in tables, by its number: `ache+numbness`, "" for none."""
    return tuple(
        BETWEEN.join(one for n, one in enumerate(SENSATIONS) if bits >> n & 1) for bits in range(FEELINGS)
    )
