"""A quiz: questions from a seed, one after the other, with the wrong ones coming back.

The rule by which they come back (ours, assumed: short gaps suit one lesson): a question answered wrong is asked again after
three others; answered right then, it is asked once more after six others, and then it is done. No question comes back
more than twice. The score counts first answers only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bodymap.language import tr, tr_later
from bodymap.teaching.asking import Ground
from bodymap.teaching.case_questions import generated, published
from bodymap.teaching.chance import Chance
from bodymap.teaching.question import Question, Topic
from bodymap.teaching.root_questions import (
    disc_of_root,
    muscle_of_root,
    reflex_of_root,
    root_of_disc,
    root_of_muscle,
)
from bodymap.teaching.skin_questions import where_is, which_root

AFTER_WRONG, AFTER_RIGHT, MOST_RETURNS = 3, 6, 2
_RULE = tr_later(
    "A wrong answer comes back after {wrong} other questions, and once it is right, a last time after {right}. "
    "The score counts first answers."
)
LENGTH = 14
"""Questions of a quiz: two of each topic."""
ATTEMPTS = 40
"""Throws for a question that is not in the quiz yet; a topic with no more questions is passed over."""


def rule() -> str:
    """When a question comes back, for a person."""
    return tr(_RULE, wrong=AFTER_WRONG, right=AFTER_RIGHT)


Maker = Callable[[Ground, Chance], Question | None]
MAKERS: dict[Topic, tuple[Maker, ...]] = {
    Topic.PLACE: (where_is,),
    Topic.HERE: (which_root,),
    Topic.MUSCLE: (muscle_of_root, root_of_muscle),
    Topic.REFLEX: (reflex_of_root,),
    Topic.DISC: (root_of_disc, disc_of_root),
    Topic.CASE: (published,),
    Topic.MADE_CASE: (generated,),
}


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions that a seed gives."""

    seed: str
    questions: tuple[Question, ...]


def make_quiz(
    ground: Ground, seed: str, topics: Sequence[Topic] = tuple(Topic), length: int = LENGTH
) -> Quiz:
    """The same seed, topics and length give the same quiz wherever program and maps are the same.

    Topics take turns, so that a short quiz has a bit of each. Raises BodymapError when a sample is broken.
    """
    seed = tidy_seed(seed)
    chance = Chance(seed)
    asked: dict[str, Question] = {}
    turn, dry = 0, 0
    while len(asked) < length and dry < len(topics):
        made = _new(ground, chance, topics[turn % len(topics)], asked)
        turn, dry = turn + 1, 0 if made is not None else dry + 1
        if made is not None:
            asked[made.id] = made
    return Quiz(seed, tuple(asked.values()))


def tidy_seed(typed: str) -> str:
    """What a whole class types alike: capitals, blanks and signs around make no difference."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum()) or "1"


def _new(ground: Ground, chance: Chance, topic: Topic, asked: dict[str, Question]) -> Question | None:
    for _ in range(ATTEMPTS):
        made = chance.one(MAKERS[topic])(ground, chance)
        if made is not None and made.id not in asked:
            return made
    return None


@dataclass(frozen=True, slots=True)
class Turn:
    """One time a question is asked. returns: how often it has come back; wrong_before: the answer before was wrong."""

    number: int
    returns: int = 0
    wrong_before: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: to which turn, right or not, and in words."""

    turn: Turn
    right: bool
    given: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is: what is still to be asked, the first of it now, and what was answered."""

    quiz: Quiz
    ahead: tuple[Turn, ...]
    answers: tuple[Answered, ...] = field(default=())

    @property
    def turn(self) -> Turn | None:
        """What is asked now; None at the end."""
        return next(iter(self.ahead), None)

    @property
    def question(self) -> Question | None:
        return None if self.turn is None else self.quiz.questions[self.turn.number]

    def answered(self, right: bool, given: str) -> "Progress":
        """One answer further. Raises IndexError at the end."""
        turn, *rest = self.ahead
        again = _again(turn, right)
        if again is not None:
            rest.insert(min(AFTER_RIGHT if right else AFTER_WRONG, len(rest)), again)
        return replace(self, ahead=tuple(rest), answers=(*self.answers, Answered(turn, right, given)))

    @property
    def firsts(self) -> tuple[Answered, ...]:
        """The first answer to each question."""
        return tuple(one for one in self.answers if not one.turn.returns)


def begun(quiz: Quiz) -> Progress:
    return Progress(quiz, tuple(Turn(number) for number in range(len(quiz.questions))))


def _again(turn: Turn, right: bool) -> Turn | None:
    """When a question comes back: after a wrong answer, and once more after the right one that follows it."""
    if turn.returns >= MOST_RETURNS or (right and not turn.wrong_before):
        return None
    return Turn(turn.number, turn.returns + 1, wrong_before=not right)


@dataclass(frozen=True, slots=True)
class Score:
    """First answers on one topic: how many, and how many of them right."""

    topic: Topic
    right: int
    asked: int


def scores(progress: Progress) -> tuple[Score, ...]:
    """One row a topic that was asked, in the order of the topics."""
    rows: dict[Topic, list[bool]] = {}
    for one in progress.firsts:
        rows.setdefault(progress.quiz.questions[one.turn.number].topic, []).append(one.right)
    return tuple(Score(topic, sum(rows[topic]), len(rows[topic])) for topic in Topic if topic in rows)
