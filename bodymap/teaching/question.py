"""A question of the quiz, the answers it takes, and what is told of an answer: values only."""

from dataclasses import dataclass, field
from enum import StrEnum

from bodymap.atlas.atlas import Located
from bodymap.atlas.levels import Root, Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.language import tr, tr_later


class Topic(StrEnum):
    """What a question is about; the score is kept for each."""

    PLACE = "place"
    HERE = "here"
    MUSCLE = "muscle"
    REFLEX = "reflex"
    DISC = "disc"
    CASE = "case"
    MADE_CASE = "made-case"

    @property
    def words(self) -> str:
        return tr(_WORDS[self])


_WORDS = {
    Topic.PLACE: tr_later("Where a root lies on the skin"),
    Topic.HERE: tr_later("Which root a place belongs to"),
    Topic.MUSCLE: tr_later("Muscles and roots"),
    Topic.REFLEX: tr_later("Reflexes and roots"),
    Topic.DISC: tr_later("Discs and roots"),
    Topic.CASE: tr_later("Published cases"),
    Topic.MADE_CASE: tr_later("Generated cases"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: what stands on it, and whether it is right."""

    words: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Skin to be tapped: that which one map gives to one root."""

    map: str
    root: Root


@dataclass(frozen=True, slots=True)
class Lit:
    """What of the body belongs to a question or its answer: a point, or the skin of a root on a map, a muscle."""

    point: Located | None = None
    root: Root | None = None
    side: Side | None = None
    map: str = ""
    muscle: str = ""


NOTHING_LIT = Lit()


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    id: says what is asked, the same in every quiz; note: which map, which source, or that it is generated; facts: lines of
    a case; choices: () = the answer is a tap on the body; target: where; drawing: on the body; shown, answer: what is
    lit while it is asked, and with the explanation; why: the explanation; sources: what stands behind it; alarms: the
    lines of the explanation that are warnings.
    """

    id: str
    topic: Topic
    text: str
    note: str = ""
    facts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    target: Target | None = None
    drawing: PainDrawing = field(default_factory=PainDrawing)
    shown: Lit = NOTHING_LIT
    answer: Lit = NOTHING_LIT
    why: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()

    @property
    def right(self) -> str:
        """The words of the right answer."""
        if self.target is not None:
            return self.target.root.value
        return next(choice.words for choice in self.choices if choice.right)


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of an answer: right or not, the answer in words, and the lines that explain it."""

    right: bool
    given: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    tapped: Located | None = None
