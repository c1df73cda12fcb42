from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shapely import MultiPolygon, box

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.files.problems import BodymapError
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.reasoning.reading import EMPTY_READING, Reading
from bodymap.records.document import Document
from bodymap.ui.session import PREVIEW_PAUSE, Session
from bodymap.ui.state import Pen, Selection, Show, State, ToolName

PLACE = MultiPolygon([box(0, 900, 30, 950)])
NUMB = PainDrawing((Mark(1, View.FRONT, Sensation.NUMBNESS, PLACE),))
ACHE = PainDrawing((Mark(1, View.FRONT, Sensation.ACHE, PLACE),))
FOUND = NOT_EXAMINED.with_finding(Finding(FindingKind.REFLEX, "achilles", "absent"))


class Desk:
    """A session with files that are only remembered, and everything it said."""

    def __init__(self, mode: str = "consultation") -> None:
        self.read_drawings: list[PainDrawing] = []
        self.written: list[tuple[Document, Path]] = []
        self.on_disk: dict[Path, Document] = {}
        self.full = False
        self.session = Session(self._read, mode, self._load, self._save)
        self.states: list[State] = []
        self.session.changed.connect(self.states.append)

    def _read(self, drawing: PainDrawing, examination: Examination) -> Reading:
        self.read_drawings.append(drawing)
        return Reading(skipped=(f"{len(drawing.marks)} marks, {len(examination.findings)} findings",))

    def _load(self, path: Path) -> Document:
        if path not in self.on_disk:
            raise BodymapError("there is no such file", path)
        return self.on_disk[path]

    def _save(self, document: Document, path: Path) -> None:
        if self.full:
            raise BodymapError("the disk is full", path)
        self.on_disk[path] = document


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_an_edit_is_one_signal(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    assert [s.drawing for s in desk.states] == [NUMB]


def test_an_edit_is_read(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    assert desk.session.state.reading.skipped == ("1 marks, 0 findings",)


def test_an_edit_is_named_in_undo(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    assert desk.session.state.paper.undo == "Paint numbness"


def test_the_same_drawing_is_no_step(desk: Desk) -> None:
    desk.session.edit("Paint nothing", PainDrawing())
    assert desk.session.state.paper.undo == ""


def test_undo_brings_back_the_drawing_before(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.undo()
    assert (desk.session.state.drawing, desk.session.state.paper.redo) == (PainDrawing(), "Paint numbness")


def test_redo_brings_it_forward_again(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.undo()
    desk.session.redo()
    assert desk.session.state.drawing == NUMB


def test_an_examination_is_a_step_of_the_same_history(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.examine("Ankle jerk: absent", FOUND)
    desk.session.undo()
    assert (desk.session.state.examination, desk.session.state.drawing) == (NOT_EXAMINED, NUMB)


def test_undo_has_no_end(desk: Desk) -> None:
    for i in range(700):
        desk.session.edit(f"Step {i}", NUMB if i % 2 == 0 else ACHE)
    for _ in range(700):
        desk.session.undo()
    assert desk.session.state.drawing == PainDrawing()


def test_a_preview_is_read_but_is_no_step(desk: Desk, qtbot: QtBot) -> None:
    desk.session.preview(lambda: NUMB)
    qtbot.waitUntil(lambda: desk.session.state.preview)
    assert desk.session.state.paper.undo == ""
    assert desk.session.state.reading.skipped == ("1 marks, 0 findings",)


def test_many_movements_are_read_once_a_pause(desk: Desk, qtbot: QtBot) -> None:
    before = len(desk.read_drawings)
    for _ in range(50):
        desk.session.preview(lambda: NUMB)
    qtbot.wait(PREVIEW_PAUSE * 3)
    assert len(desk.read_drawings) == before + 1


def test_a_preview_that_is_given_up_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.session.preview(lambda: NUMB)
    qtbot.waitUntil(lambda: desk.session.state.preview)
    desk.session.preview(None)
    assert desk.session.state.reading.skipped == ("0 marks, 0 findings",)
    assert not desk.session.state.preview


def test_a_stroke_that_ends_cancels_its_preview(desk: Desk, qtbot: QtBot) -> None:
    desk.session.preview(lambda: NUMB)
    desk.session.edit("Paint ache", ACHE)
    qtbot.wait(PREVIEW_PAUSE * 3)
    assert desk.session.state.drawing == ACHE
    assert not desk.session.state.preview


def test_choosing_a_tool_reads_nothing_again(desk: Desk) -> None:
    before = len(desk.read_drawings)
    desk.session.choose(Pen(ToolName.ERASER))
    assert (desk.session.state.pen.tool, len(desk.read_drawings)) == (ToolName.ERASER, before)


def test_showing_a_map_is_no_step(desk: Desk) -> None:
    desk.session.show(Show(map="isncsci"))
    assert (desk.session.state.show.map, desk.session.state.paper.undo) == ("isncsci", "")


def test_a_mark_that_goes_is_no_longer_chosen(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.select(Selection(mark=1))
    desk.session.edit("Delete numbness", PainDrawing())
    assert desk.session.state.selection.empty


def test_a_change_is_unsaved_until_it_is_saved(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    unsaved = desk.session.state.paper.unsaved
    desk.session.save(Path("a.bodymap"))
    assert (unsaved, desk.session.state.paper.unsaved) == (True, False)


def test_undo_back_to_what_was_saved_counts_as_saved(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.save(Path("a.bodymap"))
    desk.session.edit("Paint ache", ACHE)
    desk.session.undo()
    assert not desk.session.state.paper.unsaved


def test_a_save_that_fails_leaves_it_unsaved(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.full = True
    with pytest.raises(BodymapError, match="full"):
        desk.session.save(Path("a.bodymap"))
    assert desk.session.state.paper.unsaved
    assert desk.session.state.paper.path is None


def test_saving_again_goes_to_the_same_file(desk: Desk) -> None:
    desk.session.save(Path("a.bodymap"))
    desk.session.edit("Paint numbness", NUMB)
    desk.session.save()
    assert desk.on_disk[Path("a.bodymap")].drawing == NUMB


def test_a_file_that_cannot_be_opened_leaves_all_as_it_was(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    before = desk.session.state
    with pytest.raises(BodymapError, match="no such file"):
        desk.session.open(Path("gone.bodymap"))
    assert desk.session.state == before


def test_an_opened_file_starts_a_new_history(desk: Desk) -> None:
    desk.on_disk[Path("a.bodymap")] = Document(NUMB)
    desk.session.edit("Paint ache", ACHE)
    desk.session.open(Path("a.bodymap"))
    paper = desk.session.state.paper
    assert (paper.undo, paper.unsaved, paper.title) == ("", False, "a")


def test_a_sample_says_whose_it_is(desk: Desk) -> None:
    desk.session.open_sample(Document(NUMB, title="Little toe", sample_source="a paper"))
    assert (desk.session.state.paper.title, desk.session.state.paper.sample) == ("Little toe", "a paper")


@pytest.mark.parametrize("mode", ["patient", "classroom"])
def test_a_mode_that_stores_nothing_saves_nothing(qapp: object, mode: str) -> None:
    desk = Desk(mode)
    with pytest.raises(BodymapError, match="stores nothing"):
        desk.session.save(Path("a.bodymap"))
    assert desk.on_disk == {}


@pytest.mark.parametrize("mode", ["patient", "classroom"])
def test_a_mode_for_samples_opens_no_file(qapp: object, mode: str) -> None:
    desk = Desk(mode)
    desk.on_disk[Path("a.bodymap")] = Document(NUMB)
    with pytest.raises(BodymapError, match="samples only"):
        desk.session.open(Path("a.bodymap"))


def test_a_persons_drawing_never_comes_into_the_classroom(desk: Desk) -> None:
    desk.session.edit("Paint numbness", NUMB)
    desk.session.set_mode("classroom")
    assert desk.session.state.drawing == PainDrawing()
    desk.session.undo()
    assert desk.session.state.drawing == PainDrawing()


def test_a_patients_drawing_comes_along_to_the_clinician(qapp: object) -> None:
    desk = Desk("patient")
    desk.session.edit("Paint numbness", NUMB)
    desk.session.set_mode("consultation")
    assert desk.session.state.drawing == NUMB


def test_a_sample_may_stay_in_the_classroom(desk: Desk) -> None:
    desk.session.open_sample(Document(NUMB, sample_source="a paper"))
    desk.session.set_mode("classroom")
    assert desk.session.state.drawing == NUMB


def test_the_state_before_is_never_changed(desk: Desk) -> None:
    before = desk.session.state
    kept = replace(before)
    desk.session.edit("Paint numbness", NUMB)
    assert before == kept


# -- how strong and how deep belong to the mark just painted, or to the chosen one

STROKE = Stroke(StrokeKind.PAINT, ((0, 900),), 30)
PAINTED = PainDrawing((Mark(1, View.FRONT, Sensation.NUMBNESS, PLACE, strokes=(STROKE,)),))
NO = NOT_EXAMINED.with_finding(Finding(FindingKind.FACT, "saddle_numbness", "no", at="14:05"))


def pen(desk: Desk, **changes: object) -> None:
    """Turn a knob of the tool panel."""
    desk.session.choose(replace(desk.session.state.pen, **changes))  # type: ignore[arg-type]


def first(desk: Desk) -> Mark:
    return desk.session.state.drawing.marks[0]


def test_strength_set_after_painting_goes_to_what_was_painted(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    pen(desk, intensity=7)
    assert (first(desk).intensity, desk.session.state.paper.undo) == (7, "Change strength to 7 of 10")


def test_depth_set_after_painting_goes_to_what_was_painted(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    pen(desk, depth=Depth.DEEP)
    assert first(desk).depth is Depth.DEEP


def test_turning_one_knob_often_is_one_step(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    for value in (3, 5, 7):
        pen(desk, intensity=value)
    desk.session.undo()
    assert desk.session.state.drawing == PAINTED


def test_undo_of_the_strength_shows_it_as_not_said(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    pen(desk, intensity=7)
    desk.session.undo()
    assert desk.session.state.pen.intensity is None


def test_when_the_next_stroke_begins_the_strength_is_for_that(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    desk.session.preview(lambda: PAINTED)
    pen(desk, intensity=7)
    assert (first(desk).intensity, desk.session.state.pen.intensity) == (None, 7)


def test_another_feeling_after_painting_is_for_the_next_stroke(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    pen(desk, sensation=Sensation.BURNING)
    pen(desk, intensity=7)
    assert (first(desk).sensation, first(desk).intensity) == (Sensation.NUMBNESS, None)


def test_undoing_the_stroke_leaves_no_mark_to_change(desk: Desk) -> None:
    desk.session.edit("Paint numbness", PAINTED)
    desk.session.undo()
    pen(desk, intensity=7)
    assert desk.session.state.drawing == PainDrawing()


def test_erasing_leaves_no_mark_to_change(desk: Desk) -> None:
    wiped = replace(PAINTED.marks[0], strokes=(STROKE, Stroke(StrokeKind.ERASE, ((0, 900),), 30)))
    desk.session.open_sample(Document(PAINTED))
    desk.session.edit("Erase", PainDrawing((wiped,)))
    pen(desk, intensity=7)
    assert first(desk).intensity is None


def test_a_chosen_mark_shows_its_feeling_in_the_tools(desk: Desk) -> None:
    desk.session.open_sample(Document(PainDrawing((replace(PAINTED.marks[0], intensity=7),))))
    desk.session.select(Selection(mark=1))
    assert (desk.session.state.pen.sensation, desk.session.state.pen.intensity) == (Sensation.NUMBNESS, 7)


def test_letting_a_mark_go_gives_the_pen_back(desk: Desk) -> None:
    desk.session.open_sample(Document(PAINTED))
    desk.session.select(Selection(mark=1))
    desk.session.select(Selection())
    assert desk.session.state.pen == Pen()


def test_a_feeling_chosen_while_a_mark_is_chosen_changes_that_mark(desk: Desk) -> None:
    desk.session.open_sample(Document(PAINTED))
    desk.session.select(Selection(mark=1))
    pen(desk, sensation=Sensation.BURNING)
    changed = first(desk).sensation
    desk.session.undo()
    assert (changed, desk.session.state.drawing) == (Sensation.BURNING, PAINTED)


def test_a_stroke_ends_the_choice_of_a_mark(desk: Desk) -> None:
    desk.session.open_sample(Document(ACHE))
    desk.session.select(Selection(mark=1))
    desk.session.edit("Paint numbness", ACHE.with_mark(replace(PAINTED.marks[0], id=2)))
    assert desk.session.state.selection.empty


def test_a_new_drawing_begins_with_strength_and_depth_not_said(desk: Desk) -> None:
    desk.session.choose(Pen(sensation=Sensation.CRAMP, intensity=7, depth=Depth.DEEP))
    desk.session.new()
    assert desk.session.state.pen == Pen(sensation=Sensation.CRAMP)


# -- a person who answers alone


def test_the_clinician_can_undo_the_answer_of_a_patient(qapp: object) -> None:
    desk = Desk("patient")
    desk.session.edit("Paint numbness", PAINTED)
    desk.session.examine("Any numbness? no", NO)
    desk.session.set_mode("consultation")
    desk.session.undo()
    assert (desk.session.state.drawing, desk.session.state.examination) == (PAINTED, NOT_EXAMINED)


def test_a_document_put_on_the_table_has_no_day_but_the_one_that_is_said() -> None:
    today, then = date(2026, 11, 21), date(2026, 10, 11)
    session = Session(lambda _drawing, _examination: EMPTY_READING)
    days: list[date | None] = []
    for day, here in ((None, False), (then, False), (None, True)):
        session.put(Document(), day, here=here)
        days.append(session.drawn_on(today))
    assert days == [None, then, today]
