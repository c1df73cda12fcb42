"""Where a quiz stands: what is asked now, what was made of the answer, and the next step. Values and pure functions."""

from dataclasses import dataclass, replace

from bodymap.atlas.levels import View
from bodymap.language import tr, tr_later
from bodymap.teaching.asking import Ground
from bodymap.teaching.question import Graded, Question
from bodymap.teaching.quiz import Progress, Quiz, begun
from bodymap.teaching.skin_questions import OFF_BODY, graded_tap

NOT_KNOWN = tr_later("not known")
"""How an answer is written down that nobody gave."""


@dataclass(frozen=True, slots=True)
class QuizNow:
    """graded: of the question that is asked now, None = not answered yet; chosen: the number of the choice, from 0, None =
    none was; hint: why an answer was not taken.
    """

    progress: Progress
    graded: Graded | None = None
    chosen: int | None = None
    hint: str = ""

    @property
    def question(self) -> Question | None:
        """What is asked, or explained; None = the quiz is over."""
        return self.progress.question

    @property
    def counted(self) -> Progress:
        """The progress with the answer that is being explained."""
        if self.graded is None:
            return self.progress
        return self.progress.answered(self.graded.right, self.graded.given)


def opened(quiz: Quiz) -> QuizNow:
    return QuizNow(begun(quiz))


def picked(now: QuizNow, number: int) -> QuizNow:
    """A choice is made, from 0; nothing happens where there is no such choice, or an answer was given already."""
    question = now.question
    if question is None or now.graded is not None or not 0 <= number < len(question.choices):
        return now
    choice = question.choices[number]
    graded = Graded(choice.right, choice.words, question.why, question.sources)
    return replace(now, graded=graded, chosen=number, hint="")


def tapped(ground: Ground, now: QuizNow, view: View, x: float, y: float) -> QuizNow:
    """The body is tapped, mm of a view. Beside the body it is no answer, and says so."""
    question = now.question
    if question is None or question.target is None or now.graded is not None:
        return now
    graded = graded_tap(ground, question, view, x, y)
    return replace(now, graded=graded, hint="" if graded else tr(OFF_BODY))


def given_up(now: QuizNow) -> QuizNow:
    """Whoever does not know says so: counted as not right, explained like any other."""
    question = now.question
    if question is None or now.graded is not None:
        return now
    return replace(now, graded=Graded(False, tr(NOT_KNOWN), question.why, question.sources), hint="")


def further(now: QuizNow) -> QuizNow:
    """The next question, once this one is answered."""
    return now if now.graded is None else QuizNow(now.counted)


def ended(now: QuizNow) -> QuizNow:
    """Over before the last question: what was answered counts."""
    return QuizNow(replace(now.counted, ahead=()))
