"""read(): one pure function from symptoms and examination to everything concluded from them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.kept import Kept
from bodymap.knowledge.backing import backing
from bodymap.knowledge.library import Condition, Library, Model
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.clusters import counted
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.disc_levels import disc_notes
from bodymap.reasoning.evidence_words import reasons_for
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.later import Later
from bodymap.reasoning.look_alikes import ranked_fits, suggestions
from bodymap.reasoning.map_levels import map_reasons
from bodymap.reasoning.next_steps import next_steps
from bodymap.reasoning.parts import Same
from bodymap.reasoning.pattern import patterns
from bodymap.reasoning.reading import Chance, Reading, Reason, RedFlag, RootEvidence, Urgency
from bodymap.reasoning.red_flags import red_flags
from bodymap.reasoning.root_at_all import root_at_all
from bodymap.reasoning.root_model import SideFit, fit_sides
from bodymap.reasoning.symptoms import Symptoms

_SYMPTOMS = Kept[Symptoms](2)
_MAPS = Kept[tuple[Reason, ...]](2)


def read_drawing(library: Library, atlas: Atlas, drawing: PainDrawing, examination: Examination) -> Reading:
    """The reading of a painted drawing, with what each map says of the painted skin."""
    symptoms, maps = measured(library, atlas, drawing)
    return read(library, symptoms, examination, maps)


def measured(library: Library, atlas: Atlas, drawing: PainDrawing) -> tuple[Symptoms, Sequence[Reason]]:
    """What is drawn and what each map says of it; the last two drawings are remembered while they are there.

    Most readings of a consultation change a finding, not the drawing. The maps are told to whoever opens all reasons:
    until then nothing is cut along their lines.
    """
    key, made_of = (id(library), id(atlas), id(drawing)), (library, atlas, drawing)
    return (
        _SYMPTOMS.get(key, made_of, lambda: symptoms_of(atlas, drawing, library.rules.painting)),
        Later(lambda: _MAPS.get(key, made_of, lambda: map_reasons(atlas, drawing))),
    )


def read(
    library: Library, symptoms: Symptoms, examination: Examination, maps: Sequence[Reason] = ()
) -> Reading:
    """Everything concluded. Roots are ranked over both sides; look-alikes and flags are judged apart."""
    entered, examination = examination, _judged(Same(library), Same(examination))
    flags = red_flags(library, symptoms, examination)
    others = ranked_fits(library, symptoms, examination, raised_by(library, flags))
    fits = fit_sides(library, symptoms, examination)
    if not fits:
        return Reading(look_alikes=suggestions(others), red_flags=flags, maps=maps)
    best = fits[0]
    chance, why, behind = root_at_all(library, symptoms, examination, best, others)
    roots = _ranked(library, fits, chance)
    evidence = _evidence(library, symptoms, entered, best)
    return Reading(
        roots=roots,
        root_at_all=chance,
        root_at_all_why=why,
        root_at_all_backing=behind,
        patterns=patterns(library, fits, entered),
        discs=disc_notes(library, roots),
        look_alikes=suggestions(others),
        red_flags=flags,
        next_steps=() if _alarm(flags) else next_steps(library, examination, best, chance, others),
        evidence=evidence,
        maps=maps,
        sources=Later(partial(_sources, evidence, roots, maps)),
    )


@lru_cache(maxsize=8)
def _judged(library: Same[Library], examination: Same[Examination]) -> Examination:
    """What was entered, with what follows from it; the same object while a person paints."""
    return _with_age(library.it, counted(library.it, examination.it))


def _with_age(library: Library, examination: Examination) -> Examination:
    """The age as the answer to the question about it, where it was given and the question was not answered."""
    age, older = examination.patient.age, library.rules.look_alikes.older
    if age is None or examination.value(FindingKind.HISTORY, older.word):
        return examination
    answer = "yes" if age > older.above else "no"
    return examination.with_finding(Finding(FindingKind.HISTORY, older.word, answer))


def _alarm(flags: tuple[RedFlag, ...]) -> bool:
    """With an emergency nothing else is to be tested first."""
    return any(flag.urgency is Urgency.EMERGENCY for flag in flags)


def raised_by(library: Library, flags: tuple[RedFlag, ...]) -> frozenset[str]:
    """The conditions that an emergency names: by its own id, cauda equina by one of its questions, and those
    that the fact makes an emergency and clearly points to (a pulsating belly: the aneurysm).
    """
    least = library.rules.flags.points_from
    alarms = {flag.id for flag in flags if flag.urgency is Urgency.EMERGENCY}
    saddle = {fact.name for fact in library.flags if fact.saddle}
    pointed = {c.id for c in library.conditions.values() for alarm in alarms if _points_to(c, alarm, least)}
    return frozenset(alarms | pointed | ({"cauda_equina"} if alarms & saddle else set()))


def _points_to(condition: Condition, alarm: str, least: float) -> bool:
    weight, urgency = condition.weights.get((FindingKind.FACT, alarm, "yes")), condition.urgency
    if weight is None or urgency is None or weight.ratio < least:
        return False
    return urgency.level == "emergency" or alarm in urgency.raised_by.get("emergency", ())


def _ranked(library: Library, fits: tuple[SideFit, ...], chance: Chance) -> tuple[RootEvidence, ...]:
    """All roots of the sides in play; a side weighs as much as is marked on it."""
    total = sum(fit.amount for fit in fits)
    shares = {fit.side: fit.amount / total if total else 1 / len(fits) for fit in fits}
    rows = [(fit, root, shares[fit.side] * p) for fit in fits for root, p in fit.probability.items()]
    rows.sort(key=lambda row: (-row[2], -row[0].scores[row[1]]))
    highest = library.model.highest[chance]
    words = (
        band(library.model, fit.probability[root], pain_only=fit.pain_only, highest=highest)
        for fit, root, _ in rows
    )
    return tuple(
        RootEvidence(
            root, fit.side, rank, share, word, Later(partial(reasons_for, library, root, fit.contributions))
        )
        for rank, ((fit, root, share), word) in enumerate(
            zip(rows, _never_rising(library.model, words), strict=True), start=1
        )
    )


def _never_rising(model: Model, words: Iterable[str]) -> Iterable[str]:
    """No word down the list is stronger than one above it: of two sides, the one with less marked is held back."""
    lowest = model.bands[-1].word
    for word in words:
        lowest = min(lowest, word, key=model.strength)
        yield lowest if model.strength(word) > model.strength(lowest) else word


def band(model: Model, probability: float, *, pain_only: bool, highest: str) -> str:
    """The word for a root on its side; highest: that of the judgement that it is a root at all, which it never exceeds."""
    of = model.band(probability)
    return min(of.pain if pain_only else of.word, highest, key=model.strength)


def _evidence(
    library: Library, symptoms: Symptoms, examination: Examination, best: SideFit
) -> tuple[Reason, ...]:
    """The published figures behind how sure the reading may be; the first one stands on the first screen."""
    limits = library.rules.telling.limits
    shown = (limits[name] for name in _limits(symptoms, examination, best))
    return tuple(Reason(one.text, backing=backing(library, one.sources)) for one in shown)


def _limits(symptoms: Symptoms, examination: Examination, best: SideFit) -> tuple[str, ...]:
    if best.pain_only:
        first = max(best.probability, key=lambda root: best.probability[root])
        apart = ("pain_alone",) if first in (Root.L5, Root.S1) else ()
        return (*apart, "outside", "where")
    numb = any(s.channel is Channel.SENSORY for s in symptoms.signs)
    examined = ("single",) if examination.findings else ()
    return ("numb", *examined, "outside") if numb else (*examined, "outside", "where")


def _sources(
    evidence: Iterable[Reason], roots: tuple[RootEvidence, ...], maps: Iterable[Reason]
) -> tuple[str, ...]:
    reasons = (*evidence, *(r for root in roots[:3] for r in root.reasons), *maps)
    return tuple(dict.fromkeys(r.source for r in reasons if r.source))
