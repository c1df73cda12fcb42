"""The quiz in the window: asked, answered by tap, by button and by key, explained, scored; nothing of it is stored."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.naming import roomiest
from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.teaching.question import Question, Topic
from bodymap.ui.class_room import RESULTS, ClassRoom
from bodymap.ui.labels import PlainLabel
from bodymap.ui.quiz_page import QuizPage
from bodymap.ui.window import Window
from tests.ui.class_windows import class_window, quiz_in
from tests.ui.conftest import Answers, MakeWindow

SIZES = [(1024, 768), (1280, 800), (1920, 1080)]


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return class_window(make_window)


@pytest.fixture
def quiz(window: Window) -> tuple[ClassRoom, QuizPage]:
    return quiz_in(window)


def asked(room: ClassRoom) -> Question:
    assert room.quiz.now is not None
    assert room.quiz.now.question is not None
    return room.quiz.now.question


def until(room: ClassRoom, topic: Topic) -> Question:
    """Answer right until a question of the topic comes."""
    while asked(room).topic is not topic:
        room.quiz.give_up()
        room.quiz.next()
    QApplication.processEvents()
    return asked(room)


def right_number(question: Question) -> int:
    return [choice.right for choice in question.choices].index(True)


def place_of_the_answer(page: QuizPage, question: Question) -> QPoint:
    """A place of the right skin, px of the figure."""
    target, figure = question.target, page.question.figure
    assert target is not None
    atlas = page.question._desk.ground.atlas
    views = {p.view: p for p in figure.placements}
    faces = [
        f for v in views for f in atlas.maps[target.map].faces.get(v, ()) if f.level == target.root.value
    ]
    face = max(faces, key=lambda one: one.shape.area)
    x, y, _ = roomiest(max(face.shape.geoms, key=lambda part: part.area))
    return QPoint(*(round(v) for v in views[face.view].to_px(x, y)))


def test_a_tap_on_the_right_skin_is_right(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    at = place_of_the_answer(page, until(room, Topic.PLACE))
    QTest.mouseClick(page.question.figure, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.question.verdict.text() == "Right."


def test_where_somebody_tapped_is_ringed(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    at = place_of_the_answer(page, until(room, Topic.PLACE))
    QTest.mouseClick(page.question.figure, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert page.question.ring.place is not None
    assert (page.question.ring.place.toPoint() - at).manhattanLength() <= 3


def test_a_tap_beside_the_body_is_told_and_not_counted(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    until(room, Topic.PLACE)
    room.quiz.tap(room.quiz.ground.atlas.locate(page.question.figure.placements[0].view, -3000, 0))
    assert page.question.hint.text().startswith("That was beside the body")
    assert not page.question.further.isVisible()


def test_a_place_is_answered_with_the_keyboard_alone(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    until(room, Topic.PLACE)
    QTest.keyClick(page.question.figure, Qt.Key.Key_Down)
    QTest.keyClick(page.question.figure, Qt.Key.Key_Return)
    assert page.question.further.isVisible()


def test_a_number_answers(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    number = right_number(until(room, Topic.DISC))
    QTest.keyClick(page.question.choices[0], Qt.Key(Qt.Key.Key_1 + number))
    assert page.question.verdict.text() == "Right."


def test_a_number_does_not_change_the_strength_of_the_brush(
    quiz: tuple[ClassRoom, QuizPage], window: Window
) -> None:
    room, page = quiz
    until(room, Topic.DISC)
    QTest.keyClick(page.question.choices[0], Qt.Key.Key_1)
    assert window.session.state.pen.intensity is None


def test_enter_goes_on(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    before = until(room, Topic.DISC)
    QTest.keyClick(page.question.choices[0], Qt.Key.Key_1)
    QTest.keyClick(page.question.further, Qt.Key.Key_Return)
    assert asked(room) is not before


def test_a_press_of_a_button_answers(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    number = right_number(until(room, Topic.REFLEX))
    QTest.mouseClick(page.question.choices[number], Qt.MouseButton.LeftButton)
    assert page.question.verdict.text() == "Right."


def test_a_wrong_answer_names_the_right_one_in_words(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    question = until(room, Topic.DISC)
    room.quiz.pick(1 - min(right_number(question), 1))
    assert page.question.verdict.text() == f"Not quite: the answer is {question.right}."
    assert any("(right" in made.text() for made in page.question.choices)


def test_an_answer_cannot_be_changed(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    question = until(room, Topic.DISC)
    room.quiz.pick(1 - min(right_number(question), 1))
    room.quiz.pick(right_number(question))
    assert page.question.verdict.text().startswith("Not quite")


def test_the_explanation_and_its_sources_are_told(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    question = until(room, Topic.DISC)
    room.quiz.give_up()
    told = [one.text() for one in page.question.findChildren(PlainLabel)]
    assert question.why[0] in told
    assert any(text.startswith("Sources: ") and question.sources[0] in text for text in told)


@pytest.mark.parametrize("topic", [Topic.PLACE, Topic.HERE, Topic.MUSCLE, Topic.REFLEX])
def test_the_figure_shows_no_map_and_no_name_before_the_answer(
    quiz: tuple[ClassRoom, QuizPage], topic: Topic
) -> None:
    room, page = quiz
    until(room, topic)
    page.question.figure.sharpen()
    page.grab()
    assert page.question.figure._sheets._names.written == ()


def test_the_figure_shows_the_map_with_the_explanation(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    question = until(room, Topic.PLACE)
    room.quiz.give_up()
    page.question.figure.sharpen()
    page.grab()
    names = {one.text for one in page.question.figure._sheets._names.written}
    assert question.right in names


def test_the_seed_of_the_class_is_seen(quiz: tuple[ClassRoom, QuizPage]) -> None:
    assert quiz[1].question.seed.text() == "Seed 3"


def test_the_same_seed_typed_again_asks_the_same(window: Window) -> None:
    room, _ = quiz_in(window, "autumn")
    first = asked(room)
    room.quiz.forget()
    room, _ = quiz_in(window, "autumn") if room.page is None else (room, room.page)
    room.page.seed.setText(" Autumn ")  # type: ignore[union-attr]
    room.page.start()  # type: ignore[union-attr]
    assert asked(room) == first


def test_only_chosen_topics_are_asked(window: Window) -> None:
    window.teach("quiz")
    room = window.classroom
    assert room.page is not None
    for topic, box in room.page.topics.items():
        box.setChecked(topic is Topic.DISC)
    room.page.start()
    assert {one.topic for one in room.quiz.now.progress.quiz.questions} == {Topic.DISC}  # type: ignore[union-attr]


def test_without_a_topic_no_quiz_can_be_started(window: Window) -> None:
    window.teach("quiz")
    page = window.classroom.page
    assert page is not None
    for box in page.topics.values():
        box.setChecked(False)
    assert not page.begin.isEnabled()


def test_the_end_tells_the_score_of_every_topic(quiz: tuple[ClassRoom, QuizPage]) -> None:
    room, page = quiz
    until(room, Topic.DISC)
    room.quiz.pick(right_number(asked(room)))
    room.quiz.end()
    told = [one.text() for one in page.end_page.findChildren(PlainLabel)]
    assert page.total.text().startswith("1 of ")
    assert Topic.DISC.words in told


def test_the_table_is_saved_where_it_is_asked_for(
    quiz: tuple[ClassRoom, QuizPage], answers: Answers, tmp_path: Path
) -> None:
    room, _ = quiz
    room.quiz.give_up()
    answers.path = tmp_path / "table.csv"
    room.save_results()
    assert answers.path.read_text("utf-8").startswith('"seed"')
    assert answers.asked[-1] == f"{RESULTS}.csv"


def test_a_table_that_cannot_be_written_is_told(
    quiz: tuple[ClassRoom, QuizPage], window: Window, answers: Answers, tmp_path: Path
) -> None:
    quiz[0].quiz.give_up()
    answers.path = tmp_path / "no folder" / "table.csv"
    quiz[0].save_results()
    assert "the folder does not exist" in window.trouble_words.text()


def test_a_quiz_leaves_what_is_on_the_table_as_it_was(window: Window) -> None:
    before = window.session.document
    room, _ = quiz_in(window)
    for _ in range(4):
        room.quiz.give_up()
        room.quiz.next()
    assert window.session.document is before
    assert not window.session.state.paper.unsaved


def test_a_quiz_writes_nothing(window: Window, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = Path.home()
    before = sorted(home.rglob("*"))
    room, _ = quiz_in(window)
    room.quiz.give_up()
    room.quiz.end()
    room.leave_quiz()
    assert sorted(home.rglob("*")) == before


def test_the_key_of_the_quiz_goes_back_to_the_class_and_keeps_the_question(window: Window) -> None:
    room, page = quiz_in(window)
    question = asked(room)
    window.actions_by_id["quiz"].trigger()
    assert window.splitter.isVisible()
    window.actions_by_id["quiz"].trigger()
    assert page.isVisible()
    assert asked(room) is question


def test_another_mode_ends_the_quiz(window: Window) -> None:
    room, _ = quiz_in(window)
    window.commands.choose_mode("consultation")
    assert room.quiz.now is None
    assert window.splitter.isVisible()


def test_after_a_quiz_the_keyboard_of_the_consultation_stays_where_it_is(window: Window) -> None:
    quiz_in(window)
    window.commands.choose_mode("consultation")
    window.bar.widgetForAction(window.actions_by_id["new"]).setFocus()
    before = QApplication.focusWidget()
    window.session.edit("Paint", open_shipped(shipped_samples()[1]).drawing)
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("mode", ["consultation", "patient"])
def test_no_other_mode_has_a_quiz(make_window: MakeWindow, mode: str) -> None:
    window = make_window(mode)
    window.teach("quiz")
    assert window.classroom.page is None
    assert not window.actions_by_id["quiz"].isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("topic", list(Topic))
def test_answers_and_the_way_on_are_in_sight(
    make_window: MakeWindow, size: tuple[int, int], topic: Topic
) -> None:
    window = class_window(make_window, size)
    room, page = quiz_in(window)
    question = until(room, topic)
    QApplication.processEvents()
    for made in page.question.choices if topic is not Topic.CASE else ():
        corner = made.mapTo(page.question._area.viewport(), made.rect().bottomRight())
        assert page.question._area.viewport().rect().contains(corner), question.id
    room.quiz.give_up()
    QApplication.processEvents()
    assert window.rect().contains(
        page.question.further.mapTo(window, page.question.further.rect().bottomRight())
    )


def test_the_window_stays_as_large_as_it_was(make_window: MakeWindow) -> None:
    window = class_window(make_window, (1024, 768))
    quiz_in(window)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 768)


def test_in_a_low_window_every_verdict_comes_into_sight(make_window: MakeWindow) -> None:
    room, page = quiz_in(class_window(make_window, (1024, 768)))
    hidden: list[str] = []
    while (now := room.quiz.now) is not None and now.question is not None:
        room.quiz.give_up()
        QApplication.processEvents()
        verdict = page.question.verdict
        if verdict.visibleRegion().boundingRect().height() < verdict.height():
            hidden.append(verdict.text())
        room.quiz.next()
    assert hidden == []
