"""What the knowledge files may hold, as pydantic models: nothing missing, nothing unknown, every number in range."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from bodymap.atlas.levels import DiscLevel, Root
from bodymap.knowledge import _rules_schema as rules
from bodymap.knowledge._row import (
    Based,
    Chance,
    FlagLevel,
    Level,
    Name,
    Names,
    Rating,
    Ratio,
    Row,
    Share,
    Text,
)
from bodymap.knowledge.library import ConditionKind
from bodymap.knowledge.vocabulary import FindingKind, Status


class WordRow(Row):
    name: Name
    label: Text
    how: str = ""
    group: Text
    sided: bool | None = None
    short: Annotated[int, Field(ge=0)] = 0
    brief: str = ""
    assumed: Literal[1] | None = None


class WordsFile(Row):
    strength: tuple[WordRow, ...]
    reflex: tuple[WordRow, ...]
    test: tuple[WordRow, ...]
    sensation: tuple[WordRow, ...]
    history: tuple[WordRow, ...]
    fact: tuple[WordRow, ...]


class Basis(Row):
    status: Status
    sources: Names


class ZoneRow(Row):
    id: Name
    words: Text
    region: Name
    together: Name | None = None
    sensory: dict[Root, Rating]
    pain: dict[Root, Rating]
    note: str = ""


class ZonesFile(Row):
    basis: Basis
    zones: tuple[ZoneRow, ...]


class RootWeightRow(Based):
    roots: dict[Root, Ratio]
    other: Ratio


RootWeights = dict[Name, dict[Name, RootWeightRow]]
"""word -> value -> row; the value `lost` stands for absent and reduced, `changed` for absent and altered."""


class FindingsFile(Row):
    strength: RootWeights
    reflex: RootWeights
    test: RootWeights
    sensation: RootWeights


class MarkingRow(Row):
    """Chances that a zone is marked; never 0, because their logarithms are summed."""

    pain: dict[Rating, Chance]
    numb_or_tingling: dict[Rating, Chance]


class PriorRow(Row):
    series: dict[Root, Share]
    uniform_share: Chance  # never 0: every root stays possible


class CapsRow(Basis):
    pain_only_best_to_second: Annotated[float, Field(ge=1)]
    pain_only_max: Share
    any_max: Share
    l5_s1_pain_only_max_ratio: Annotated[float, Field(ge=1)]


class TogetherRow(Based):
    """Correlations within a group (0-1), and the groups of findings, each written `kind name`."""

    zones: Share
    findings: Share
    groups: tuple[tuple[Annotated[str, Field(pattern=r"^\w+ [\w-]+$")], ...], ...]


class BandRow(Row):
    start: Annotated[float, Field(ge=0, le=1, alias="from")]
    end: Annotated[float, Field(ge=0, le=1, alias="to")]
    word: Text
    pain: Text


class NextStepsRow(Based):
    root_at_all: dict[Literal["none", "weak", "fair", "strong"], Chance]
    look_alikes: Annotated[int, Field(ge=0)]
    base: Chance
    least: Chance
    most: Chance
    least_gain: Share
    named_from: Share
    never: Names


class PatternsRow(Based):
    least_bits: Annotated[float, Field(ge=0)]
    least_explained: Share
    shared: Rating
    typical: Rating
    left_open: Annotated[float, Field(gt=0)]
    deficit: Annotated[float, Field(gt=0)]
    clear_ratio: Ratio
    apart: Annotated[int, Field(ge=1)]
    second_side: Share


class SignSizes(Based):
    """The ratios behind the short lists of expected and contradicting signs of a condition."""

    expected: Ratio
    against: Ratio
    expected_but_absent: Ratio
    all_normal_of_one: Ratio
    all_normal_of_several: Ratio


class ModelFile(Row):
    marking: MarkingRow
    prior: PriorRow
    caps: CapsRow
    together: TogetherRow
    bands: Annotated[tuple[BandRow, ...], Field(min_length=2)]
    next_steps: NextStepsRow
    patterns: PatternsRow
    highest: dict[Literal["none", "weak", "fair", "strong"], Text]
    signs: SignSizes
    status: Status
    sources: Names


class RootRow(Row):
    root: Root
    skin: Text
    pain: Text
    movements: Names
    reflexes: Names
    tests: Names
    key_point: Text
    note: str = ""
    patient: Text
    sources: Names


class DiscRow(Row):
    disc: DiscLevel
    paracentral: Root
    foraminal: Root
    how_common: Text
    note: str = ""
    sources: Names


class FarRow(Based):
    how_common: Text


class RootsFile(Row):
    far_to_the_side: FarRow
    roots: tuple[RootRow, ...]
    discs: tuple[DiscRow, ...]


class MuscleRow(Row):
    id: Name
    name: Text
    latin: Text
    roots: dict[Root, Share]
    read: tuple[Root, ...]
    nerve: Text
    movements: Names
    test: Text
    reflex: Name | None = None
    dispute: str = ""
    conditions: Names = ()
    sources: Annotated[Names, Field(min_length=1)]


class MusclesFile(Row):
    muscles: tuple[MuscleRow, ...]


class CaughtRow(Row):
    """A place where a nerve is known to be trapped."""

    place: Name
    words: Text


class NerveRow(Row):
    id: Name
    name: Text
    short: Text
    latin: Text
    kind: Literal["mixed", "sensory"]
    roots: Annotated[tuple[Root, ...], Field(min_length=1)]
    skin: str = ""
    parent: Annotated[Name | None, Field(alias="from")] = None
    branches: Names = ()
    motor: Names = ()
    zones: Names = ()
    sometimes: Names = ()
    caught: tuple[CaughtRow, ...] = ()
    conditions: Names = ()
    note: str = ""
    sources: Annotated[Names, Field(min_length=1)]


class NervesFile(Row):
    nerves: tuple[NerveRow, ...]


class UrgencyRow(Row):
    level: Level
    emergency_if: Names = ()
    urgent_same_day_if: Names = ()
    note: str = ""
    source: Name


class WeightRow(Based):
    """The ratios of one word for one condition, by value."""

    pos: Ratio | None = None
    neg: Ratio | None = None
    yes: Ratio | None = None
    no: Ratio | None = None
    weak: Ratio | None = None
    normal: Ratio | None = None
    lost: Ratio | None = None
    changed: Ratio | None = None


class WeightRows(Row):
    strength: dict[Name, WeightRow] = Field(default={})
    reflex: dict[Name, WeightRow] = Field(default={})
    test: dict[Name, WeightRow] = Field(default={})
    sensation: dict[Name, WeightRow] = Field(default={})
    history: dict[Name, WeightRow] = Field(default={})
    fact: dict[Name, WeightRow] = Field(default={})


class SignRows(Row):
    """Signs named without a number of their own; their sizes stand in model.yaml."""

    expected_weak: Names = ()
    against_weak: Names = ()
    expected_reflex: Names = ()
    against_reflex: Names = ()
    expected_sensation: Names = ()
    against_sensation: Names = ()


class PairRow(Based):
    """Findings that count together; each is written `kind name value`."""

    all_of: tuple[rules.Key, ...]
    ratio: Ratio
    replaces: bool = False


class BilateralRow(Based):
    both: Ratio
    one: Ratio


class ConditionRow(Row):
    id: Name
    name: Text
    kind: ConditionKind
    commonness: rules.Commonness = "uncommon"
    of_the_middle: bool = False
    of_the_roots: bool = False
    named_only: str = ""
    defined_by: rules.Key | None = None
    confirmed_by: rules.Key | None = None
    numbs_skin: bool = True
    core: Names = ()
    possible: Names = ()
    against: Names = ()
    supports: tuple[Text, ...] = ()
    aggravates: tuple[Text, ...] = ()
    relieves: tuple[Text, ...] = ()
    associations: tuple[Text, ...] = ()
    urgency: UrgencyRow | None = None
    bilateral: BilateralRow | None = None
    weights: WeightRows = WeightRows()
    signs: SignRows = SignRows()
    pairs: tuple[PairRow, ...] = ()
    about: Text
    patient: Text
    course: str = ""
    course_status: Status | None = None
    note: str = ""
    sources: Names
    icd10: str = ""


class ConditionsFile(Row):
    conditions: tuple[ConditionRow, ...]


class FlagRow(Row):
    name: Name
    question: str = ""
    level: FlagLevel
    emergency_with: Names = ()
    same_day_with: Names = ()
    text: Text
    saddle: bool = False
    status: Status
    source: Name


class FlagsFile(Row):
    safety_net: Text
    intended_use: Text
    flags: tuple[FlagRow, ...]
    patterns: tuple[FlagRow, ...]
    rules: rules.FlagRulesRow


class GradeRow(Row):
    """One grade of a scale, the value it stands for, and the values it may be given with as well."""

    grade: Annotated[str, Field(pattern=r"^\d\+?$")]
    value: Name
    also: Names = ()
    words: Text


class ScaleRow(Based):
    kind: FindingKind
    name: Text
    note: str = ""
    grades: Annotated[tuple[GradeRow, ...], Field(min_length=2)]


class RangeRow(Row):
    lowest: float
    highest: float


class MeasureRow(Based, RangeRow):
    kind: FindingKind
    name: Name
    unit: Text
    positive_to: float | None = None


class ClusterRow(Based):
    kind: FindingKind
    name: Name
    of: Annotated[Names, Field(min_length=2)]
    positive_from: Annotated[int, Field(ge=1)]


class ScalesFile(Row):
    scales: tuple[ScaleRow, ...]
    measures: tuple[MeasureRow, ...]
    clusters: tuple[ClusterRow, ...]
    angle: RangeRow


class SourceRow(Row):
    id: Name
    cite: Text
    year: Annotated[int, Field(ge=1800, le=2100)] | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d{6,9}$")] | None = None
    pmc: Annotated[str, Field(pattern=r"^PMC\d{5,9}$")] | None = None
    checked_on: date | None = None


class SourcesFile(Row):
    sources: tuple[SourceRow, ...]


class OptionRow(Row):
    id: Name
    condition: Name
    group: Text
    order: Annotated[int, Field(ge=1, le=9)]
    name: Text
    text: Text
    grade: Literal["A", "B", "C", "D", "X", "-"]
    guideline: Text
    cautions: Text
    blocked_by: Names
    source: Text
    sources: Annotated[Names, Field(min_length=1)]
    checked_on: date
    status: Status
    lay_claim: str = ""


class OptionsFile(Row):
    options: tuple[OptionRow, ...] = ()


class ReviewRow(Row):
    name: Text
    role: Text
    on: date
    what: Text


class ReviewsFile(Row):
    reviews: tuple[ReviewRow, ...] = ()


FILES: dict[str, type[Row]] = {
    "words": WordsFile,
    "zones": ZonesFile,
    "roots": RootsFile,
    "muscles": MusclesFile,
    "nerves": NervesFile,
    "findings": FindingsFile,
    "conditions": ConditionsFile,
    "flags": FlagsFile,
    "sources": SourcesFile,
    "model": ModelFile,
    "options": OptionsFile,
    "reviews": ReviewsFile,
    "scales": ScalesFile,
    **rules.FILES,
}
