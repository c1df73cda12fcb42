"""The reading beside the hand says what a direct reading says, and an old answer never overtakes a newer one."""

from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush
from bodymap.knowledge.library import Library
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.reading import Reading
from bodymap.ui.live_reading import LiveReading, Work, beside
from bodymap.ui.loaded import reader


class Worker:
    """Keeps the work until it is told to do it, in any order."""

    def __init__(self) -> None:
        self.waiting: list[Work] = []

    def __call__(self, work: Work) -> None:
        self.waiting.append(work)

    def do(self, number: int = 0) -> None:
        self.waiting.pop(number)()


def counted(drawing: PainDrawing, _examination: Examination) -> Reading:
    return Reading(skipped=(str(len(drawing.marks)),))


class Told:
    def __init__(self, live: LiveReading) -> None:
        self.readings: list[Reading] = []
        live.made.connect(self.readings.append)


def grown(atlas: Atlas, moves: int) -> Brush:
    brush = Brush(atlas, View.FRONT, Sensation.NUMBNESS, 30)
    brush.press(Sample(90, 900))
    for step in range(moves):
        brush.move(Sample(90 + step % 7, 900 + 2 * step))
    return brush


def test_reading_beside_the_window_says_what_a_direct_reading_says(
    qtbot: QtBot, library: Library, atlas: Atlas
) -> None:
    read, brush = reader(library, atlas), grown(atlas, 200)
    live = LiveReading(read, beside)
    with qtbot.waitSignal(live.made, timeout=10000) as told:
        live.ask(lambda: brush.preview(PainDrawing()), NOT_EXAMINED)
    assert told.args == [read(grown(atlas, 200).preview(PainDrawing()), NOT_EXAMINED)]


def test_the_answer_comes_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    seen: list[object] = []
    live = LiveReading(counted, beside)
    live.made.connect(lambda _reading: seen.append(current_thread()))
    with qtbot.waitSignal(live.made, timeout=10000):
        live.ask(PainDrawing, NOT_EXAMINED)
    assert seen == [main_thread()]


def test_an_older_question_gets_no_answer_any_more(qapp: object) -> None:
    worker = Worker()
    live = LiveReading(counted, worker)
    told = Told(live)
    live.ask(PainDrawing, NOT_EXAMINED)
    live.ask(PainDrawing, NOT_EXAMINED)
    worker.do()
    assert told.readings == []
    worker.do()
    assert len(told.readings) == 1


def test_answers_in_the_wrong_order_leave_the_newest(qapp: object) -> None:
    worker = Worker()
    live = LiveReading(counted, worker)
    told = Told(live)
    live.ask(PainDrawing, NOT_EXAMINED)
    live.ask(PainDrawing, NOT_EXAMINED)
    worker.do(1)
    worker.do(0)
    assert len(told.readings) == 1


def test_a_forgotten_question_gets_no_answer(qapp: object) -> None:
    worker = Worker()
    live = LiveReading(counted, worker)
    told = Told(live)
    live.ask(PainDrawing, NOT_EXAMINED)
    live.forget()
    worker.do()
    assert told.readings == []


def test_a_stroke_that_has_ended_is_not_read(qapp: object) -> None:
    live = LiveReading(counted)
    told = Told(live)
    live.ask(lambda: None, NOT_EXAMINED)
    assert told.readings == []


def test_what_nobody_wants_to_know_any_more_is_not_read_to_the_end(qapp: object) -> None:
    worker, read = Worker(), list[PainDrawing]()
    live = LiveReading(
        lambda drawing, examination: read.append(drawing) or counted(drawing, examination),
        worker,
        ahead=lambda _drawing: live.ask(PainDrawing, NOT_EXAMINED),  # another question comes meanwhile
    )
    live.ask(PainDrawing, NOT_EXAMINED)
    worker.do()
    assert read == []


def test_a_reading_begins_with_what_takes_longest_of_it(qapp: object) -> None:
    steps: list[str] = []
    live = LiveReading(
        lambda drawing, examination: steps.append("read") or counted(drawing, examination),
        ahead=lambda _drawing: steps.append("ahead"),
    )
    live.ask(PainDrawing, NOT_EXAMINED)
    assert steps == ["ahead", "read"]


def test_forgetting_waits_until_nothing_is_read_any_more(qtbot: QtBot) -> None:
    begun, go_on, done = Event(), Event(), Event()

    def slow(drawing: PainDrawing, examination: Examination) -> Reading:
        begun.set()
        assert go_on.wait(10)
        done.set()
        return counted(drawing, examination)

    live = LiveReading(slow, beside)
    told = Told(live)
    live.ask(PainDrawing, NOT_EXAMINED)
    assert begun.wait(10)
    beside(go_on.set)
    live.forget()
    assert done.is_set()
    qtbot.wait(20)
    assert told.readings == []


@pytest.mark.parametrize("asked", [1, 3, 40])
def test_a_stroke_measured_while_it_grows_ends_as_one_measured_at_the_end(atlas: Atlas, asked: int) -> None:
    """Points come in from one thread while another asks for the area."""
    brush = Brush(atlas, View.FRONT, Sensation.NUMBNESS, 30)
    stop = Event()

    def follow() -> None:
        while not stop.is_set():
            brush.preview(PainDrawing())

    brush.press(Sample(90, 900))
    beside(follow)
    for step in range(400):
        brush.move(Sample(90 + step % (7 + asked), 900 + step % 300))
    stop.set()
    ended = brush.release(PainDrawing())
    alone = Brush(atlas, View.FRONT, Sensation.NUMBNESS, 30)
    alone.press(Sample(90, 900))
    for step in range(400):
        alone.move(Sample(90 + step % (7 + asked), 900 + step % 300))
    wanted = alone.release(PainDrawing()).marks[0].area
    assert ended.marks[0].area.symmetric_difference(wanted).area < 0.1
