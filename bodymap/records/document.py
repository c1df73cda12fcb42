"""The document on the table: what was painted, what was examined, its title, and what the clinician said to it."""

from dataclasses import dataclass, field, replace

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.judgement import Judgements


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer that a person gave alone, on the guided screen: `yes`, `no`, `unsure`, or the word of a choice.

    question: the id of a step, or of a red-flag fact that they were not sure of; at: the local time ("14:05").
    """

    question: str
    answer: str
    at: str = ""


UNSURE = "unsure"
"""The answer "not sure": somebody was asked, and it is neither a yes nor a no."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a `.bodymap` file keeps.

    Answers to red-flag questions are findings of the kind FACT with the time in `at`; there is no second list.
    judgements: what the clinician accepted, set aside or commented of what the program suggested.
    sample_source: the publication a sample was transcribed from, "" when it is not a sample.
    figure_hash: fingerprint of the outline it was painted on, "" when it was painted on the outline of today.
    visit: what the person answered alone, without what stands in the examination; () = nobody was led by questions.
    notes: what a reader has to be told about the file ("painted on another figure"); not written back.
    """

    drawing: PainDrawing = field(default_factory=PainDrawing)
    examination: Examination = NOT_EXAMINED
    title: str = ""
    sample_source: str = ""
    figure_hash: str = ""
    visit: tuple[Asked, ...] = ()
    notes: tuple[str, ...] = ()
    judgements: Judgements = ()

    def nameless(self) -> "Document":
        """The same without its title, which may be a name, for what leaves the room; a sample is nobody and keeps its."""
        return self if self.sample_source else replace(self, title="")

    def asked(self, question: str) -> str:
        """The answer to one question of the guided screen; "" when it was not asked or passed over."""
        return answer_in(self.visit, question)

    def with_asked(self, *answers: Asked) -> "Document":
        """With these answers in place of earlier ones to the same questions; an answer of "" takes it back."""
        named = {one.question for one in answers}
        kept = (one for one in self.visit if one.question not in named)
        return replace(self, visit=(*kept, *(one for one in answers if one.answer)))


def answer_in(visit: tuple[Asked, ...], question: str) -> str:
    """The answer to one question; "" when it was not asked or passed over."""
    return next((one.answer for one in visit if one.question == question), "")
