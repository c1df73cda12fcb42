"""The rules of the reading beside the roots, as typed values: every number that is no property of one condition.

What each number means, and what stands behind it, is told where it is written: painting.yaml, look_alike_model.yaml,
root_at_all.yaml, telling.yaml and the rules of flags.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

from bodymap.knowledge.vocabulary import FindingKind, Status

Key = tuple[FindingKind, str, str]
"""kind, name, value of a finding."""


@dataclass(frozen=True, slots=True)
class Painting:
    """When paint counts, shares and weights 0-1, and what the parts of the body are called together (zone ids)."""

    overshoot: float
    clearly: float
    meant: float
    filled: float
    marked: float
    clear: float
    axial: tuple[str, ...]
    saddle: tuple[str, ...]
    midline: tuple[str, ...]
    back: tuple[str, ...]
    leg: tuple[str, ...]
    below_knee: tuple[str, ...]
    in_leg: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_leg", frozenset(self.leg))

    def weight(self, share: float) -> float:
        """How far a zone counts as marked, 0-1, by its painted share: linear from `overshoot` to `clearly`."""
        return min(max((share - self.overshoot) / (self.clearly - self.overshoot), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Fitting:
    """How well a picture has to fit: mean chance a zone 0-1, and the share of the core that is marked 0-1."""

    chance: float
    covered: float = 0.0
    log_chance: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "log_chance", log(self.chance))

    def met(self, zone_fit: float, covered: float = 1.0) -> bool:
        """zone_fit: mean log chance a zone; covered: share of the core that is marked, 0-1."""
        return zone_fit >= self.log_chance and covered >= self.covered


@dataclass(frozen=True, slots=True)
class Older:
    """The history word that an age above so many years answers with yes."""

    word: str
    above: int


@dataclass(frozen=True, slots=True)
class LookAlikeRules:
    """How conditions outside the roots are weighed. Chances and factors; logs are taken where they are used."""

    marking: Mapping[str, float]
    numb_unexplained: float
    furthest: float
    core_missing: float
    without_core: float
    commonness: Mapping[str, float]
    limits: Mapping[FindingKind, tuple[float, float]]
    deficits_most: float
    supported: float
    anywhere: float
    age: tuple[str, ...]
    older: Older
    shown: Fitting
    least: Fitting
    numb_core: Fitting
    fits: Fitting
    rivals: Fitting
    whole_core: Fitting
    with_support: Fitting
    same_side: float
    raised: float
    told: Mapping[str, float]
    log_marking: Mapping[str, float] = field(init=False, compare=False, repr=False)
    log_limits: Mapping[FindingKind, tuple[float, float]] = field(init=False, compare=False, repr=False)
    log_supported: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        marking = {place: log(chance) for place, chance in self.marking.items()}
        limits = {kind: (log(least), log(most)) for kind, (least, most) in self.limits.items()}
        object.__setattr__(self, "log_marking", marking)
        object.__setattr__(self, "log_limits", limits)
        object.__setattr__(self, "log_supported", log(self.supported))

    def held(self, kind: FindingKind, effect: float) -> float:
        """The log ratios of one kind together, within their limits."""
        least, most = self.log_limits[kind]
        return min(max(effect, least), most)


@dataclass(frozen=True, slots=True)
class Point:
    """What one observation adds to the judgement whether it is a root at all, and its words ({root}, {condition})."""

    points: float
    text: str
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Radiculopathy:
    """How the published ratios for a root as a whole count: from which sum of logs on, how many times, at most."""

    least: float
    times: float
    most: float
    speaks_for: str
    against: str


@dataclass(frozen=True, slots=True)
class RootAtAllRules:
    """A root at all: points, and from how many on it is weakly, fairly or strongly supported."""

    start: float
    weak: float
    fair: float
    strong: float
    points: Mapping[str, Point]
    typical_rating: int
    signature_rating: int
    mostly_typical: float
    hardly_typical: float
    whole_leg: float
    explained: float
    better_explained: float
    radiculopathy: Radiculopathy
    rivals: int


@dataclass(frozen=True, slots=True)
class FlagQuestion:
    """A question put first: the fact that keeps the answer, the words, and narrower facts a yes to which answers it."""

    fact: str
    text: str
    answered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What asks the questions (SADDLE_MARKED, BOTH_LEGS, MUSCLE_WEAK), the reason told, and which of them; () = all."""

    when: str
    why: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagRule:
    """A warning raised by what was found: `flag` is its id, a fact or pattern of flags.yaml gives class and text.

    any_of: kind, name, value of what raises it; the name `*` is any. all_of: every one is found as well. marked: one of
    these zones is marked on its side. unless: none of these is found. both_sides: it is found on both. at_most: the grade typed with it is up to this.
    """

    flag: str
    why: str
    any_of: tuple[Key, ...]
    all_of: tuple[Key, ...] = ()
    unless: tuple[Key, ...] = ()
    marked: tuple[str, ...] = ()
    both_sides: bool = False
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class FlagRules:
    """How warnings are raised past every score. smallest_area in mm2, meant_numb a weight 0-1.

    points_from: the ratio from which a fact that makes a condition an emergency points to it.
    """

    smallest_area: float
    meant_numb: float
    points_from: float
    questions: tuple[FlagQuestion, ...]
    asked: tuple[Asked, ...]
    found: tuple[FlagRule, ...]

    def question(self, fact: str) -> FlagQuestion | None:
        return next((question for question in self.questions if question.fact == fact), None)


@dataclass(frozen=True, slots=True)
class UnderMapRules:
    """Below which named share (0-1) a map says nothing of a zone, and of all that is painted."""

    least_named: float
    nearly_blank: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A published figure that says how sure a reading may be; sources: ids."""

    text: str
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnTwice:
    """How much two drawings of the same pain by the same person differ; what differs no more is no change.

    least_overlap: Jaccard index 0-1 below which the place is called changed; less, more: change of the painted size as a
    part of the mean of both, outside of which the size is called changed; limit: the published figures in words.
    overlap, overlap_sd: mean and SD of the Jaccard index; spread: SD of the change of size as a part of the mean; icc: agreement
    of the sizes.
    """

    least_overlap: float
    less: float
    more: float
    limit: Limit
    overlap: float
    overlap_sd: float
    spread: float
    icc: float


@dataclass(frozen=True, slots=True)
class Telling:
    """How sizes are told in words: ratings of zones by their number, ratios and odds from the largest down."""

    ratings: Mapping[int, str]
    shared_rating: int
    ratios: tuple[tuple[float, str], ...]
    apart: tuple[tuple[float, str], ...]
    limits: Mapping[str, Limit]
    under_maps: UnderMapRules
    drawn_twice: DrawnTwice

    def ratio(self, ratio: float) -> str:
        """What a finding of this ratio says about {root}."""
        return _from(self.ratios, ratio)

    def odds(self, odds: float) -> str:
        """How a root fits that is so many times as likely as its {rival}."""
        return _from(self.apart, odds)


def _from(steps: tuple[tuple[float, str], ...], value: float) -> str:
    return next((words for least, words in steps if value >= least), steps[-1][1])


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them."""

    painting: Painting
    look_alikes: LookAlikeRules
    root_at_all: RootAtAllRules
    flags: FlagRules
    telling: Telling
