"""A drawing begun from an earlier one: what may be taken over from then, and what belonged to that day and is left out.

Places, feelings and their depth are the start, to be changed where they differ today. How strong it was, what was examined
and what was answered belong to that day: repeated in silence they would read as said today. Sex is a fact of the person;
age is one too, and grows by the whole years that have gone by (it may be one year too low: the birthday is not known).
"""

from dataclasses import replace
from datetime import date

from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import Examination, Patient
from bodymap.records.day_words import day_words
from bodymap.records.document import Document

BEGUN = tr_later(
    "Begun from the drawing of {day}; how strong it was, the findings and the answers of that day were left out. "
    "Check every place with the person."
)


def begun_from(earlier: Document, drawn: date, today: date) -> Document:
    """The start of a new drawing. drawn: the day of the earlier one."""
    drawing = earlier.drawing
    marks = tuple(replace(mark, intensity=None) for mark in drawing.marks)
    return replace(
        earlier,
        drawing=replace(drawing, marks=marks),
        examination=Examination(patient=_aged(earlier.examination.patient, drawn, today)),
        title="",
        visit=(),
        judgements=(),
        notes=(*earlier.notes, begun_words(drawn)),
    )


def begun_words(drawn: date) -> str:
    """What such a drawing says of itself, on the screen, in the note and in the report."""
    return tr(BEGUN, day=day_words(drawn))


def _aged(patient: Patient, drawn: date, today: date) -> Patient:
    if patient.age is None:
        return patient
    years = today.year - drawn.year - ((today.month, today.day) < (drawn.month, drawn.day))
    return replace(patient, age=patient.age + max(years, 0))
