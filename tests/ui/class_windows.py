"""A window in the classroom with a sample on the table, and its quiz."""

from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.ui.class_room import ClassRoom
from bodymap.ui.quiz_page import QuizPage
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow


def class_window(
    make_window: MakeWindow, size: tuple[int, int] = (1280, 800), theme: str = "light"
) -> Window:
    window = make_window("classroom", theme, size)
    window.session.open_sample(open_shipped(shipped_samples()[0]))
    return window


def quiz_in(window: Window, seed: str = "3") -> tuple[ClassRoom, QuizPage]:
    """The quiz of a seed, begun."""
    window.teach("quiz")
    room = window.classroom
    assert room.page is not None
    room.page.seed.setText(seed)
    room.page.start()
    return room, room.page
