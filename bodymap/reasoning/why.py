"""Why one root stands before another: everything that tells the two apart, with its size, its direction and its source.

The rows add up: their effects together are the natural log of how many times likelier the one root is than the other. That is
what the additive rule of `root_model.py` gives, so nothing is left out and nothing is made up afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import NO_BACKING, Backing, assumed, backing
from bodymap.knowledge.library import Library
from bodymap.language import listed, tr, tr_later
from bodymap.reasoning.evidence_words import channel_words, finding_phrase, zone_backing
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.root_model import Contribution, SideFit, fit_sides
from bodymap.reasoning.symptoms import Symptoms

PRIOR = tr_later("How often each of the two is the root at fault, before anything is known")
HELD_BACK = tr_later("Held back: from pain alone no root may stand out further")
FLOOR = tr_later("Held up: no root is ruled out, however much speaks against it")
NEGLIGIBLE = 0.005
"""An effect (natural log) smaller than this is no row of its own: it would round to nothing."""


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One thing that tells two roots apart. effect: natural log, above 0 for the root, below 0 for its rival.

    limits: it is no evidence but a limit of the rule: what pain alone may say, and that no root is ruled out.
    """

    text: str
    effect: float
    backing: Backing = NO_BACKING
    limits: bool = False

    @property
    def source(self) -> str:
        return self.backing.words


@dataclass(frozen=True, slots=True)
class Why:
    """A root against a rival of its side. odds: how many times likelier the root is; rows: strongest first, limits last."""

    root: Root
    rival: Root
    side: Side
    odds: float
    rows: tuple[WhyRow, ...]

    @property
    def decisive(self) -> WhyRow | None:
        """The strongest evidence for the one of the two that is ahead; None where nothing speaks for it."""
        ahead = 1 if self.odds >= 1 else -1
        speaking = (row for row in self.rows if not row.limits and ahead * row.effect > 0)
        return max(speaking, key=lambda row: abs(row.effect), default=None)


def why(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    root: Root,
    side: Side,
    rival: Root | None = None,
) -> Why | None:
    """What tells the root from its rival; None = the likeliest other root of the side. None where the side has no picture."""
    fit = next((one for one in fit_sides(library, symptoms, examination) if one.side is side), None)
    if fit is None:
        return None
    other = rival if rival is not None and rival is not root else likeliest_other(fit, root)
    rows = (row for row in _rows(library, fit, root, other) if abs(row.effect) >= NEGLIGIBLE)
    odds = fit.probability[root] / fit.probability[other]
    return Why(root, other, side, odds, tuple(sorted(rows, key=lambda row: (row.limits, -abs(row.effect)))))


def likeliest_other(fit: SideFit, root: Root) -> Root:
    """The root that stands highest beside this one."""
    return max((one for one in Root if one is not root), key=lambda one: fit.scores[one])


def effect_words(library: Library, row: WhyRow, root: Root, rival: Root) -> str:
    """`speaks strongly for L5`, or for the rival: the size and direction of a row in words."""
    of, effect = (root, row.effect) if row.effect >= 0 else (rival, -row.effect)
    return library.rules.telling.ratio(exp(effect)).format(root=of.value)


def _rows(library: Library, fit: SideFit, root: Root, rival: Root) -> Iterable[WhyRow]:
    model = library.model
    of_model = backing(library, model.sources, model.status)
    of_caps = backing(library, model.cap_basis.sources, model.cap_basis.status)
    yield WhyRow(tr(PRIOR), log(model.prior[root] / model.prior[rival]), of_model)
    yield from _zone_rows(library, fit, root, rival)
    for part in fit.contributions:
        if part.finding is not None:
            weight = library.findings[(part.finding.kind, part.finding.name, part.finding.value)]
            backed = backing(library, [weight.source], weight.status)
            yield WhyRow(finding_phrase(library, part.finding), _apart(part, root, rival), backed)
        elif part.sign is None:
            yield WhyRow(tr(HELD_BACK), _apart(part, root, rival), of_caps, limits=True)
    told = fit.scores[root] - fit.scores[rival]
    yield WhyRow(tr(FLOOR), log(fit.probability[root] / fit.probability[rival]) - told, assumed(), limits=True)


def _zone_rows(library: Library, fit: SideFit, root: Root, rival: Root) -> Iterable[WhyRow]:
    """Zones that mean the same to both roots stand together."""
    groups: dict[tuple[Channel, int, int], list[Contribution]] = {}
    for part in fit.contributions:
        if part.sign is not None:
            ratings = library.zones[part.sign.zone].rating.get(part.sign.channel, {})
            key = (part.sign.channel, ratings.get(root, 0), ratings.get(rival, 0))
            groups.setdefault(key, []).append(part)
    for (channel, own, others), members in groups.items():
        names = listed(library.zones[m.sign.zone].words for m in members if m.sign is not None)
        of_root, of_rival = (
            library.rules.telling.ratings[rating].format(root=of.value)
            for rating, of in ((own, root), (others, rival))
        )
        feeling, places = channel_words(channel), tr("{some} and {last}", some=of_root, last=of_rival)
        text = tr("{feeling}: {zones}; {places}", feeling=feeling, zones=names, places=places)
        yield WhyRow(text, sum(_apart(m, root, rival) for m in members), zone_backing(library))


def _apart(part: Contribution, root: Root, rival: Root) -> float:
    return part.scores[root] - part.scores[rival]
