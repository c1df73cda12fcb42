"""What the body shows with a question and with its explanation: pure, no Qt.

A question shows nothing that answers it: no maps, no names, no colours of roots, whatever the window shows.
"""

from dataclasses import replace

from bodymap.exports.beneath import MUSCLES
from bodymap.language import tr
from bodymap.teaching.question import Lit, Topic
from bodymap.teaching.quiz_now import QuizNow
from bodymap.ui.modes import MODES
from bodymap.ui.state import Pen, Selection, Show, State, ToolName

CLASSROOM = MODES["classroom"]
_TAPS = Pen(tool=ToolName.SELECT)


def quiz_state(now: QuizNow, look: Show) -> State:
    """look: how the window shows the body; figure and skin are taken from it, nothing else."""
    question = now.question
    show = Show(skin=look.skin, figure=look.figure, answers=False)
    if question is None:
        return State(show=show, pen=_TAPS, mode=CLASSROOM)
    lit = question.shown if now.graded is None else question.answer
    if now.graded is not None:
        show = replace(show, answers=True, map=lit.map, layer=MUSCLES if lit.muscle else "")
    return State(question.drawing, selection=_chosen(lit), pen=_TAPS, show=show, mode=CLASSROOM)


def _chosen(lit: Lit) -> Selection:
    if lit.muscle:
        return Selection(muscle=lit.muscle)
    if lit.root is not None:
        return Selection(root=lit.root, side=lit.side)
    return Selection(point=lit.point) if lit.point is not None else Selection()


def verdict(now: QuizNow) -> str:
    """Right or not, in words; "" while nothing is answered."""
    question, graded = now.question, now.graded
    if question is None or graded is None:
        return ""
    if graded.right:
        return tr("Right.")
    case = question.topic in (Topic.CASE, Topic.MADE_CASE)
    if case:
        return tr("Not quite: it was {answer}.", answer=question.right)
    return tr("Not quite: the answer is {answer}.", answer=question.right)


def where_asked(now: QuizNow) -> str:
    """Such as "Question 3 of 14", and whether it has been asked before."""
    turn, progress = now.progress.turn, now.progress
    if turn is None:
        return ""
    if turn.returns:
        return tr(
            "Once more: question {number} of {count}",
            number=turn.number + 1,
            count=len(progress.quiz.questions),
        )
    return tr("Question {number} of {count}", number=turn.number + 1, count=len(progress.quiz.questions))


def answer_line(words: str, number: int, now: QuizNow) -> str:
    """What stands on a choice: its key, its words, and once answered which one is right and which was chosen."""
    question = now.question
    if question is None or now.graded is None:
        return f"{number + 1}   {words}"
    right, chosen = question.choices[number].right, now.chosen == number
    if right:
        told = tr("(right, your answer)") if chosen else tr("(right)")
        return f"✓   {words}   {told}"
    told = tr("(your answer)")
    return f"✗   {words}   {told}" if chosen else f"     {words}"
