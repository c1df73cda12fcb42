"""What was examined and asked. Only what was done is kept: absent means not tested, never normal."""

from dataclasses import dataclass, replace

from bodymap.atlas.levels import Side
from bodymap.knowledge.vocabulary import FindingKind

DEFICITS = ("weak", "absent", "reduced", "altered")
"""Values of strength, reflexes and feeling that say something is lost or changed."""
OLDEST = 130
"""Years; a higher age is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One item that was examined or asked. `name` is a word of the case vocabulary (knowledge/words.yaml).

    side None: the item has no side, or it was not stated. `detail` holds a grade, angle or number as text,
    or the question in the words that were put, where they are not those of the vocabulary.
    `at` is the local time an answer was given ("14:05"), kept for red-flag questions only.
    """

    kind: FindingKind
    name: str
    value: str
    side: Side | None = None
    detail: str = ""
    at: str = ""

    @property
    def is_deficit(self) -> bool:
        """Power, a reflex or feeling was found less than it should be."""
        return self.value in DEFICITS


@dataclass(frozen=True, slots=True)
class Patient:
    """The two facts about a person that the reading may use."""

    age: int | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Examination:
    """All findings, in the order they were entered."""

    findings: tuple[Finding, ...] = ()
    patient: Patient = Patient()

    def finding(self, kind: FindingKind, name: str, side: Side | None = None) -> Finding | None:
        """What was found; None when it was not tested."""
        return next(
            (f for f in self.findings if (f.kind, f.name) == (kind, name) and f.side == side),
            None,
        )

    def value(self, kind: FindingKind, name: str, side: Side | None = None) -> str:
        """The value found, or "" when it was not tested."""
        found = self.finding(kind, name, side)
        return found.value if found is not None else ""

    def with_finding(self, finding: Finding) -> "Examination":
        """Set one item; a value of "" takes it back to not tested."""
        key = (finding.kind, finding.name, finding.side)
        rest = tuple(f for f in self.findings if (f.kind, f.name, f.side) != key)
        return replace(self, findings=(*rest, finding) if finding.value else rest)


NOT_EXAMINED = Examination()
