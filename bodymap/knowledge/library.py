"""What the program knows, as typed values. Loaded from the YAML files beside this one by `loading.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import log
from types import MappingProxyType

from bodymap.atlas.levels import DiscLevel, Root
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.rules import Rules
from bodymap.knowledge.vocabulary import ANY, FindingKind, Status, Word


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, by a short id used in the other files.

    checked_on: the day it was read last (abstract, table or opening); None = recalled, or no publication at all.
    """

    id: str
    cite: str
    year: int | None = None
    doi: str | None = None
    pmid: str | None = None
    pmc: str | None = None
    checked_on: date | None = None

    @property
    def address(self) -> str:
        """Where it can be found; "" where that is not known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmc}/" if self.pmc else ""


@dataclass(frozen=True, slots=True)
class ZoneFacts:
    """One skin zone: its plain name and how typical it is of each root (0-4), for each channel.

    words: what a patient understands, without the side ("outer calf"); note: shown to a clinician.
    """

    id: str
    words: str
    region: str
    rating: Mapping[Channel, Mapping[Root, int]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """A likelihood ratio and what stands behind it (1 = tells nothing)."""

    ratio: float
    status: Status
    source: str = ""
    measured: str = ""


@dataclass(frozen=True, slots=True)
class FindingWeight:
    """What one finding with one value says about the roots."""

    listed: Mapping[Root, float]
    other: float
    status: Status
    source: str = ""
    measured: str = ""

    def ratio(self, root: Root) -> float:
        return self.listed.get(root, self.other)


FindingKey = tuple[FindingKind, str, str]
"""kind, name, value: (STRENGTH, "hallux_extension", "weak")"""


@dataclass(frozen=True, slots=True)
class PairWeight:
    """What several findings together say about a condition: inversion normal while dorsiflexion is weak.

    all_of: every one must have been made, on the same side; replaces: use it instead of the single
    weights of these findings, not on top of them.
    """

    all_of: tuple[FindingKey, ...]
    weight: Weight
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle: its roots with their share (1 = main), its nerve, and the movements (STRENGTH words) that test it.

    read: the roots a source that was read states, the others are recalled anatomy; reflex: the REFLEX word of the jerk
    it makes, None = none; dispute: what a source says otherwise; conditions: ids of those in which it has a part.
    """

    id: str
    name: str
    latin: str
    roots: Mapping[Root, float]
    nerve: str
    movements: tuple[str, ...]
    test: str
    read: tuple[Root, ...] = ()
    reflex: str | None = None
    dispute: str = ""
    conditions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nerve:
    """One nerve of the lower limb.

    short: as it stands on the body; roots: main first; skin: what the nerve of its skin is called, "" = the same; parent, branches: ids of nerves; motor:
    ids of muscles; zones, sometimes: skin as a rule, and edges or variants; caught: places where it is known to be
    trapped, with words; conditions: ids of its troubles.
    """

    id: str
    name: str
    short: str
    latin: str
    kind: str  # mixed | sensory
    roots: tuple[Root, ...]
    skin: str
    parent: str | None
    branches: tuple[str, ...]
    motor: tuple[str, ...]
    zones: tuple[str, ...]
    sometimes: tuple[str, ...]
    caught: Mapping[str, str]
    conditions: tuple[str, ...]
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RootFacts:
    """What belongs to one root, for the way back from the spine."""

    root: Root
    skin: str
    pain: str
    movements: tuple[str, ...]  # names of STRENGTH words, main ones first
    reflexes: tuple[str, ...]  # names of REFLEX words
    tests: tuple[str, ...]  # names of TEST words
    key_point: str
    note: str
    patient: str  # what the nerve feels and moves, in words for the person
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiscFacts:
    """Which roots one disc can press: the traversing one (paracentral) and the exiting one (foraminal)."""

    disc: DiscLevel
    paracentral: Root
    foraminal: Root
    how_common: str  # how often a herniation lies at this level, with its figure
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a whole table rests on; sources: ids."""

    status: Status = Status.ASSUMED
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FarToTheSide:
    """How often a herniation lies in or outside the foramen, at any level; sources: ids."""

    how_common: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """The word for a probability from `start` up to, not including, `end` (0-1); pain: the word where only pain is known."""

    start: float
    end: float
    word: str
    pain: str


@dataclass(frozen=True, slots=True)
class NextStepRules:
    """How items to test next are weighed; what each number means stands in model.yaml (`next_steps`)."""

    root_at_all: Mapping[str, float]
    look_alikes: int
    base: float
    least: float
    most: float
    least_gain: float
    named_from: float
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatternRules:
    """When a picture is not simply one root; what each number means stands in model.yaml (`patterns`)."""

    least_bits: float
    least_explained: float
    shared: int
    typical: int
    left_open: float
    deficit: float
    clear_ratio: float
    apart: int
    second_side: float


@dataclass(frozen=True, slots=True)
class Model:
    """The numbers of the root model (evidence table, `rating_to_probability`, `priors`, `combination`)."""

    marking: Mapping[Channel, Mapping[int, float]]
    prior: Mapping[Root, float]  # already mixed with the uniform prior; sums to 1
    pain_only_best_to_second: float
    pain_only_max: float
    any_max: float
    l5_s1_pain_only_max_ratio: float
    cap_basis: Basis
    zone_share: Mapping[str, float]  # by zone id; what a zone counts among those usually marked with it, 0-1
    finding_share: Mapping[tuple[FindingKind, str], float]  # kind, name; 1 for a finding without a row
    finding_group: Mapping[
        tuple[FindingKind, str], int
    ]  # kind, name; the same number: they tell nearly the same
    next_steps: NextStepRules
    patterns: PatternRules
    bands: tuple[Band, ...]  # from the lowest to the highest; they cover 0-1
    highest: Mapping[
        str, str
    ]  # none, weak, fair, strong (a root at all) -> the strongest word a root may have
    status: Status
    sources: tuple[str, ...]
    places: Mapping[str, int] = field(init=False, compare=False, repr=False)
    """The place of each word among the bands, from 0; the lowest that uses it."""

    log_prior: Mapping[Root, float] = field(init=False, compare=False, repr=False)
    furthest: float = field(init=False, compare=False, repr=False)
    """How far below the first any root may lie (natural log): with all others there, the first is at `any_max`."""

    def __post_init__(self) -> None:
        places = {
            word: n for n, band in reversed([*enumerate(self.bands)]) for word in (band.word, band.pain)
        }
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "log_prior", {root: log(chance) for root, chance in self.prior.items()})
        object.__setattr__(self, "furthest", log((len(Root) - 1) * self.any_max / (1 - self.any_max)))

    def band(self, probability: float) -> Band:
        """The band of a probability 0-1."""
        return next((band for band in self.bands if probability < band.end), self.bands[-1])

    def strength(self, word: str) -> int:
        """The place of a word among the bands. Raises KeyError for no word."""
        return self.places[word]


class ConditionKind(StrEnum):
    """A root's own condition, something that looks alike, or a warning."""

    ROOT = "root"
    MIMIC = "mimic"
    RED_FLAG = "red_flag"


@dataclass(frozen=True, slots=True)
class UrgencyRule:
    """How soon a condition is to be seen: a class, and the facts that raise it."""

    level: str  # emergency | urgent_same_day | urgent_days | soon | routine
    raised_by: Mapping[str, tuple[str, ...]]  # class -> fact or history words
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that can explain a picture: its zones, what speaks for it, its weights.

    core_zones ("ANY" = any zone), possible_zones, against_zones: zone ids.
    weights: for (kind, name, value) the ratio that finding multiplies the condition's score by.
    patient: plain facts for a patient; associations: what goes with it but does not cause a root.
    bilateral_weight: the two sides seen in the picture; it says the same as the fact bilateral_leg_symptoms, so
    count one of the two. pairs: findings that count together. note: for the clinician, what the weights leave out.
    """

    id: str
    name: str
    kind: ConditionKind
    core_zones: tuple[str, ...]
    possible_zones: tuple[str, ...]
    against_zones: tuple[str, ...]
    supports: tuple[str, ...]
    aggravates: tuple[str, ...]
    relieves: tuple[str, ...]
    associations: tuple[str, ...]
    weights: Mapping[FindingKey, Weight]
    bilateral_weight: tuple[float, float]  # ratio for both sides, ratio for one side; (1, 1) = nothing known
    urgency: UrgencyRule | None
    about: str
    patient: str
    course: str
    sources: tuple[str, ...]
    icd10: str = ""
    pairs: tuple[PairWeight, ...] = ()
    bilateral_basis: Weight | None = None
    course_status: Status | None = None
    note: str = ""
    explains_numbness: bool = True  # False: a joint, muscle or bone that does not make skin numb
    commonness: str = "uncommon"  # common | uncommon | rare among people with leg or back pain (assumed)
    of_the_middle: bool = False  # of the midline or of both legs: no side is said of it
    of_the_roots: bool = False  # it presses or inflames roots itself: it does not speak against one
    named_only: str = ""  # why no finding shows it: it is named, never scored; "" = it is scored
    defined_by: FindingKey | None = None  # without it it is only "possible", and rivals nothing
    confirmed_by: FindingKey | None = None  # without it it is only "possible"
    core: frozenset[str] = field(init=False, compare=False, repr=False)
    """The zones of the core that are named."""
    possible: frozenset[str] = field(init=False, compare=False, repr=False)
    """The named zones in which it may be felt, beside those of the core."""
    of_any_place: bool = field(init=False, compare=False, repr=False)
    """It can be felt in any zone: its place says nothing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "core", frozenset(self.core_zones) - {ANY})
        object.__setattr__(self, "possible", frozenset(self.possible_zones) - self.core - {ANY})
        object.__setattr__(self, "of_any_place", ANY in self.possible_zones)


@dataclass(frozen=True, slots=True)
class Option:
    """One treatment option for one condition. Every field is demanded by the schema.

    grade: A-D, X = a guideline advises against, "-" = not a matter of grading;
    order: natural course 1, physiotherapy 2, medication 3, osteopathy 4, acupuncture 5, cupping 6,
    injections 7, surgery 8, imaging 9.
    """

    id: str
    condition: str
    group: str
    order: int
    name: str
    text: str
    grade: str
    guideline: str
    cautions: str
    blocked_by: tuple[str, ...]  # fact or history words that call for a doctor's word first
    source: str
    checked_on: date
    status: Status
    lay_claim: str = ""  # what the two source articles say, shown as theirs
    sources: tuple[str, ...] = ()  # ids of what `source` names in words


@dataclass(frozen=True, slots=True)
class FlagFact:
    """One red-flag fact that can be asked: its question, class and what the person is told."""

    name: str
    question: str
    level: str  # emergency | urgent_same_day | urgent_days | soon
    text: str
    status: Status
    source: str = ""
    saddle: bool = False  # one of the cauda equina questions
    emergency_with: tuple[str, ...] = ()  # facts, BOTH_LEGS or MUSCLE_WEAK: in their company an emergency
    same_day_with: tuple[str, ...] = ()  # the same: a matter of the same day


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of a scale ("1+"), the value it stands for, and the values it may be given with as well."""

    grade: str
    value: str
    words: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """How findings of one kind are graded, lowest grade first."""

    kind: FindingKind
    name: str
    grades: tuple[Grade, ...]
    note: str
    status: Status
    source: str = ""

    def grade(self, text: str) -> Grade | None:
        return next((grade for grade in self.grades if grade.grade == text), None)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that belongs to a finding, and its range. positive_to: up to it the test is positive."""

    unit: str
    lowest: float
    highest: float
    positive_to: float | None = None
    status: Status = Status.ASSUMED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tests that count together as one finding, `name`: positive from `positive_from` positive ones on."""

    kind: FindingKind
    name: str
    of: tuple[str, ...]
    positive_from: int
    status: Status
    source: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A clinician who has read the texts. An empty list means: not yet reviewed."""

    name: str
    role: str
    on: date
    what: str


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Library:
    """Everything known."""

    words: tuple[Word, ...]
    zones: Mapping[str, ZoneFacts]
    roots: Mapping[Root, RootFacts]
    discs: Mapping[DiscLevel, DiscFacts]
    muscles: tuple[Muscle, ...]
    nerves: Mapping[str, Nerve]
    findings: Mapping[FindingKey, FindingWeight]
    model: Model
    conditions: Mapping[str, Condition]
    options: tuple[Option, ...]
    flags: tuple[FlagFact, ...]
    sources: Mapping[str, Source]
    reviews: tuple[Review, ...]
    safety_net: str  # closing advice of every note and export
    intended_use: str
    rules: Rules
    far_to_the_side: FarToTheSide = FarToTheSide()
    zone_basis: Basis = Basis()
    patterns: Mapping[str, FlagFact] = field(default_factory=lambda: MappingProxyType({}))
    """Warnings that need no answer: cauda_equina, foot_drop, brisk_reflexes."""

    scales: Mapping[FindingKind, Scale] = field(default_factory=lambda: MappingProxyType({}))
    measures: Mapping[tuple[FindingKind, str], Measure] = field(default_factory=lambda: MappingProxyType({}))
    clusters: tuple[Cluster, ...] = ()
    angle: Measure = Measure("degrees", 0, 180)
    """The range of any angle that has no row of its own."""
    _words: Mapping[tuple[FindingKind, str], Word] = field(init=False, compare=False, repr=False)
    _clusters: Mapping[tuple[FindingKind, str], Cluster] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words", {(word.kind, word.name): word for word in self.words})
        clusters = {(one.kind, name): one for one in self.clusters for name in (one.name, *one.of)}
        object.__setattr__(self, "_clusters", clusters)

    @property
    def short_set(self) -> tuple[Word, ...]:
        """The short examination, in its order."""
        return tuple(sorted((word for word in self.words if word.short), key=lambda word: word.short))

    def word(self, kind: FindingKind, name: str) -> Word | None:
        return self._words.get((kind, name))

    def cluster(self, kind: FindingKind, name: str) -> Cluster | None:
        """The cluster that an item is counted in, or is."""
        return self._clusters.get((kind, name))

    def muscle(self, name: str) -> Muscle | None:
        return next((m for m in self.muscles if m.id == name), None)

    def nerves_of(self, muscle: str) -> tuple[Nerve, ...]:
        """The nerves with a path that move a muscle; empty for those of the buttock, which have none."""
        return tuple(n for n in self.nerves.values() if muscle in n.motor)

    def options_for(self, condition: str) -> tuple[Option, ...]:
        return tuple(sorted((o for o in self.options if o.condition == condition), key=lambda o: o.order))
