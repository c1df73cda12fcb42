"""The walks through the classroom: quiz, worksheets, picture of the class, hidden answers, second screen."""

from bodymap.ui.worksheet_sheet import WorksheetSheet
from tests.ui.stage import Look, Stage


def quiz(stage: Stage, look: Look) -> None:
    """The first page, one question of each topic with its answer, and the end."""
    window = stage.window
    window.teach("quiz")
    page = window.classroom.page
    assert page is not None
    look(page)
    page.seed.setText("3")
    page.start()
    asked: set[object] = set()
    desk = window.classroom.quiz
    while (now := desk.now) is not None and now.question is not None:
        topic = now.question.topic
        if topic not in asked:
            look(page)
        desk.give_up()
        if topic not in asked:
            look(page)
        asked.add(topic)
        desk.next()
    look(page)
    window.classroom.leave_quiz()


def worksheets(stage: Stage, look: Look) -> None:
    stage.window.actions_by_id["worksheets"].trigger()
    look(stage.taken())
    sheet = stage.taken()
    assert isinstance(sheet, WorksheetSheet)
    sheet.kinds.chosen.emit("map")
    look(sheet)


def class_picture(stage: Stage, look: Look) -> None:
    stage.window.teach("class-picture")
    page = stage.window.classroom.picture_page
    assert page is not None
    look(page)
    stage.window.turn_page(None)


def hidden_answers(stage: Stage, look: Look) -> None:
    for _ in range(2):
        stage.window.commands.hide_answers()
        look(stage.window)


def second_screen(stage: Stage, look: Look) -> None:
    stage.window.teach("class-screen")
    screen = stage.window.classroom.screen
    assert screen is not None
    look(screen)
    stage.window.commands.hide_answers()
    look(screen)
    look(stage.window)
    stage.window.teach("class-screen")
