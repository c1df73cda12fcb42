"""What a reading is. A reading never names a diagnosis and never says that all is well."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.knowledge.backing import NO_BACKING, Backing, assumed
from bodymap.language import tr, tr_later


class Urgency(StrEnum):
    """How soon; ASK is a question to put, not an alarm."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    ASK = "ask"


LITTLE = tr_later("fits little")
"""The weakest word for a root; the others are in model.yaml."""


RULE_OUT = tr_later("to be ruled out now")
"""The word for a condition that an emergency names."""
FITS_WELL = tr_later("fits well")
"""The strongest word for a look-alike: what was found speaks for it, not the picture alone."""


class Chance(StrEnum):
    """How likely a lumbosacral root is at all the cause of the picture."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: one plain sentence, its effect (natural log of the ratio it moved the score by) and what stands behind it."""

    text: str
    effect: float = 0.0
    backing: Backing = NO_BACKING

    @property
    def source(self) -> str:
        return self.backing.words


NO_REASON = Reason("")


@dataclass(frozen=True, slots=True)
class RootEvidence:
    """One root on one side. `probability` 0-1 holds given that one lumbosacral root is the cause."""

    root: Root
    side: Side
    rank: int
    probability: float
    band: str
    reasons: Sequence[Reason] = ()

    @property
    def why(self) -> Reason:
        """The one line: the first reason for it; for a root that fits little, or has none, the strongest against it."""
        speaks = next((r for r in self.reasons if r.effect > 0), None)
        against = min(self.reasons, key=lambda r: r.effect, default=NO_REASON)
        if against.effect < 0 and (speaks is None or self.band == tr(LITTLE)):
            return against
        return speaks or NO_REASON


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something else that looks alike, scored apart from the roots. `score` 0-1 orders the list, no probability.

    word: how it fits, in English, as a name for it; `said` is what a person reads.
    """

    id: str
    name: str
    rank: int
    score: float
    side: Side | None = None
    word: str = ""
    reasons: Sequence[Reason] = ()

    @property
    def said(self) -> str:
        """How it fits, in the language spoken."""
        return tr(self.word)

    @property
    def why(self) -> Reason:
        """The one line: the first reason that speaks for it (the most telling stands first), or else the first."""
        first = next(iter(self.reasons), NO_REASON)
        return next((r for r in self.reasons if r.effect > 0), first)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One warning or one question that has to be put. `text` is what the person reads."""

    id: str
    urgency: Urgency
    text: str
    why: str = ""
    backing: Backing = NO_BACKING

    @property
    def source(self) -> str:
        return self.backing.words


class Pattern(StrEnum):
    """The picture as a whole, where it is not simply one root of one side."""

    TOO_LITTLE = "too_little"
    NONE_FITS = "none_fits"
    SEVERAL = "several_roots"
    BOTH_SIDES = "both_sides"
    OTHER_SIDE = "other_side"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class PatternNote:
    """One sentence on the picture as a whole. The limits behind it are ours (model.yaml, `patterns`)."""

    kind: Pattern
    text: str
    backing: Backing = field(default_factory=assumed)


@dataclass(frozen=True, slots=True)
class DiscNote:
    """Which disc could press a root: paracentral (beside the middle) and foraminal (far to the side), where there is one."""

    root: Root
    side: Side
    paracentral: DiscLevel | None
    foraminal: DiscLevel | None
    text: str
    backing: Backing = NO_BACKING


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to ask or test next, and what it would tell apart. `finding` is the word of the vocabulary."""

    finding: str
    text: str
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything concluded from one drawing and one examination."""

    roots: tuple[RootEvidence, ...] = ()
    root_at_all: Chance = Chance.NONE
    root_at_all_why: str = ""
    root_at_all_backing: Backing = NO_BACKING
    patterns: tuple[PatternNote, ...] = ()
    discs: tuple[DiscNote, ...] = ()
    look_alikes: tuple[Suggestion, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    evidence: tuple[Reason, ...] = ()
    maps: Sequence[Reason] = ()
    sources: Sequence[str] = ()
    skipped: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing was painted or examined yet."""
        return not (self.roots or self.look_alikes)


EMPTY_READING = Reading()
