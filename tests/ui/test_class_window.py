"""The second screen: two windows on one session, with different content; letters for the back row; the spotlight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shapely import Point
from shapely.ops import unary_union

from bodymap.atlas.levels import Root, View
from bodymap.exports.beneath import MUSCLES
from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.teaching.question import Topic
from bodymap.ui.class_board import FREE
from bodymap.ui.class_figure import PARTS
from bodymap.ui.class_text import MORE, ClassText, set_lines
from bodymap.ui.class_window import ClassWindow
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.figure_ring import Spot
from bodymap.ui.state import NOTHING_SELECTED, Selection
from bodymap.ui.window import Window
from tests.ui.class_windows import class_window, quiz_in
from tests.ui.conftest import MakeWindow

SIZES = [(1024, 768), (1280, 800), (1920, 1080)]


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    """A presenter's window with a root chosen on a map."""
    window = class_window(make_window)
    window.commands.show_map("isncsci")
    window.session.select(Selection(root=Root.S1))
    return window


def screen_of(window: Window, size: tuple[int, int] = (1024, 768)) -> ClassWindow:
    """The second screen, open and laid out."""
    window.teach("class-screen")
    screen = window.classroom.screen
    assert screen is not None
    screen.resize(*size)
    seen(screen)
    return screen


def seen(screen: ClassWindow) -> QImage:
    QApplication.processEvents()
    return screen.grab().toImage()


def words(screen: ClassWindow) -> str:
    assert screen.board is not None
    return screen.board.words


def names(screen: ClassWindow) -> list[str]:
    seen(screen)
    return [one.text for one in screen.figure.figure._sheets._names.written]


# -- what each of the two sees


def test_the_presenter_sees_the_answers_and_the_class_does_not(window: Window) -> None:
    screen = screen_of(window)
    assert window.side.isVisible()
    assert window.figure._state.selection.root is Root.S1
    assert screen.figure.figure._state.selection.empty
    assert words(screen).startswith(FREE)
    assert names(screen) == []


def test_nothing_of_the_reading_is_in_the_window_of_the_class(window: Window) -> None:
    screen = screen_of(window)
    assert not window.session.state.reading.empty
    assert screen.figure.figure._state.reading.empty
    assert "S1" not in words(screen)


def test_h_shows_the_answers_to_the_class(window: Window) -> None:
    screen = screen_of(window)
    window.actions_by_id["hide-answers"].trigger()
    assert words(screen).startswith("S1 root")
    assert "S1" in names(screen)


def test_h_in_the_window_of_the_class_does_the_same(window: Window) -> None:
    screen = screen_of(window)
    QTest.keyClick(screen, Qt.Key.Key_H)
    assert words(screen).startswith("S1 root")


def test_what_the_presenter_paints_comes_to_the_class(window: Window) -> None:
    screen = screen_of(window)
    window.session.edit("Clear all", type(window.session.state.drawing)())
    assert screen.figure.figure._state.drawing is window.session.state.drawing


def test_a_layer_comes_to_the_class_without_names(window: Window) -> None:
    screen = screen_of(window)
    window.commands.show_layer(MUSCLES)
    assert screen.figure.figure._state.show.layer == MUSCLES
    assert names(screen) == []


def test_an_emergency_of_a_sample_is_told_with_the_answers(window: Window) -> None:
    screen = screen_of(window)
    window.session.open_sample(open_shipped(next(s for s in shipped_samples() if s.id == "cauda-equina")))
    assert "Red flag" not in words(screen)
    window.commands.hide_answers()
    assert screen.board.lines[0].startswith("Red flag: ")  # type: ignore[union-attr]


def test_the_history_of_a_map_is_told_with_its_source(window: Window) -> None:
    screen = screen_of(window)
    window.session.select(NOTHING_SELECTED)
    window.commands.hide_answers()
    assert window._atlas.maps["isncsci"].history in words(screen)


def test_all_maps_are_told_each_with_its_history(window: Window) -> None:
    screen = screen_of(window)
    window.session.select(NOTHING_SELECTED)
    window.commands.hide_answers()
    window.commands.stack_maps()
    assert all(one.history in words(screen) for one in window._atlas.maps.values())


def test_the_group_of_views_follows_the_presenter(window: Window) -> None:
    screen = screen_of(window)
    window.commands.show_views(LayoutKind.FEET)
    assert {one.view for one in screen.figure.figure.placements} == {View.FEET_TOP, View.FEET_SOLE}


# -- the quiz on two screens


def test_only_the_presenter_is_told_the_answer_of_a_question(window: Window) -> None:
    screen = screen_of(window)
    room, page = quiz_in(window)
    while room.quiz.now.question.topic is not Topic.DISC:  # type: ignore[union-attr]
        room.quiz.give_up()
        room.quiz.next()
    question = room.quiz.now.question  # type: ignore[union-attr]
    assert question is not None
    assert question.right in page.question.only_you.text()
    assert "(right" not in words(screen)
    assert question.text in words(screen)


def test_the_class_sees_the_explanation_only_when_answers_are_shown(window: Window) -> None:
    screen = screen_of(window)
    room, _ = quiz_in(window)
    room.quiz.give_up()
    assert "Not quite" not in words(screen)
    assert names(screen) == []
    window.commands.hide_answers()
    assert "Not quite" in words(screen)


def test_without_a_second_screen_no_answer_is_told_beforehand(window: Window) -> None:
    _, page = quiz_in(window)
    assert not page.question.only_you.isVisible()


def test_back_from_the_quiz_the_class_sees_what_is_on_the_table(window: Window) -> None:
    screen = screen_of(window)
    room, _ = quiz_in(window)
    room.leave_quiz()
    assert words(screen).startswith(FREE)


# -- letters


STATES: dict[str, Callable[[Window], object]] = {
    "hidden": lambda window: None,
    "root": lambda window: window.commands.hide_answers(),
    "all maps": lambda window: (window.commands.hide_answers(), window.commands.stack_maps()),
    "two maps": lambda window: (window.commands.hide_answers(), window.commands.compare_maps()),
    "muscles": lambda window: (window.commands.hide_answers(), window.commands.show_layer(MUSCLES)),
    "quiz": lambda window: quiz_in(window),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_no_letter_is_lower_than_a_fortieth_of_the_picture(
    window: Window, size: tuple[int, int], state: str
) -> None:
    screen = screen_of(window, size)
    STATES[state](window)
    seen(screen)
    figure = screen.figure
    texts = [line.size for one in (screen.heading, screen.lines, screen.foot) for line in one.set]
    on_body = [one.size for one in figure.figure._sheets._names.written]
    captions = (figure.figure._letters - 1) * figure.factor
    assert min(*texts, *on_body, captions) >= size[1] / PARTS


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_everything_written_stays_in_its_room(window: Window, size: tuple[int, int], state: str) -> None:
    screen = screen_of(window, size)
    STATES[state](window)
    seen(screen)
    for one in (screen.heading, screen.lines, screen.foot):
        assert not one.set or one.set[-1].box.bottom() <= one.height() + 1
        assert screen.rect().contains(one.geometry())


@pytest.mark.parametrize("size", SIZES)
def test_the_body_takes_most_of_the_height(window: Window, size: tuple[int, int]) -> None:
    screen = screen_of(window, size)
    front = next(one for one in screen.figure.figure.placements if one.view is View.FRONT)
    _, top, _, bottom = front.rect
    assert (bottom - top) * screen.figure.factor > 0.5 * size[1]


def test_lines_that_do_not_fit_end_in_dots(qapp: QApplication) -> None:
    placed = set_lines(["one two three four"] * 40, QSizeF(300, 400), 800, QFont(), strong=False)
    assert placed[-1].words == MORE
    assert placed[-1].box.bottom() <= 400


def test_few_lines_are_larger_than_many(qapp: QApplication) -> None:
    few = set_lines(["one"], QSizeF(300, 400), 800, QFont(), strong=False)
    many = set_lines(["one two three four"] * 9, QSizeF(300, 400), 800, QFont(), strong=False)
    assert few[0].size > many[0].size


def test_a_screen_reader_gets_the_words(window: Window) -> None:
    screen = screen_of(window)
    assert screen.heading.accessibleName() == FREE
    assert isinstance(screen.lines, ClassText)


def grey(screen: ClassWindow) -> QImage:
    return seen(screen).convertToFormat(QImage.Format.Format_Grayscale8)


def patterned(image: QImage, screen: ClassWindow, level: str) -> float:
    """Share of places in the skin of a level on the soles that are clearly darker than most of it (0-1)."""
    figure = screen.figure
    sole = next(one for one in figure.figure.placements if one.view is View.FEET_SOLE)
    faces = [f for f in figure.figure._atlas.maps["isncsci"].faces[View.FEET_SOLE] if f.level == level]
    left, top, right, bottom = unary_union([face.shape for face in faces]).bounds
    grid = [
        (left + i * (right - left) / 60, top + j * (bottom - top) / 60) for i in range(61) for j in range(61)
    ]
    inside = [one for one in grid if any(face.shape.contains(Point(one)) for face in faces)]
    spots = [
        (QPointF(*sole.to_px(*one)) * figure.factor + figure.pos().toPointF()).toPoint() for one in inside
    ]
    tones = sorted(image.pixelColor(at).lightness() for at in spots)
    return sum(tone < tones[2 * len(tones) // 3] - 30 for tone in tones) / len(tones)


def test_the_skin_of_a_root_is_told_apart_without_colours(window: Window) -> None:
    """Its hatch is seen in greys; what is not chosen has none."""
    screen = screen_of(window)
    window.commands.hide_answers()
    chosen = patterned(grey(screen), screen, "S1")
    window.session.select(NOTHING_SELECTED)
    assert chosen > 1.5 * patterned(grey(screen), screen, "S1")


# -- pointer, screen, end


def test_the_pointer_of_the_presenter_is_ringed_at_the_same_place_of_the_body(window: Window) -> None:
    screen = screen_of(window)
    placement = next(one for one in window.figure.placements if one.view is View.BACK)
    QTest.mouseMove(window.figure, QPoint(*(round(v) for v in placement.to_px(100, 900))))
    QApplication.processEvents()
    at, there = screen.figure.spot_place, _there(screen, View.BACK, 100, 900)
    assert at is not None
    assert (at - there).manhattanLength() < 6


def _there(screen: ClassWindow, view: View, x: float, y: float) -> QPointF:
    placement = next(one for one in screen.figure.figure.placements if one.view is view)
    return QPointF(*placement.to_px(x, y)) * screen.figure.factor


def test_the_ring_is_seen(window: Window) -> None:
    screen = screen_of(window)
    before = seen(screen)
    screen.show_spot(Spot(View.FRONT, 60, 900))
    assert seen(screen) != before


def test_the_ring_goes_with_the_pointer(window: Window) -> None:
    screen = screen_of(window)
    screen.show_spot(Spot(View.BACK, 100, 900))
    QApplication.sendEvent(window.figure, QEvent(QEvent.Type.Leave))
    assert screen.figure.spot_place is None


def test_f11_fills_the_screen_and_escape_makes_it_a_window(window: Window) -> None:
    screen = screen_of(window)
    QTest.keyClick(screen, Qt.Key.Key_F11)
    assert screen.isFullScreen()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isFullScreen()
    assert screen.isVisible()


def test_f11_in_the_presenters_window_fills_the_second_screen(window: Window) -> None:
    screen = screen_of(window)
    window.actions_by_id["class-full"].trigger()
    assert screen.isFullScreen()


def test_f9_again_closes_it_and_answers_are_shown(window: Window) -> None:
    screen = screen_of(window)
    window.actions_by_id["class-screen"].trigger()
    assert not screen.isVisible()
    assert window.session.state.show.answers


def test_another_mode_closes_it(window: Window) -> None:
    screen_of(window)
    window.commands.choose_mode("consultation")
    assert window.classroom.screen is None
    assert window.side.isVisible()


def test_nothing_on_the_table_changes_with_a_second_screen(window: Window) -> None:
    before = window.session.document
    screen_of(window)
    window.commands.hide_answers()
    assert window.session.document is before


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_it_has_the_colours_of_the_window(make_window: MakeWindow, theme: str) -> None:
    window = class_window(make_window, theme=theme)
    screen = screen_of(window)
    from bodymap.ui.theme import THEMES

    assert seen(screen).pixelColor(2, 2).name() == THEMES[theme].canvas
