"""The words of an examination and a history: every item the program understands, as rows of words.yaml."""

from dataclasses import dataclass
from enum import StrEnum

from bodymap.language import tr_as, tr_as_later


class Status(StrEnum):
    """How well a statement or number is backed; ASSUMED and RECALLED are said on screen."""

    MEASURED = "measured"
    GUIDELINE = "guideline"
    TEXTBOOK = "textbook"
    ASSUMED = "assumed"
    RECALLED = "recalled"  # evidence.md [R]: shown as "not yet checked against the paper"

    @property
    def words(self) -> str:
        """For a person, in the language spoken."""
        return tr_as("how well it is backed", _STATUS_WORDS[self])


_STATUS_WORDS = {
    Status.MEASURED: tr_as_later("how well it is backed", "measured"),
    Status.GUIDELINE: tr_as_later("how well it is backed", "guideline"),
    Status.TEXTBOOK: tr_as_later("how well it is backed", "textbook"),
    Status.ASSUMED: tr_as_later("how well it is backed", "assumed"),
    Status.RECALLED: tr_as_later("how well it is backed", "recalled"),
}


class FindingKind(StrEnum):
    """The groups of words of a case file, each with its own values."""

    STRENGTH = "strength"  # weak | normal
    REFLEX = "reflex"  # absent | reduced | normal | brisk
    TEST = "test"  # pos | neg
    SENSATION = "sensation"  # absent | altered | normal, at the ISNCSCI key points
    HISTORY = "history"  # yes | no
    FACT = "fact"  # yes | no: the red-flag facts


VALUES: dict[FindingKind, tuple[str, ...]] = {
    FindingKind.STRENGTH: ("weak", "normal"),
    FindingKind.REFLEX: ("absent", "reduced", "normal", "brisk"),
    FindingKind.TEST: ("pos", "neg"),
    FindingKind.SENSATION: ("absent", "altered", "normal"),
    FindingKind.HISTORY: ("yes", "no"),
    FindingKind.FACT: ("yes", "no"),
}
NORMAL: dict[FindingKind, str] = {
    FindingKind.STRENGTH: "normal",
    FindingKind.REFLEX: "normal",
    FindingKind.TEST: "neg",
    FindingKind.SENSATION: "normal",
    FindingKind.HISTORY: "no",
    FindingKind.FACT: "no",
}
"""The value of each kind that says nothing was found."""
ABNORMAL: dict[FindingKind, str] = {
    FindingKind.STRENGTH: "weak",
    FindingKind.REFLEX: "reduced",
    FindingKind.TEST: "pos",
    FindingKind.SENSATION: "altered",
    FindingKind.HISTORY: "yes",
    FindingKind.FACT: "yes",
}
"""The value of each kind that is meant where only normal and abnormal are told apart."""


ANY = "ANY"
"""Among the zones of a condition: any of them."""

SADDLE_MARKED, BOTH_LEGS, MUSCLE_WEAK = "saddle_marked", "both_legs_marked", "muscle_weak"
"""What a drawing and an examination say beside the facts: they ask red-flag questions and make flags more pressing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One item that can be examined or asked.

    label: what stands on screen ("big-toe extension"); how: how to test or ask it, in one or two sentences;
    sided: whether left and right are separate; short: place in the short examination, from 1; 0 = not in it;
    brief: the label there, where the whole one is too long for a row.
    """

    kind: FindingKind
    name: str
    label: str
    how: str = ""
    sided: bool = True
    short: int = 0
    group: str = ""
    brief: str = ""

    @property
    def row_label(self) -> str:
        """The label in a row of the short examination."""
        return self.brief or self.label
