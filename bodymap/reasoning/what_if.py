"""What would change the reading: one finding more or otherwise, and what it would take for another root to come first.

A reading is a pure function of what is marked and found, so "what if" is the same function of a changed examination.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import VALUES, FindingKind, Word
from bodymap.language import listed, tr
from bodymap.reasoning.evidence_words import finding_phrase, lower_first
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import Reading
from bodymap.reasoning.root_model import SideFit, fit_sides
from bodymap.reasoning.symptoms import Symptoms

OF_ROOTS = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.TEST, FindingKind.SENSATION)
MOST = 4
"""More findings than that are no answer to what would make another root first."""


@dataclass(frozen=True, slots=True)
class RootMove:
    """How one root of one side stands before and after a change: ranks from 1, probabilities 0-1."""

    root: Root
    side: Side
    rank: int
    rank_before: int
    probability: float
    before: float


@dataclass(frozen=True, slots=True)
class LookAlikeMove:
    """How one look-alike stands before and after; rank None: not in the list."""

    id: str
    name: str
    rank: int | None
    rank_before: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """Findings that together would make a root the first, each not tested yet or found otherwise now.

    probability: what the root would have then, 0-1, on its side.
    """

    findings: tuple[Finding, ...]
    probability: float


def root_moves(before: Reading, after: Reading) -> tuple[RootMove, ...]:
    """Every root of the changed reading, in its order, with where it stood; a root that was not there counts as last."""
    was = {(r.root, r.side): r for r in before.roots}
    moves: list[RootMove] = []
    for now in after.roots:
        old = was.get((now.root, now.side))
        rank, chance = (old.rank, old.probability) if old else (len(before.roots) + 1, 0.0)
        moves.append(RootMove(now.root, now.side, now.rank, rank, now.probability, chance))
    return tuple(moves)


def look_alike_moves(before: Reading, after: Reading) -> tuple[LookAlikeMove, ...]:
    """Every look-alike of either reading: those of the changed one in its order, then those that have gone."""
    was = {s.id: s.rank for s in before.look_alikes}
    now = {s.id: s.rank for s in after.look_alikes}
    listed_now = [LookAlikeMove(s.id, s.name, s.rank, was.get(s.id)) for s in after.look_alikes]
    gone = [LookAlikeMove(s.id, s.name, None, s.rank) for s in before.look_alikes if s.id not in now]
    return (*listed_now, *gone)


def trial_items(
    library: Library, examination: Examination, side: Side, proposed: Iterable[str] = (), most: int = 8
) -> tuple[Word, ...]:
    """The items worth trying otherwise: those found on the side that tell roots apart, then those proposed, each once."""
    found = [
        word
        for f in examination.findings
        if f.side in (None, side)
        and f.kind in OF_ROOTS
        and (word := library.word(f.kind, f.name)) is not None
    ]
    more = [
        word for name in proposed for word in library.words if word.name == name and word.kind in OF_ROOTS
    ]
    return tuple(dict.fromkeys([*found, *more]))[:most]


def tried(
    examination: Examination, changes: Mapping[tuple[FindingKind, str], str], side: Side, library: Library
) -> Examination:
    """The examination with these items found otherwise on a side; a value of "" is not tested."""
    for (kind, name), value in changes.items():
        word = library.word(kind, name)
        at = side if word is None or word.sided else None
        examination = examination.with_finding(Finding(kind, name, value, at))
    return examination


def ways_to(
    library: Library, symptoms: Symptoms, examination: Examination, root: Root, side: Side
) -> tuple[Way, ...]:
    """What would make a root the first of its side: every single finding that is enough, best first; where none is,
    the shortest list of findings that together are. Empty when it is first already, has no picture, or nothing is enough.
    """
    fit = next((f for f in fit_sides(library, symptoms, examination) if f.side is side), None)
    if fit is None or _first(fit) is root:
        return ()
    steps = sorted(_steps(library, examination, fit, root), key=lambda step: -step[1])
    alone = [
        [finding] for finding, _ in steps if _leads(library, symptoms, examination, root, side, [finding])
    ]
    found = alone or [_together(library, symptoms, examination, root, side, [f for f, _ in steps])]
    return tuple(
        Way(tuple(findings), _fit_with(library, symptoms, examination, side, findings).probability[root])
        for findings in found
        if findings
    )


def way_words(library: Library, way: Way, root: Root) -> str:
    """`S1 would come first with: ankle jerk absent and toe walk weak.`"""
    told = listed(lower_first(finding_phrase(library, finding)) for finding in way.findings)
    return tr("{root} would come first with {findings}.", root=root.value, findings=told)


def _first(fit: SideFit) -> Root:
    return max(fit.scores, key=lambda root: fit.scores[root])


def _steps(
    library: Library, examination: Examination, fit: SideFit, root: Root
) -> Iterable[tuple[Finding, float]]:
    """For each untested item the value that lifts the root most against the one that is first, and by how much."""
    first, here = _first(fit), {(f.kind, f.name) for f in examination.findings if f.side in (None, fit.side)}
    for word in library.words:
        if (
            word.kind not in OF_ROOTS
            or (word.kind, word.name) in here
            or word.name in library.model.next_steps.never
        ):
            continue
        gains = {
            value: _gain(library, word.kind, word.name, value, root, first) for value in VALUES[word.kind]
        }
        value = max(gains, key=lambda v: gains[v])
        if gains[value] > 0:
            yield Finding(word.kind, word.name, value, fit.side if word.sided else None), gains[value]


def _gain(library: Library, kind: FindingKind, name: str, value: str, root: Root, against: Root) -> float:
    weight = library.findings.get((kind, name, value))
    if weight is None:
        return 0.0
    return library.model.finding_share.get((kind, name), 1.0) * log(
        weight.ratio(root) / weight.ratio(against)
    )


def _together(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    root: Root,
    side: Side,
    best_first: Sequence[Finding],
) -> list[Finding]:
    """The shortest beginning of the list that is enough; empty when `MOST` are not. Of a group only the best is taken."""
    chosen: list[Finding] = []
    for finding in _of_different_groups(library, best_first):
        chosen.append(finding)
        if _leads(library, symptoms, examination, root, side, chosen):
            return chosen
        if len(chosen) == MOST:
            break
    return []


def _of_different_groups(library: Library, findings: Iterable[Finding]) -> Iterable[Finding]:
    seen: set[int] = set()
    groups: Mapping[tuple[FindingKind, str], int] = library.model.finding_group
    for finding in findings:
        group = groups.get((finding.kind, finding.name))
        if group is None or group not in seen:
            seen |= set() if group is None else {group}
            yield finding


def _leads(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    root: Root,
    side: Side,
    findings: Iterable[Finding],
) -> bool:
    return _first(_fit_with(library, symptoms, examination, side, findings)) is root


def _fit_with(
    library: Library, symptoms: Symptoms, examination: Examination, side: Side, findings: Iterable[Finding]
) -> SideFit:
    for finding in findings:
        examination = examination.with_finding(finding)
    return next(fit for fit in fit_sides(library, symptoms, examination) if fit.side is side)
