"""What a cut atlas is made of, as plain values: what is stored needs nothing of what cuts."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely import MultiPolygon

from bodymap.atlas.levels import Side, View
from bodymap.files.problems import Place

Faces = Mapping[str, MultiPolygon]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a region file, in one sentence, and where."""

    sentence: str
    place: Place

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Placing:
    """Where one side of the patient is shown: view, factor of x (1 as drawn, -1 mirrored), shift of x in mm."""

    side: Side
    view: View
    flip: int
    shift: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A named point of a drawing with the ground it stands on (survey, estimate, drawn, words)."""

    name: str
    drawing: str
    x: float
    y: float
    basis: str
    place: Place


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing cut into faces: zones, and levels per map id. All mm, in the frame it was drawn in."""

    name: str
    half: bool
    box: tuple[float, float, float, float]
    placings: tuple[Placing, ...]
    area: MultiPolygon
    zones: Faces
    maps: Mapping[str, Faces]


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What a map file says about itself."""

    id: str
    title: str
    year: int | None
    source: str
    basis: str
    notes: str
    history: str
    author: str


@dataclass(frozen=True, slots=True)
class CutAtlas:
    """All drawings cut, the maps, the named points; and what was wrong."""

    drawings: tuple[Drawing, ...]
    maps: tuple[MapFacts, ...]
    landmarks: tuple[Spot, ...]
    key_points: tuple[Spot, ...]
    complaints: tuple[Complaint, ...] = ()
