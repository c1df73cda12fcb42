"""A library in a folder of the test at a real window, with people who were drawn on several days."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from shapely import MultiPolygon, Point

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import painted
from bodymap.records.document import Document
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author, Person, SheetHead
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.window import Window

TODAY = date(2026, 11, 21)
"""The day of the window of the tests."""
Place = tuple[float, float, float]


def desk_at(window: Window, library_at) -> RecordsDesk:
    """The desk of a window, with a library in this place; the window closes it."""
    made = RecordsDesk(
        window.session,
        window.status,
        window._atlas,
        window._library,
        window,
        window.notice,
        library_at,
        now=window._now,
    )
    window.kept.desk = made
    return made


def paint(window: Window, *places: Place, sensation: Sensation = Sensation.BURNING) -> None:
    """Round places on the front of the body: x, y, radius in mm."""
    for x, y, radius in places:
        mark = Mark(0, View.FRONT, sensation, MultiPolygon())
        area = MultiPolygon([Point(x, y).buffer(radius)])
        stroke = Stroke(StrokeKind.PAINT, ((x, y),), 2 * radius)
        window.session.edit("Paint", painted(window.session.state.drawing, mark, area, stroke))


def drawn(*places: Place, strength: int | None = None, view: View = View.FRONT) -> Document:
    """The same as a document."""
    marks = (
        Mark(n, view, Sensation.BURNING, MultiPolygon([Point(x, y).buffer(r)]), strength)
        for n, (x, y, r) in enumerate(places, start=1)
    )
    return Document(PainDrawing(tuple(marks)))


def open_store(desk: RecordsDesk) -> RecordStore:
    """The library of the desk, made when there is none."""
    store = desk.keeper.store() if desk.keeper.exists else desk.keeper.begin()
    assert isinstance(store, RecordStore)
    return store


def visited(
    desk: RecordsDesk,
    sheets: Iterable[tuple[int, Author, Document]],
    pseudonym: str = "grey heron",
    read: Callable[[RecordStore, SheetHead, Document], object] | None = None,
) -> tuple[Person, list[SheetHead]]:
    """A person with drawings: how many days ago, whose, what; read: what is kept beside each."""
    store = open_store(desk)
    person = store.add_person(pseudonym=pseudonym)
    days: dict[int, str] = {}
    heads: list[SheetHead] = []
    for ago, author, document in sheets:
        if ago not in days:
            days[ago] = store.add_visit(person.id, TODAY - timedelta(days=ago)).id
        heads.append(store.add_sheet(days[ago], author, document))
        if read is not None:
            read(store, heads[-1], document)
    return person, heads
