"""The way through the questions: which page is shown, and what a press on it does to the document. No widget here.

Every change is one step of the session's history, and the visit remembers on which page it was made: undo takes the
last one back and shows that page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import shapely

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.drawing.steady import Steady
from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import PatientWords, PlainQuestion
from bodymap.language import tr
from bodymap.records.document import UNSURE, Asked, Document
from bodymap.ui.figure_groups import Layout, group_of
from bodymap.ui.figure_stops import Stop
from bodymap.ui.figure_tools import zone_step
from bodymap.ui.patient import advice as advices
from bodymap.ui.patient import answers
from bodymap.ui.patient.advice import Advice, advice, in_doubt, without_saddle
from bodymap.ui.patient.body_picture import BodyPictures
from bodymap.ui.patient.steps import STEPS, Kind, Option, Step, beside, layout_of, place_of_numbness, step_of
from bodymap.ui.session import Session
from bodymap.ui.state import Pen, ToolName

SADDLE_FACT = "saddle_numbness"


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is shown. chosen: the mark an answer is for; listed: places as a list; side: whose list;
    place: which of the step's places is shown; whole: all of the body and not only the legs; speaking: the languages
    stand in the place of the page.
    """

    step: Step = STEPS[0]
    tool: ToolName = ToolName.FILL
    chosen: int | None = None
    listed: bool = False
    side: Side = Side.RIGHT
    place: int = 0
    whole: bool = False
    speaking: bool = False


class Visit:
    """`changed` is called when another page, or the same one otherwise, is to be shown; `speak` to go on in another language."""

    def __init__(
        self,
        session: Session,
        library: Library,
        atlas: Atlas,
        words: PatientWords,
        clock: Callable[[], str],
        changed: Callable[[], object],
        speak: Callable[[str], object],
    ) -> None:
        self._session, self._library, self._atlas = session, library, atlas
        self.bodies = BodyPictures(atlas)  # here, because a page comes and goes
        self.words, self._clock, self._changed, self.speak = words, clock, changed, speak
        self.look = Look()
        self._made: list[str] = []  # the pages on which the steps of the history were made
        self._doubt: tuple[PainDrawing, bool] | None = None

    @property
    def document(self) -> Document:
        return self._session.document

    @property
    def at_home(self) -> bool:
        return self._session.state.at_home

    @property
    def step(self) -> Step:
        return self.look.step

    @property
    def may_undo(self) -> bool:
        return bool(self._made)

    @property
    def progress(self) -> tuple[int, int]:
        """Number of the page, from 1, and how many there may be: the number of all never changes on the way."""
        return STEPS.index(self.step) + 1, len(STEPS)

    @property
    def layout(self) -> Layout:
        """What is shown of the body."""
        if self.step.kind is not Kind.WHERE:
            return layout_of(self.document.drawing)
        layouts = self.step.places[self.look.place].layouts
        return layouts[-1] if self.look.whole else layouts[0]

    @property
    def pen(self) -> Pen:
        tool = ToolName.SELECT if self.step.kind is not Kind.WHERE else self.look.tool
        return answers.pen_for(self.document, self.step, tool, Pen())

    @property
    def advice(self) -> Advice:
        drawing = self.document.drawing
        if self._doubt is None or self._doubt[0] is not drawing:
            self._doubt = drawing, in_doubt(self._library, self._atlas, drawing)
        return advice(self._session.state.reading.red_flags, self.document, self._doubt[1])

    @property
    def sides(self) -> tuple[frozenset[Side], bool]:
        """The sides that are drawn on, and whether it is all on the legs."""
        return answers.sides_drawn(self._library, self._atlas, self.document.drawing)

    def is_filled(self, stop: Stop) -> bool:
        """Whether this page has drawn on the place where the keyboard would stand in the zone."""
        here = self.here(self.document.drawing)
        view = stop.face.view
        return any(m.view is view and shapely.intersects_xy(m.area, stop.x, stop.y) for m in here)

    # -- from page to page

    def go_on_from(self, other: "Visit") -> None:
        """Where another one stood, as in another language."""
        self.look, self._made = replace(other.look, speaking=False), other._made

    def begin(self) -> None:
        """The first page of another person."""
        self.look, self._made = Look(), []
        self._changed()

    def go(self, way: int) -> None:
        """To the page before (-1) or after (+1) this one."""
        self._show(beside(self.document, self.step, way))

    def _show(self, step: Step) -> None:
        place = place_of_numbness(self.document) if step.senses and step is not self.step else 0
        self.change(step=step, chosen=None, place=place, tool=ToolName.FILL)

    def change(self, **changes: object) -> None:
        """Show the page otherwise."""
        self.look = replace(self.look, **changes)  # type: ignore[arg-type]
        self._changed()

    def undo(self) -> None:
        """Take the last step back, whatever it was, and show where it was made."""
        if not self._made:
            return
        made = step_of(self._made.pop())
        if made is not self.step:
            self.look = replace(self.look, step=made, place=0, tool=ToolName.FILL)
        self.look = replace(self.look, chosen=None)
        self._session.take_back()
        self._dress()
        self._changed()

    def _do(self, label: str, document: Document) -> None:
        if document != self.document:
            self._made.append(self.step.id)
            self._session.answer(label, document)

    # -- answers

    def answer(self, option: Option) -> None:
        """A press on one of the answers of a page; the next page comes where there is nothing more to do here."""
        answer, step, at = option.answer, self.step, self._clock()
        if step.kind is Kind.ABOUT:
            chosen = self.look.chosen
            self._do(f"{step.id}: {answer}", answers.about(self.document, step, answer, chosen, at))
            if chosen is None:
                self.go(1)
            else:
                self._changed()
            return
        self._do(f"{step.id}: {answer}", self.document.with_asked(Asked(step.id, answer, at)))
        self._dress()
        self.go(1)

    def _dress(self) -> None:
        """The body that was chosen, for the clinician too."""
        wanted, show = self.document.asked("figure"), self._session.state.show
        figure = wanted if wanted in ("female", "male") else "neutral"
        if show.figure != figure:
            self._session.show(replace(show, figure=figure))

    def flag(self, question: PlainQuestion, value: str) -> None:
        """An answer to a red-flag question; the same again takes it back."""
        again = answers.flag_answer(self.document, question.fact) == value
        document = answers.flagged(self.document, question, "" if again else value, self._clock())
        self._do(f"{question.fact}: {value}", document)
        self._changed()

    def none_of(self, questions: Sequence[PlainQuestion]) -> None:
        self._do(tr("None of these"), answers.none_of(self.document, questions, self._clock()))
        self._changed()

    def side(self, answer: str) -> None:
        """Whether the drawing is on the right side of the body."""
        at, sides = self._clock(), self.sides[0]
        moved = self.document.asked("side") == answers.MOVED
        if answer == "no" and len(sides) == 1 and not moved:
            self._do(tr("The other side"), answers.other_side(self.document, at))
            self._changed()
            return
        self._do(tr("side: {answer}", answer=answer), self.document.with_asked(Asked("side", answer, at)))
        if answer == "no":
            self._show(step_of("front"))
        else:
            self.go(1)

    def meant(self, answer: str) -> None:
        """Whether it is numb between the legs, where the brush may only have run over it."""
        at, document = self._clock(), self.document
        if answer == "no":
            drawing = without_saddle(self._library, self._atlas, document.drawing)
            self._do(tr("Not between the legs"), replace(document, drawing=drawing))
        elif answer == UNSURE:
            self._do(tr("Not sure"), document.with_asked(Asked(advices.QUESTION, UNSURE, at)))
        else:
            question = PlainQuestion(SADDLE_FACT, self.words("meant"))
            told = answers.flagged(document, question, "yes", at)
            self._do(tr("Numb between the legs"), told.with_asked(Asked(advices.QUESTION, "yes", at)))
        self._changed()

    # -- drawing

    def paint(self, label: str, drawing: PainDrawing) -> None:
        """What the hand has drawn on a page that asks where."""
        here = self.here(drawing)
        self._do(label, answers.drawn(self.document, self.step, drawing, here, self._clock()))
        self._changed()

    def fill(self, stop: Stop) -> None:
        """The whole zone, or nothing of it where it is filled already: what a tap on it does."""
        self.paint(*zone_step(self._library, self._atlas, self.pen, self.document.drawing, stop))

    def clear(self) -> None:
        """Nothing that was drawn on this page."""
        gone = {mark.id for mark in self.here(self.document.drawing)}
        kept = tuple(m for m in self.document.drawing.marks if m.id not in gone)
        self.paint(tr("Clear"), replace(self.document.drawing, marks=kept))

    def here(self, drawing: PainDrawing) -> tuple[Mark, ...]:
        """What this page asks for: its views, and either numbness or all else."""
        step = self.step
        views = self._views(step)
        if step.senses:
            return tuple(m for m in drawing.marks if m.sensation.channel is Channel.SENSORY)
        return tuple(m for m in drawing.marks if m.view in views)

    @staticmethod
    def _views(step: Step) -> frozenset[View]:
        return frozenset(v for place in step.places for one in place.layouts for v in group_of(one).views)

    def steady(self) -> None:
        """Help for a shaking hand."""
        self._session.hold(replace(self._session.state.hand, steady=Steady.STRONG))
