"""What an answer does to the document: pure functions from one document to the next. No Qt."""

from collections.abc import Iterable
from dataclasses import replace

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.mirror import mirrored
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Depth, Sensation
from bodymap.drawing.tools import change_mark
from bodymap.exports.words import painted_places
from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import PlainQuestion
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import Finding
from bodymap.records.document import UNSURE, Asked, Document
from bodymap.ui.patient.steps import NUMB, Step
from bodymap.ui.state import Pen, ToolName

LEG = ("thigh", "knee", "leg", "foot")
"""How the names of the regions of the leg begin."""
FEELINGS = frozenset(one.value for one in Sensation)
DEPTHS = frozenset(one.value for one in Depth)
MOVED = "moved"
"""The drawing was put on the other side, and is to be looked at again."""
BY_PLACE = tr_later("by place")
"""One place was answered for, and not all of them."""


def meant(drawing: PainDrawing, chosen: int | None) -> tuple[Mark, ...]:
    """The places an answer is for: the chosen one, else all pain, else all there is."""
    mark = drawing.mark(chosen) if chosen is not None else None
    if mark is not None:
        return (mark,)
    pains = tuple(m for m in drawing.marks if m.sensation.channel is Channel.PAIN)
    return pains or drawing.marks


def about(document: Document, step: Step, answer: str, chosen: int | None, at: str) -> Document:
    """One answer about the places: how they feel, how strong, how deep. Not sure leaves strength and depth unsaid."""
    drawing = document.drawing
    for mark in meant(drawing, chosen):
        drawing = _answered(drawing, mark.id, step.id, answer)
    kept = tr(BY_PLACE) if chosen is not None and document.asked(step.id) in ("", BY_PLACE) else answer
    if chosen is not None and document.asked(step.id) not in ("", BY_PLACE):
        kept = document.asked(step.id)
    return replace(document, drawing=drawing).with_asked(Asked(step.id, kept, at))


def _answered(drawing: PainDrawing, mark: int, step: str, answer: str) -> PainDrawing:
    if step == "feel":
        return drawing if answer == UNSURE else change_mark(drawing, mark, sensation=Sensation(answer))
    if step == "strong":
        return change_mark(drawing, mark, intensity=None if answer == UNSURE else int(answer))
    return change_mark(drawing, mark, depth=Depth.UNSTATED if answer == UNSURE else Depth(answer))


def given(document: Document, step: Step, chosen: int | None) -> str:
    """The answer to be shown as chosen: what all the places meant have in common, if it was asked; "" = none."""
    said = document.asked(step.id)
    marks = meant(document.drawing, chosen)
    if not said or not marks or (said == BY_PLACE and chosen is None):
        return ""
    if said == UNSURE:
        return UNSURE
    values = {_value(mark, step.id) for mark in marks}
    return values.pop() if len(values) == 1 else ""


def _value(mark: Mark, step: str) -> str:
    if step == "feel":
        return mark.sensation.value
    if step == "strong":
        return UNSURE if mark.intensity is None else str(mark.intensity)
    return UNSURE if mark.depth is Depth.UNSTATED else mark.depth.value


def pen_for(document: Document, step: Step, tool: ToolName, usual: Pen) -> Pen:
    """What the hand paints with on a page: what was answered for all places before, else a plain ache."""
    if step.senses:
        said = document.asked("numb")
        feels = Sensation(said) if said in NUMB else Sensation.NUMBNESS  # undo may just have taken the answer back
        return replace(usual, tool=tool, sensation=feels, intensity=None)
    feel, strong, deep = (document.asked(name) for name in ("feel", "strong", "deep"))
    return replace(
        usual,
        tool=tool,
        sensation=Sensation(feel) if feel in FEELINGS else Sensation.ACHE,
        intensity=int(strong) if strong.isdigit() else None,
        depth=Depth(deep) if deep in DEPTHS else Depth.UNSTATED,
    )


def drawn(document: Document, step: Step, drawing: PainDrawing, here: Iterable[Mark], at: str) -> Document:
    """A new drawing from a page that asks where; here: the marks of that page, which are the yes."""
    answer = Asked(step.id, "yes" if any(True for _ in here) else "", at)
    return replace(document, drawing=drawing).with_asked(answer)


STAYS = ("yes", UNSURE)
"""Answers to a red-flag question that only a press on its own row changes."""


def flagged(document: Document, question: PlainQuestion, value: str, at: str) -> Document:
    """An answer to a red-flag question, kept with its words. Not sure is no finding: the question stays open."""
    said = "" if value == UNSURE else value
    finding = Finding(FindingKind.FACT, question.fact, said, None, question.text, at)
    examination = document.examination.with_finding(finding)
    unsure = Asked(question.fact, UNSURE if value == UNSURE else "", at)
    return replace(document, examination=examination).with_asked(unsure)


def flag_answer(document: Document, fact: str) -> str:
    """`yes`, `no`, `unsure`, or "" when it was not answered."""
    return document.examination.value(FindingKind.FACT, fact) or document.asked(fact)


def none_of(document: Document, questions: Iterable[PlainQuestion], at: str) -> Document:
    """No to each of these questions that has no other answer yet: a yes or a not sure is not taken back by the way."""
    for question in questions:
        if flag_answer(document, question.fact) not in STAYS:
            document = flagged(document, question, "no", at)
    return document


def sides_drawn(library: Library, atlas: Atlas, drawing: PainDrawing) -> tuple[frozenset[Side], bool]:
    """The sides that are drawn on, and whether it is all on the legs."""
    places = [
        place for mark in drawing.marks for place in painted_places(atlas, library.rules.painting, mark)
    ]
    legs = all(library.zones[zone].region.startswith(LEG) for zone, _ in places)
    return frozenset(side for _, side in places), legs


def other_side(document: Document, at: str) -> Document:
    """The drawing on the other side, to be looked at once more."""
    return replace(document, drawing=mirrored(document.drawing)).with_asked(Asked("side", MOVED, at))
