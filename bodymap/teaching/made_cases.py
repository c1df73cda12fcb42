"""Cases that no person had, thrown from the evidence tables: a root, the zones it marks, the findings that speak for it.

A zone is marked as often as the model says for its rating (model.yaml, `marking`); the findings are those that speak most
for the root (findings.yaml). What comes out is kept only when the program's own reading of it puts that root first and
says at least "fits": a question whose answer cannot be found teaches nothing. So these cases are tidier than people
are, and they show the tables, not life; every one says that it is generated.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import FindingKey, Library
from bodymap.knowledge.vocabulary import ABNORMAL, NORMAL, FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import Reading
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from bodymap.teaching.chance import Chance

TRIES = 80
"""Throws until a case has to be clear."""
SPEAKS = 2.0
"""Factor from which a finding is one of a generated case (ours, assumed)."""
MOST_FINDINGS = 3
TYPICAL = 2
"""Rating from which a zone may be marked (0-4)."""
LEAST_ZONES, MOST_ZONES = 2, 6
"""Zones of a generated case; of more that are marked so many are kept, by chance."""
FITS = 0.35
"""Probability from which the first root of a reading "fits" (model.yaml, `bands`)."""
_KINDS = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.TEST)


@dataclass(frozen=True, slots=True)
class MadeCase:
    """A generated case: whose root it was thrown for, what is marked and found, and what the program reads in it."""

    root: Root
    side: Side
    symptoms: Symptoms
    examination: Examination
    reading: Reading


def made_case(library: Library, chance: Chance) -> MadeCase | None:
    """Of a root of chance the first clear one of so many throws; None when none was clear."""
    root = chance.one([root for root in library.roots if _speaking(library, root)])
    side = chance.one(tuple(Side))
    for _ in range(TRIES):
        case = _thrown(library, root, side, chance)
        if case is not None and _clear(case):
            return case
    return None


def _thrown(library: Library, root: Root, side: Side, chance: Chance) -> MadeCase | None:
    signs = chance.some(tuple(_marked(library, root, side, chance)), MOST_ZONES)
    if len(signs) < LEAST_ZONES:
        return None
    findings = tuple(_found(library, root, side, chance))
    symptoms, examination = Symptoms(signs), Examination(findings)
    return MadeCase(root, side, symptoms, examination, read(library, symptoms, examination))


def _marked(library: Library, root: Root, side: Side, chance: Chance) -> Iterator[ZoneSign]:
    """The zones marked this time; where skin is numb as well as painful, both are."""
    for zone in library.zones.values():
        for channel in Channel:
            rating = zone.rating.get(channel, {}).get(root, 0)
            if rating >= TYPICAL and chance.share() < library.model.marking[channel][rating]:
                yield ZoneSign(zone.id, side, channel)


def _speaking(library: Library, root: Root) -> tuple[FindingKey, ...]:
    """Abnormal findings that speak for the root, the most telling first."""
    found = [
        (weight.ratio(root), key)
        for key, weight in library.findings.items()
        if key[0] in _KINDS and key[2] == ABNORMAL[key[0]] and weight.ratio(root) >= SPEAKS
    ]
    return tuple(key for _, key in sorted(found, key=lambda one: (-one[0], one[1][1])))


def _found(library: Library, root: Root, side: Side, chance: Chance) -> Iterator[Finding]:
    """Some findings that speak for the root, and one normal one that speaks for a neighbour."""
    speaking = _speaking(library, root)
    for kind, name, value in chance.some(speaking[: 2 * MOST_FINDINGS], 1 + chance.below(MOST_FINDINGS)):
        yield Finding(kind, name, value, _side(library, kind, name, side))
    ours = {name for _, name, _ in speaking}
    others = sorted(
        (kind, name)
        for kind, name, value in library.findings
        if kind in (FindingKind.STRENGTH, FindingKind.REFLEX) and value == NORMAL[kind] and name not in ours
    )
    for kind, name in chance.some(others, 1):
        yield Finding(kind, name, NORMAL[kind], _side(library, kind, name, side))


def _side(library: Library, kind: FindingKind, name: str, side: Side) -> Side | None:
    word = library.word(kind, name)
    return side if word is None or word.sided else None


def _clear(case: MadeCase) -> bool:
    first = next(iter(case.reading.roots), None)
    return (
        first is not None and (first.root, first.side) == (case.root, case.side) and first.probability >= FITS
    )
