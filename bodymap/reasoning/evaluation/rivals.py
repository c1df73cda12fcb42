"""Simpler readers, measured on the same cases: what the reading has to be better than.

A rival answers with a Reading like ours, so that one function counts both. Where it has nothing to go by it says
nothing, which counts as a miss, as it does for ours. Roots it holds equal stand in the order of the prior: that is
the more generous way.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.library import Library
from bodymap.reasoning.case import Case
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import Reading, RootEvidence
from bodymap.reasoning.symptoms import NO_SYMPTOMS

KEY_ZONES = "isncsci"


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to answer a case. only_roots: it says nothing of look-alikes and warnings."""

    id: str
    title: str
    answer: Callable[[Case], Reading]
    only_roots: bool = True


def rivals(library: Library, atlas: Atlas) -> tuple[Rival, ...]:
    """Our reading first, then every rival, in the order of the table. Maps somebody added are left out."""
    areas = _zone_areas(atlas)
    maps = tuple(m for m in atlas.maps.values() if not m.unverified_by)
    return (
        Rival("bodymap", "bodymap", partial(_whole, library), only_roots=False),
        Rival("drawing_only", "drawing only", partial(_drawing, library), only_roots=False),
        Rival("examination_only", "examination only", partial(_examination, library), only_roots=False),
        *(
            Rival(
                f"largest_area_{m.id}",
                f"largest area, {m.id}",
                partial(_by_weight, library, area_weights(atlas, m, areas)),
            )
            for m in maps
        ),
        Rival("key_zones", "most ISNCSCI key zones", partial(_by_weight, library, key_weights(atlas))),
        Rival("prior", "prior alone", partial(_prior, library)),
    )


def _whole(library: Library, case: Case) -> Reading:
    return read(library, case.symptoms, case.examination)


def _drawing(library: Library, case: Case) -> Reading:
    """Nothing examined, nothing asked; the age and sex of the person are known."""
    return read(library, case.symptoms, Examination(patient=case.examination.patient))


def _examination(library: Library, case: Case) -> Reading:
    return read(library, NO_SYMPTOMS, case.examination)


def _prior(library: Library, case: Case) -> Reading:
    return in_order(library, library.model.prior)


Weights = Mapping[str, Mapping[Root, float]]
"""What one marked zone counts for each root."""


def area_weights(atlas: Atlas, body_map: BodyMap, areas: Mapping[str, float]) -> Weights:
    """The skin (mm2) of every zone that a map gives to each root."""
    return {
        zone: {root: areas[zone] * levels[root.value] for root in Root if root.value in levels}
        for zone, levels in atlas.zone_levels(body_map.id).items()
    }


def key_weights(atlas: Atlas) -> Weights:
    """1 for the root whose ISNCSCI key point lies in the zone."""
    known = {root.value: root for root in Root}
    weights: dict[str, dict[Root, float]] = {}
    for point in atlas.key_points:
        zone = atlas.locate(point.view, point.x, point.y).zone
        if zone is not None and point.name in known:
            weights.setdefault(zone, {})[known[point.name]] = 1.0
    return weights


def _zone_areas(atlas: Atlas) -> Mapping[str, float]:
    """The area of a zone where it shows most, mm2: a case names zones and no views."""
    areas: dict[str, float] = {}
    for view in atlas.views:
        for face in atlas.zones(view):
            areas[face.zone] = max(areas.get(face.zone, 0.0), face.shape.area)
    return areas


def _by_weight(library: Library, weights: Weights, case: Case) -> Reading:
    """The root with most of what is marked, pain and numbness alike; of both sides together."""
    marked = {(s.zone, s.side): s.weight for s in sorted(case.symptoms.signs, key=lambda s: s.weight)}
    sums: dict[Root, float] = {}
    for (zone, _), weight in marked.items():
        for root, amount in weights.get(zone, {}).items():
            sums[root] = sums.get(root, 0.0) + weight * amount
    return in_order(library, sums)


def in_order(library: Library, amounts: Mapping[Root, float]) -> Reading:
    """All roots, the largest amount first; nothing when there is no amount at all."""
    total = sum(amounts.values())
    if total <= 0:
        return Reading()
    order = sorted(Root, key=lambda root: (-amounts.get(root, 0.0), -library.model.prior[root]))
    return Reading(roots=tuple(_placed(order, amounts, total)))


def _placed(order: Iterable[Root], amounts: Mapping[Root, float], total: float) -> Iterable[RootEvidence]:
    """The side is of no account here: a truth names none."""
    for rank, root in enumerate(order, start=1):
        yield RootEvidence(root, Side.LEFT, rank, amounts.get(root, 0.0) / total, "")
