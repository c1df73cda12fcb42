"""The results of a quiz as a table: what was asked and how it was answered; no name, no date, nothing of a person."""

from bodymap.exports.csv_cells import Cell, csv_text
from bodymap.teaching.quiz import Progress

HEAD = (
    "seed",
    "number",
    "topic",
    "question",
    "asked on",
    "right answer",
    "first answer",
    "first answer right",
    "times asked",
    "right in the end",
)


def quiz_csv(progress: Progress) -> str:
    """One row for every question that was answered, in the order of the quiz."""
    return csv_text([HEAD, *(_row(progress, one.turn.number) for one in progress.firsts)])


def _row(progress: Progress, number: int) -> tuple[Cell, ...]:
    question = progress.quiz.questions[number]
    given = [one for one in progress.answers if one.turn.number == number]
    return (
        progress.quiz.seed,
        number + 1,
        question.topic.words,
        question.text,
        question.note,
        question.right,
        given[0].given,
        _yes(given[0].right),
        len(given),
        _yes(given[-1].right),
    )


def _yes(right: bool) -> str:
    return "yes" if right else "no"
