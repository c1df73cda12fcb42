"""What the guided screen shows on every page: large, whole, plain, with a way back, and no word that is not for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.library import Library
from bodymap.ui.patient.panels import QuestionRow
from bodymap.ui.patient.screen import Corner, PatientScreen
from bodymap.ui.patient.steps import STEPS
from bodymap.ui.patient.word_button import WordButton
from bodymap.ui.theme import THEMES
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person, button_of, buttons

SIZES = ((768, 1024), (1024, 768), (1280, 800), (1920, 1080), (3840, 2160))


def everywhere(person: Person, look: Callable[[str], object]) -> list[str]:
    """Call `look` on every page there is, and on the list; answers the ids of the pages."""
    seen: list[str] = []

    def here() -> None:
        person.look()
        seen.append(person.step)
        look(person.step)

    visit = person.screen.visit
    here()
    visit.go(1)
    here()
    visit.change(listed=True)
    here()
    visit.change(listed=False)
    visit.go(1)
    visit.fill(person.stop("thigh_post_central", "R"))
    here()
    while visit.step.id != "numb":
        visit.go(1)
        here()
    visit.answer(next(o for o in visit.step.options if o.answer == Sensation.NUMBNESS))
    here()
    while visit.step.id != "done":
        visit.go(1)
        here()
    return list(dict.fromkeys(seen))


def seen_widgets(screen: PatientScreen) -> list[QWidget]:
    kinds = (WordButton, QLabel, QuestionRow)
    found = [w for w in screen.findChildren(QWidget) if isinstance(w, kinds) or w is screen.figure]
    return [w for w in found if w.isVisible() and not _inside_of(w, screen.figure)]


def _inside_of(widget: QWidget, other: QWidget) -> bool:
    return other.isAncestorOf(widget)


def box(widget: QWidget, screen: PatientScreen) -> QRect:
    return QRect(widget.mapTo(screen, QPoint()), widget.size())


def said(screen: PatientScreen) -> list[str]:
    """Every text in sight or told to a screen reader, and every tool tip."""
    texts: list[str] = []
    for widget in (screen, *screen.findChildren(QWidget)):
        if widget.isVisible():
            text = getattr(widget, "text", None)
            texts += [str(text()) if callable(text) else "", widget.accessibleName(), widget.toolTip()]
            texts.append(widget.accessibleDescription())
    return [text for text in texts if text]


def test_every_page_comes_up(person: Person) -> None:
    assert everywhere(person, lambda _: None) == [step.id for step in STEPS]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_reaches_out_of_the_window_or_is_cut(
    make_window: MakeWindow, size: tuple[int, int], percent: int
) -> None:
    person = Person(make_window("patient", size=size))
    screen = person.screen
    while screen.percent != percent:
        button_of(screen, "Text size").click()
    faults: list[str] = []

    def look(step: str) -> None:
        for widget in seen_widgets(screen):
            place = box(widget, screen)
            if not screen.rect().contains(place):
                faults.append(f"{step}: {said_of(widget)} {place} is out of {screen.rect()}")
            if isinstance(widget, WordButton) and widget.heightForWidth(widget.width()) > widget.height():
                faults.append(f"{step}: {said_of(widget)} is cut")
            if isinstance(widget, QLabel) and widget.text():
                needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
                if needs > widget.height():
                    faults.append(f"{step}: {said_of(widget)} is cut")
        faults.extend(f"{step}: {pair}" for pair in overlapping(screen))

    everywhere(person, look)
    assert screen.size() == QSize(*size)
    assert faults == []


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_the_largest_letters_leave_the_body_its_room(make_window: MakeWindow, code: str) -> None:
    window = make_window("patient", size=(768, 1024))
    window.commands.choose_language(code)
    person = Person(window)
    while person.screen.percent != 200:
        person.click(person.screen.larger)
    small: list[str] = []

    def look(step: str) -> None:
        figure = person.screen.figure
        if figure.isVisible() and (figure.width() < 200 or figure.height() < 400):
            small.append(f"{step}: {figure.size()}")

    everywhere(person, look)
    assert small == []


def said_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else widget.objectName()


def overlapping(screen: PatientScreen) -> list[str]:
    """Things to press that lie on each other or on the body."""
    made = [*buttons(screen), *([screen.figure] if screen.figure.isVisible() else [])]
    boxes = [(said_of(one), box(one, screen)) for one in made if not _inside_of(one, screen.figure)]
    return [
        f"{a} lies on {b}"
        for i, (a, one) in enumerate(boxes)
        for b, other in boxes[i + 1 :]
        if one.intersects(other)
    ]


@pytest.mark.parametrize("size", [(768, 1024), (1280, 800)])
def test_every_button_is_fifteen_millimetres_high_and_wide(
    make_window: MakeWindow, size: tuple[int, int]
) -> None:
    person = Person(make_window("patient", size=size))
    per_mm = person.screen.screen().physicalDotsPerInch() / 25.4
    small: list[str] = []

    def look(_step: str) -> None:
        for made in buttons(person.screen):
            if min(made.width(), made.height()) < 15 * per_mm - 0.5:
                small.append(f"{made.text()} {made.size()}")

    everywhere(person, look)
    assert small == []


@pytest.mark.parametrize("size", [(768, 1024), (1280, 800)])
def test_the_four_corners_are_free(make_window: MakeWindow, size: tuple[int, int]) -> None:
    person = Person(make_window("patient", size=size))
    corners = [box(corner, person.screen) for corner in person.screen.findChildren(Corner)]
    covered: list[str] = []

    def look(_step: str) -> None:
        for widget in seen_widgets(person.screen):
            covered.extend(said_of(widget) for c in corners if c.intersects(box(widget, person.screen)))

    everywhere(person, look)
    assert len(corners) == 4
    assert covered == []


def medical(library: Library) -> set[str]:
    """Roots, disc levels and conditions, in every spelling the knowledge has."""
    roots = {root.value for root in library.roots}
    conditions = {one.name.lower() for one in library.conditions.values()}
    more = {"root", "nerve", "disc", "sciatica", "dermatome", "cauda equina", "stenosis", "piriformis", "sacroiliac"}
    return {*roots, *conditions, *more}


def test_no_root_and_no_condition_is_named_anywhere(person: Person, library: Library) -> None:
    forbidden = medical(library)
    found: set[tuple[str, str]] = set()

    def look(step: str) -> None:
        person.screen.figure.tell()
        for text in said(person.screen):
            words = f" {text} "
            found.update(
                (step, word)
                for word in forbidden
                if (f" {word} " in words if word[:1].isupper() else word in text.lower())
            )

    everywhere(person, look)
    assert found == set()


def test_back_next_and_undo_are_in_sight_on_every_page(person: Person) -> None:
    missing: list[str] = []

    def look(step: str) -> None:
        shown = {made.text() for made in buttons(person.screen)}
        forward = {"Next", "Show more"} & shown or step == "done"
        if not ({"Back", "Undo"} <= shown and forward):
            missing.append(step)

    everywhere(person, look)
    assert missing == []


def test_every_question_can_be_answered_with_not_sure(person: Person) -> None:
    without: list[str] = []

    def look(step: str) -> None:
        if step != "done" and "Not sure" not in {made.text() for made in buttons(person.screen)}:
            without.append(step)

    everywhere(person, look)
    assert without == []


def test_the_list_is_one_press_away_where_places_are_drawn(person: Person) -> None:
    with_list: set[str] = set()

    def look(step: str) -> None:
        if "I cannot draw: show me a list" in {made.text() for made in buttons(person.screen)}:
            with_list.add(step)

    everywhere(person, look)
    assert with_list == {"front", "back", "foot", "numb_where"}


def test_what_was_answered_is_there_after_the_window_was_turned(person: Person) -> None:
    person.press("A woman's body")
    person.press("Next")
    person.tap("thigh_post_central", "R")
    before = person.screen.visit.document
    for size in ((768, 1024), (3840, 2160), (1024, 768)):
        person.window.resize(*size)
        person.look()
    assert person.screen.visit.document == before
    assert person.step == "back"


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_comes_up_in_every_theme(make_window: MakeWindow, theme: str) -> None:
    person = Person(make_window("patient", theme=theme))
    assert everywhere(person, lambda _: person.screen.grab()) == [step.id for step in STEPS]


def test_a_page_that_shows_all_does_not_promise_more_before_it_was_seen(make_window: MakeWindow) -> None:
    screen = Person(make_window("patient", size=(1280, 800))).screen
    screen.hide()
    while screen.visit.step.id != "numb":
        screen.visit.go(1)
    assert screen.next.text() == "Next"
