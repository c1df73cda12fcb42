"""How likely a lumbosacral root is the cause at all: a second judgement that no band may exceed.

Points are ours (assumed), each with its reason; a published rule of this kind was not found. They follow what
the reviews name: pain below the knee, leg worse than back, matching weakness or reflex, a positive stretch test.
"""

from collections.abc import Iterable
from math import log

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.evidence_words import (
    CHANNEL_WORDS,
    MOST_NAMED,
    finding_phrase,
    in_sentence,
    listed,
    lower_first,
)
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import Fit
from bodymap.reasoning.reading import Chance
from bodymap.reasoning.root_model import SideFit
from bodymap.reasoning.symptoms import BELOW_KNEE, LEG, MARKED, SADDLE, Symptoms, ZoneSign, signs_of_leg

BACK = ("low_back_", "buttock_", "si_joint", "sacrum")
START = 0.5
THRESHOLDS = ((4.0, Chance.STRONG), (2.0, Chance.FAIR), (0.5, Chance.WEAK))

OF_THE_ROOTS = ("lumbar_spinal_stenosis", "cauda_equina", "sacral_perineural_cyst", "herpes_zoster")
"""Conditions that act by pressing or inflaming roots: they do not speak against one."""

WHOLE_LEG = 0.6
"""Share of the zones of one leg that makes it the whole leg, more than any one root supplies (assumed)."""
SAME_SIGNS = "another explanation of the weakness or reflex"
"""With it a root is never said to be strongly supported, however many signs there are."""

POWER_AND_REFLEX = (FindingKind.STRENGTH, FindingKind.REFLEX)

Point = tuple[float, str]


def root_at_all(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    best: SideFit,
    others: tuple[Fit, ...],
) -> tuple[Chance, str]:
    """The judgement and the sentence that explains it."""
    root = max(best.probability, key=lambda r: best.probability[r])
    signs = tuple(s for s in symptoms.signs if s.side == best.side and s.weight >= MARKED)
    deficits = tuple(_deficit_points(examination, best, root))
    points = (
        *_zone_points(library, signs, root, symptoms),
        *(() if deficits or not signs or _leg(signs, symptoms) else ((-0.75, "no symptom in the leg"),)),
        *deficits,
        *_condition_points(library, examination, best),
        *_other_points(best, others),
    )
    total = START + sum(value for value, _ in points)
    chance = next((chance for limit, chance in THRESHOLDS if total >= limit), Chance.NONE)
    doubted = any(text.startswith(SAME_SIGNS) for _, text in points)
    why = f"{_sentence(points)}{_left_over(library, best, root)}"
    return Chance.FAIR if doubted and chance is Chance.STRONG else chance, why


def _sentence(points: Iterable[Point]) -> str:
    points = tuple(points)
    speaks_for = listed(text for value, text in points if value > 0)
    against = listed(text for value, text in points if value < 0)
    parts = [f"For a root: {speaks_for}." if speaks_for else "Nothing yet points to one root."]
    return " ".join([*parts, f"Against: {against}."] if against else parts)


def _left_over(library: Library, best: SideFit, root: Root) -> str:
    """What the leading root does not explain and another would: two roots, or a nerve outside them."""
    findings = [
        lower_first(finding_phrase(library, part.finding))
        for part in best.contributions
        if part.finding is not None
        and part.finding.kind in POWER_AND_REFLEX
        and part.finding.is_deficit
        and part.scores[root] <= 0 < max(part.scores.values()) - log(2)
    ]
    zones = [
        f"{CHANNEL_WORDS[Channel.SENSORY].lower()} {library.zones[part.sign.zone].words}"
        for part in best.contributions
        if part.sign is not None and part.sign.weight >= MARKED and _of_another_root(library, part.sign, root)
    ]
    left = listed([*findings, *zones], MOST_NAMED)
    return f" Not explained by {root.value}: {left}." if left else ""


def _of_another_root(library: Library, sign: ZoneSign, root: Root) -> bool:
    rating = library.zones[sign.zone].rating.get(sign.channel, {})
    return (
        sign.channel is Channel.SENSORY and not rating.get(root, 0) and max(rating.values(), default=0) >= 4
    )


def _zone_points(
    library: Library, signs: tuple[ZoneSign, ...], root: Root, symptoms: Symptoms
) -> Iterable[Point]:
    below = [s for s in signs if s.zone.startswith(BELOW_KNEE)]
    leg = _leg(signs, symptoms)
    numb = [s for s in signs if s.channel is Channel.SENSORY]
    if below:
        yield 0.75, "symptoms below the knee"
    if any(s.zone in SADDLE for s in numb):
        yield 1.5, "numbness between the legs, where several sacral roots meet"
    elif numb and _typical(library, numb, root) >= 0.6:
        yield 1.5, f"numbness or tingling in the area of {root.value}"
    elif numb and _typical(library, numb, root) < 0.3:
        yield -1.0, "numbness that fits no single root"
    if leg and any(s.zone.startswith(BACK) for s in signs):
        yield 1.0, "back or buttock and leg together"
    if leg and not numb and _typical(library, leg, root) >= 0.6:
        yield 0.25, f"pain in a place usual for {root.value}"
    in_leg = {zone for zone in library.zones if zone.startswith(LEG)}
    if len({s.zone for s in leg}) >= WHOLE_LEG * len(in_leg):
        yield -1.0, "most of the leg is marked, more than one root supplies"
    if {s.side for s in signs_of_leg(symptoms)} == {"L", "R"}:
        yield -0.5, "both legs"


def _leg(signs: tuple[ZoneSign, ...], symptoms: Symptoms) -> tuple[ZoneSign, ...]:
    in_leg = set(signs_of_leg(symptoms))
    return tuple(s for s in signs if s in in_leg)


def _typical(library: Library, signs: Iterable[ZoneSign], root: Root) -> float:
    """Share of the marked weight that lies in zones typical of the root (rating 3 or 4)."""
    signs = [s for s in signs if s.zone in library.zones]
    total = sum(s.weight for s in signs)
    typical = sum(
        s.weight for s in signs if library.zones[s.zone].rating.get(s.channel, {}).get(root, 0) >= 3
    )
    return typical / total if total else 0.0


def _deficit_points(examination: Examination, best: SideFit, root: Root) -> Iterable[Point]:
    """Weakness, reflex or feeling changed in a way the leading root explains.

    A reflex lost on both sides is no sign of one root: ankle jerks go with age and with polyneuropathy.
    """
    deficits = {
        part.finding.kind
        for part in best.contributions
        if part.finding is not None
        and part.finding.is_deficit
        and part.scores[root] >= log(1.8)
        and not _lost_on_both_sides(examination, part.finding)
    }
    if FindingKind.STRENGTH in deficits:
        yield 1.5, f"weakness that {root.value} explains"
    if FindingKind.REFLEX in deficits:
        yield 1.5, f"a reflex change that {root.value} explains"
    if FindingKind.SENSATION in deficits:
        yield 1.0, f"altered feeling at the {root.value} point"


def _lost_on_both_sides(examination: Examination, finding: Finding) -> bool:
    same = (f for f in examination.findings if (f.kind, f.name) == (finding.kind, finding.name))
    lost = {f.side for f in same if f.is_deficit}
    return finding.kind is FindingKind.REFLEX and lost >= set(Side)


def _condition_points(library: Library, examination: Examination, best: SideFit) -> Iterable[Point]:
    """The published ratios for radiculopathy as a whole: stretch tests and history."""
    radiculopathy = library.conditions.get("lumbosacral_radiculopathy")
    if radiculopathy is None:
        return
    found = [f for f in examination.findings if f.side in (None, best.side)]
    sums = sum(
        log(radiculopathy.weights[(f.kind, f.name, f.value)].ratio)
        for f in found
        if (f.kind, f.name, f.value) in radiculopathy.weights
        and f.kind in (FindingKind.TEST, FindingKind.HISTORY)
    )
    if sums >= 0.25:
        yield min(2.0, 1.5 * sums), "history or stretch tests that go with an irritated root"
    elif sums <= -0.25:
        yield max(-2.0, 1.5 * sums), "history or tests that go with something else"


def _other_points(best: SideFit, others: tuple[Fit, ...]) -> Iterable[Point]:
    """A look-alike that explains the picture by itself counts against a root: much when power and
    reflexes are kept or untested, less when they changed in a way it explains too.
    """
    first = [fit for fit in others[:2] if fit.condition.id not in OF_THE_ROOTS]
    rival = next((fit for fit in first if fit.rivals_a_root), None)
    explained = next((fit for fit in first if fit.explains_a_deficit), None)
    deficit = any(
        p.finding is not None and p.finding.kind in POWER_AND_REFLEX and p.finding.is_deficit
        for p in best.contributions
    )
    if deficit and explained is not None:
        yield -1.0, f"{SAME_SIGNS} ({in_sentence(explained.condition.name)})"
    elif rival is not None and not deficit:
        yield -1.5, f"another explanation that fits at least as well ({in_sentence(rival.condition.name)})"
