"""What is drawn under the skin, as values in the frames of the drawings: muscles, nerves, territories, look-alikes."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely import LineString, MultiLineString, MultiPolygon

from bodymap.atlas.parts import Complaint, Placing
from bodymap.files.problems import Place

ABOVE = "above"
"""The label of trunk, head and arms, which the nerve territories leave out."""


@dataclass(frozen=True, slots=True)
class NerveSpot:
    """A place where a nerve is known to be caught, mm."""

    nerve: str
    name: str
    x: float
    y: float
    place: Place


@dataclass(frozen=True, slots=True)
class Blob:
    """A soft oval where a look-alike is often felt: centre and half axes in mm, turned against the clock (degrees).

    core: a usual place, not only a possible one; stated: a source gives the place in words; what: in plain words.
    """

    condition: str
    x: float
    y: float
    across: float
    along: float
    turn: float
    core: bool
    stated: bool
    what: str
    place: Place


@dataclass(frozen=True, slots=True)
class CutMuscle:
    """One part of a muscle: its shape, the tendons in it and its fibres, mm.

    spot: x, y and radius of the largest circle in what is seen of its belly; radius 0 = nothing is.
    """

    muscle: str
    deep: bool
    shape: MultiPolygon
    tendon: MultiPolygon
    fibres: MultiLineString
    spot: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class CutNerve:
    """One stretch of a nerve: as a band that gets thinner, and its middle line; mm."""

    nerve: str
    deep: bool
    shape: MultiPolygon
    line: LineString


@dataclass(frozen=True, slots=True)
class LayerDrawing:
    """Everything under the skin of one drawing. muscles: from the deepest to the outermost."""

    name: str
    placings: tuple[Placing, ...]
    muscles: tuple[CutMuscle, ...]
    nerves: tuple[CutNerve, ...]
    spots: tuple[NerveSpot, ...]
    territories: Mapping[str, MultiPolygon]
    blobs: tuple[tuple[Blob, MultiPolygon], ...]


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """What the picture of a look-alike stands on; both: it is usually felt on both sides at once."""

    condition: str
    source: str
    both: bool


@dataclass(frozen=True, slots=True)
class CutLayers:
    """All drawings with what lies under their skin; and what was wrong."""

    drawings: tuple[LayerDrawing, ...]
    referral: tuple[ReferralFacts, ...]
    complaints: tuple[Complaint, ...] = ()
