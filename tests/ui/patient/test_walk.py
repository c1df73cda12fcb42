"""The way of a whole visit through real events: counted, timed, and the same by mouse, finger, keyboard and list."""

from PySide6.QtCore import QPoint

from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import PainDrawing, StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.records.document import UNSURE
from bodymap.ui.patient.answers import flag_answer
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person

MOST_DRAWING, MOST_VISIT = 12, 25
"""Actions."""
DRAWING_SECONDS, VISIT_SECONDS = 40.0, 180.0


def draw_sciatica(person: Person) -> None:
    """Shooting pain down the back of the right thigh, 7 of 10, and a numb outer calf."""
    person.press("Just a body")
    person.press("Not here")
    person.tap("thigh_post_central", "R")
    person.press("Next")
    person.press("Not here")
    person.press("Sharp, or it shoots")
    person.press("7")
    person.press("Deep inside")
    person.press("Yes, it is numb")
    person.tap("calf_lateral", "R")
    person.press("Next")


def finish(person: Person) -> None:
    person.press("None of these")
    person.press("Next")
    person.press("Yes, that is correct")


def test_a_one_sided_sciatica_is_drawn_in_few_actions_and_little_time(person: Person) -> None:
    draw_sciatica(person)
    assert person.actions <= MOST_DRAWING
    assert person.seconds <= DRAWING_SECONDS


def test_the_whole_visit_takes_few_actions_and_little_time(person: Person) -> None:
    draw_sciatica(person)
    finish(person)
    assert person.step == "done"
    assert person.actions <= MOST_VISIT
    assert person.seconds <= VISIT_SECONDS


def test_the_record_holds_two_places_with_two_feelings(person: Person) -> None:
    draw_sciatica(person)
    pain, numb = person.screen.visit.document.drawing.marks
    assert (pain.sensation, pain.intensity, pain.depth.value) == (Sensation.STABBING, 7, "deep")
    assert (numb.sensation, numb.intensity) == (Sensation.NUMBNESS, None)


def test_the_brush_draws_it_in_the_same_limits(person: Person) -> None:
    person.press("Just a body")
    person.press("Not here")
    person.press("Brush")
    person.drag(*line(person, "thigh_post_central", "popliteal"))
    for words in ("Next", "Not here", "Sharp, or it shoots", "7", "Deep inside", "Yes, it is numb", "Brush"):
        person.press(words)
    person.drag(*line(person, "calf_lateral", "calf_central"))
    marks = person.screen.visit.document.drawing.marks
    assert [m.strokes[0].kind for m in marks] == [StrokeKind.PAINT, StrokeKind.PAINT]
    assert person.actions <= MOST_DRAWING
    assert person.seconds <= DRAWING_SECONDS


def line(person: Person, begin: str, end: str) -> tuple[QPoint, ...]:
    a, b = person.place(begin, "R"), person.place(end, "R")
    return (a, (a + b) / 2, b)


def test_none_of_these_says_no_to_each_question_and_is_undone_in_one(person: Person) -> None:
    draw_sciatica(person)
    before = person.screen.visit.document
    person.press("None of these")
    facts = {f.name: f.value for f in person.screen.visit.document.examination.findings}
    assert facts == {q.fact: "no" for q in person.screen.words.questions}
    person.press("Undo")
    assert person.screen.visit.document == before


def test_none_of_the_others_takes_no_yes_and_no_not_sure_back(person: Person) -> None:
    draw_sciatica(person)
    first, second, third = person.screen.words.questions[:3]
    person.press(f"{first.text} Yes")
    person.press(f"{second.text} Not sure")
    person.press("None of the others")
    document = person.screen.visit.document
    said = [flag_answer(document, one.fact) for one in (first, second, third)]
    assert said == ["yes", UNSURE, "no"]
    assert person.screen.notice.isVisible()


# -- the same record, however it is made


def by_mouse(person: Person) -> PainDrawing:
    person.press("Just a body")
    person.press("Next")
    person.tap("calf_central", "L")
    return person.screen.visit.document.drawing


def test_a_finger_makes_the_record_of_the_mouse(make_window: MakeWindow) -> None:
    wanted = by_mouse(Person(make_window("patient")))
    person = Person(make_window("patient"))
    person.touch_button("Just a body")
    person.touch_button("Next")
    person.touch("calf_central", "L")
    assert person.marks == wanted


def test_the_keyboard_makes_the_record_of_the_mouse(make_window: MakeWindow) -> None:
    wanted = by_mouse(Person(make_window("patient")))
    person = Person(make_window("patient"))
    person.key_to("Just a body")
    person.key_to("Next")
    person.keys_to_zone("calf_central", "L")
    assert person.marks == wanted


def test_the_list_makes_the_record_of_the_mouse(make_window: MakeWindow) -> None:
    wanted = by_mouse(Person(make_window("patient")))
    person = Person(make_window("patient"))
    person.press("Just a body")
    person.press("Next")
    person.press("I cannot draw: show me a list")
    person.press("My left")
    person.press("My left: calf, middle")
    assert person.marks == wanted


def test_where_in_a_zone_the_finger_was_makes_no_other_record(person: Person) -> None:
    person.press("Just a body")
    person.press("Next")
    person._tap_of(person.screen.figure, person.place("calf_central", "L") + QPoint(4, 9))
    mark = person.screen.visit.document.drawing.marks[0]
    stop = person.stop("calf_central", "L")
    assert mark.strokes[0].points == ((stop.x, stop.y),)
    assert stop.face.side is Side.LEFT


def test_an_answer_is_kept_with_the_words_and_the_time(person: Person) -> None:
    draw_sciatica(person)
    person.press(f"{person.screen.words.question('fever')} Yes")
    found = person.screen.visit.document.examination.finding(FindingKind.FACT, "fever")
    assert found is not None
    assert (found.value, found.detail, found.at) == ("yes", person.screen.words.question("fever"), "14:05")
