"""Does the first root stay first when the same person draws again? Counted on drawings that are clearly radicular.

What counts as clearly radicular was fixed before anything was run: numbness in a signature zone of a root, or one leg
painted below the knee with at least 70 % of what is painted in the typical zones of one root.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from statistics import fmean, stdev

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library
from bodymap.reasoning.case import Case
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.evaluation.outcomes import root_order
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.evaluation.redraw import area, icc, jaccard, painted, redrawn
from bodymap.reasoning.evaluation.shares import Interval, wilson
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.reasoning.read import read
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, signs_of_leg

SIGNATURE, TYPICAL = 4, 3
"""Ratings of a zone for a root: its signature zone or key area, and at least typical (knowledge/zones.yaml)."""
MOSTLY = 0.70
"""Part of what is painted, by the weight of the zones, that has to lie in one root's typical zones."""
RUNS = 40
"""How often each drawing is drawn again."""
INVENTED = 10
"""Typical drawings that are made up for each root."""
ALL = "all"


class Source(StrEnum):
    """Who drew: published people, by what they had, or nobody."""

    ROOT = "people with one root"
    OTHER = "people with something else"
    TYPICAL = "typical, made up"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawing to be drawn again."""

    id: str
    source: Source
    drawing: PainDrawing


@dataclass(frozen=True, slots=True)
class Steady:
    """One drawing: the root first said (None = none), whether it is clearly radicular, and every second drawing as
    (same first root, Jaccard index, area before, area after; mm2).
    """

    drawn: Drawn
    first: Root | None
    clear: bool
    runs: tuple[tuple[bool, float, float, float], ...]

    @property
    def kept(self) -> float:
        return fmean(same for same, *_ in self.runs)


@dataclass(frozen=True, slots=True)
class Kept:
    """Drawings together: in how many of the second drawings the first root stayed first, each drawing alike.

    interval: as if each drawing were one observation, because its repetitions are not independent. least: the
    least steady drawing.
    """

    drawings: int
    runs: int
    share: float | None
    interval: Interval | None
    least: float | None


@dataclass(frozen=True, slots=True)
class Noise:
    """What the simulated second drawings were like, to be held against what was measured on people."""

    jaccard_mean: float
    jaccard_sd: float
    area_icc: float


@dataclass(frozen=True, slots=True)
class Steadiness:
    """clear: by source and by the root first said, "all" = together; unclear: the other drawings of all sources."""

    clear: Mapping[str, Mapping[str, Kept]]
    unclear: Kept
    noise: Noise | None


def steady(library: Library, atlas: Atlas, drawn: Drawn, runs: int = RUNS) -> Steady:
    """Draw one drawing again, `runs` times; the same drawing always gives the same answer. Nothing examined counts."""
    symptoms = symptoms_of(atlas, drawn.drawing, library.rules.painting)
    first = _first(library, symptoms)
    rules = library.rules.telling.drawn_twice
    seconds = (redrawn(atlas, drawn.drawing, Random(f"{drawn.id} {n}"), rules) for n in range(runs))
    return Steady(
        drawn,
        first,
        first is not None and clearly_radicular(library, symptoms),
        tuple(_run(library, atlas, drawn.drawing, second, first) for second in seconds),
    )


def _run(
    library: Library, atlas: Atlas, drawing: PainDrawing, second: PainDrawing, first: Root | None
) -> tuple[bool, float, float, float]:
    same = _first(library, symptoms_of(atlas, second, library.rules.painting)) is first
    return same, jaccard(painted(drawing), painted(second)), area(drawing), area(second)


def _first(library: Library, symptoms: Symptoms) -> Root | None:
    order = root_order(read(library, symptoms, NOT_EXAMINED))
    return order[0].root if order else None


def clearly_radicular(library: Library, symptoms: Symptoms) -> bool:
    """Fixed beforehand, see above."""
    painting = library.rules.painting
    signs = tuple(s for s in symptoms.signs if s.weight > 0)
    numb = (s for s in signs if s.channel is Channel.SENSORY and s.weight >= painting.marked)
    if any(SIGNATURE in _ratings(library, sign).values() for sign in numb):
        return True
    leg = tuple(signs_of_leg(symptoms, painting))
    one = {s.side for s in leg if s.zone in painting.below_knee}
    return len(one) == 1 == len({s.side for s in leg}) and _most_typical(library, signs) >= MOSTLY


def _ratings(library: Library, sign: ZoneSign) -> Mapping[Root, int]:
    zone = library.zones.get(sign.zone)
    return {} if zone is None else zone.rating.get(sign.channel, {})


def _most_typical(library: Library, signs: Sequence[ZoneSign]) -> float:
    """The largest part of the painted zones, by weight, that is typical of one root."""
    total = sum(s.weight for s in signs)
    sums: dict[Root, float] = defaultdict(float)
    for sign in signs:
        for root, rating in _ratings(library, sign).items():
            sums[root] += sign.weight if rating >= TYPICAL else 0.0
    return max(sums.values(), default=0.0) / total if total else 0.0


def drawn_case(atlas: Atlas, case: Case) -> Drawn:
    """The zones of a case, painted."""
    source = Source.ROOT if len(case.truth.roots) == 1 else Source.OTHER
    return Drawn(case.id, source, painted_case(atlas, case.symptoms))


def typical_drawings(library: Library, atlas: Atlas, count: int = INVENTED) -> Iterator[Drawn]:
    """Made up: for each root numbness in one of its signature zones and pain in two to five typical ones, at random."""
    for root in Root:
        numb = _zones(library, Channel.SENSORY, root, SIGNATURE)
        hurt = _zones(library, Channel.PAIN, root, TYPICAL)
        for number in range(count if numb else 0):
            random = Random(f"{root.value} {number}")
            chosen = random.sample(hurt, min(random.randint(2, 5), len(hurt)))
            side = random.choice(tuple(Side))
            signs = (
                ZoneSign(random.choice(numb), side, Channel.SENSORY),
                *(ZoneSign(zone, side, Channel.PAIN) for zone in chosen),
            )
            yield Drawn(
                f"typical {root.value} {number}", Source.TYPICAL, painted_case(atlas, Symptoms(signs))
            )


def _zones(library: Library, channel: Channel, root: Root, least: int) -> tuple[str, ...]:
    return tuple(
        zone.id for zone in library.zones.values() if zone.rating.get(channel, {}).get(root, 0) >= least
    )


def steadiness(found: Iterable[Steady]) -> Steadiness:
    """The tables."""
    known = tuple(one for one in found if one.runs)
    clear = [one for one in known if one.clear]
    by_source = {source: [one for one in clear if one.drawn.source is source] for source in Source}
    return Steadiness(
        {ALL: _by_root(clear), **{s.value: _by_root(of_s) for s, of_s in by_source.items() if of_s}},
        _kept([one for one in known if not one.clear and one.first is not None]),
        _noise(known),
    )


def _by_root(found: Sequence[Steady]) -> Mapping[str, Kept]:
    roots = sorted({one.first for one in found if one.first is not None}, key=list(Root).index)
    return {
        ALL: _kept(found),
        **{root.value: _kept([one for one in found if one.first is root]) for root in roots},
    }


def _kept(found: Sequence[Steady]) -> Kept:
    runs = sum(len(one.runs) for one in found)
    if not found:
        return Kept(0, 0, None, None, None)
    shares = [one.kept for one in found]
    n = len(found)
    return Kept(n, runs, fmean(shares), wilson(fmean(shares) * n, n), min(shares))


def _noise(found: Sequence[Steady]) -> Noise | None:
    runs = [run for one in found for run in one.runs]
    if len(runs) < 2:
        return None
    overlaps = [overlap for _, overlap, _, _ in runs]
    return Noise(fmean(overlaps), stdev(overlaps), icc([(before, after) for *_, before, after in runs]))
