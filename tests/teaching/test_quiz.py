import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from bodymap.teaching.asking import Ground
from bodymap.teaching.question import Choice, Question, Topic
from bodymap.teaching.quiz import (
    AFTER_RIGHT,
    AFTER_WRONG,
    LENGTH,
    MOST_RETURNS,
    Progress,
    Quiz,
    begun,
    make_quiz,
    scores,
)
from bodymap.teaching.quiz_csv import quiz_csv

IDS = """
import json, sys
from bodymap.atlas.atlas import open_atlas
from bodymap.knowledge.stored import open_library
from bodymap.records.shipped import shipped_samples
from bodymap.teaching.asking import Ground
from bodymap.teaching.quiz import make_quiz
quiz = make_quiz(Ground(open_library(), open_atlas(), shipped_samples()), sys.argv[1])
print(json.dumps([[q.id, [c.words for c in q.choices]] for q in quiz.questions]))
"""


def plain_quiz(length: int = 12) -> Quiz:
    """Questions without content: only their number matters."""
    choices = (Choice("a", True), Choice("b"))
    return Quiz("1", tuple(Question(f"q{n}", Topic.DISC, f"?{n}", choices=choices) for n in range(length)))


def asked(progress: Progress) -> list[int]:
    return [turn.number for turn in progress.ahead]


def answer_all(progress: Progress, right: bool) -> Progress:
    while progress.turn is not None:
        progress = progress.answered(right, "x")
    return progress


def test_the_same_seed_gives_the_same_quiz(ground: Ground) -> None:
    assert make_quiz(ground, "class 7") == make_quiz(ground, "class 7")


def test_the_same_seed_gives_the_same_quiz_in_another_process(ground: Ground) -> None:
    done = subprocess.run([sys.executable, "-c", IDS, "42"], capture_output=True, text=True, check=True)
    here = [[q.id, [c.words for c in q.choices]] for q in make_quiz(ground, "42").questions]
    assert json.loads(done.stdout) == here


def test_another_seed_gives_another_quiz(ground: Ground) -> None:
    assert make_quiz(ground, "1").questions != make_quiz(ground, "2").questions


@pytest.mark.parametrize("typed", ["Class 7", " class7 ", "CLASS-7"])
def test_a_seed_typed_in_another_way_is_the_same(ground: Ground, typed: str) -> None:
    assert make_quiz(ground, typed).seed == "class7"


@pytest.mark.parametrize("seed", ["1", "2", "3", "autumn"])
def test_a_quiz_has_its_length_no_question_twice_and_every_topic(ground: Ground, seed: str) -> None:
    made = make_quiz(ground, seed).questions
    assert len({one.id for one in made}) == LENGTH
    assert {one.topic for one in made} == set(Topic)


def test_published_cases_come_before_generated_ones(ground: Ground) -> None:
    topics = [one.topic for one in make_quiz(ground, "5").questions]
    assert topics.index(Topic.CASE) < topics.index(Topic.MADE_CASE)


def test_a_topic_with_few_questions_ends_the_quiz_early(ground: Ground) -> None:
    made = make_quiz(ground, "1", (Topic.DISC,), 50).questions
    assert len(made) == 2 * len(ground.library.discs)


def test_a_quiz_without_topics_is_empty(ground: Ground) -> None:
    assert begun(make_quiz(ground, "1", ())).question is None


def test_a_wrong_answer_comes_back_after_three_others() -> None:
    assert asked(begun(plain_quiz()).answered(False, "b")).index(0) == AFTER_WRONG


def test_a_right_answer_does_not_come_back() -> None:
    assert 0 not in asked(begun(plain_quiz()).answered(True, "a"))


def test_a_question_put_right_comes_back_once_more_after_six() -> None:
    progress = begun(plain_quiz()).answered(False, "b")
    while progress.turn is not None and progress.turn.number != 0:
        progress = progress.answered(True, "a")
    assert asked(progress.answered(True, "a")).index(0) == AFTER_RIGHT


def test_a_question_put_right_twice_is_done() -> None:
    progress = begun(plain_quiz()).answered(False, "b")
    done = answer_all(progress, right=True)
    assert [one.right for one in done.answers if one.turn.number == 0] == [False, True, True]


def test_a_question_that_stays_wrong_comes_back_so_often_and_no_more() -> None:
    done = answer_all(begun(plain_quiz(1)), right=False)
    assert len(done.answers) == 1 + MOST_RETURNS


def test_the_score_counts_first_answers() -> None:
    done = answer_all(begun(plain_quiz()).answered(False, "b"), right=True)
    assert [(one.right, one.asked) for one in scores(done)] == [(11, 12)]


def test_the_score_is_kept_for_each_topic(ground: Ground) -> None:
    done = answer_all(begun(make_quiz(ground, "3")), right=True)
    assert {one.topic: one.asked for one in scores(done)} == dict.fromkeys(Topic, 2)


def rows(progress: Progress) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(quiz_csv(progress))))


def test_the_table_has_a_row_for_every_question_that_was_answered(ground: Ground) -> None:
    progress = begun(make_quiz(ground, "3")).answered(False, "x").answered(True, "y")
    assert [row["first answer right"] for row in rows(progress)] == ["no", "yes"]


def test_the_table_says_what_was_right_in_the_end() -> None:
    done = answer_all(begun(plain_quiz()).answered(False, "b"), right=True)
    first = rows(done)[0]
    assert (first["first answer right"], first["right in the end"], first["times asked"]) == (
        "no",
        "yes",
        "3",
    )


def test_a_cell_of_the_table_is_never_a_formula() -> None:
    quiz = plain_quiz()
    evil = replace(quiz, seed="=1+1")
    assert rows(begun(evil).answered(False, "=cmd"))[0]["first answer"] == "'=cmd"


def test_the_table_has_no_column_for_a_name_or_a_time() -> None:
    head = quiz_csv(begun(plain_quiz())).lower()
    assert not [word for word in ("name", "date", "time of", "who") if word in head]
