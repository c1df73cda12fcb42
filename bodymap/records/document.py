"""The document on the table: what was painted, what was examined, its title, and what the clinician said to it."""

from dataclasses import dataclass, field, replace

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.judgement import Judgements


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a `.bodymap` file keeps.

    Answers to red-flag questions are findings of the kind FACT with the time in `at`; there is no second list.
    judgements: what the clinician accepted, set aside or commented of what the program suggested.
    sample_source: the publication a sample was transcribed from, "" when it is not a sample.
    figure_hash: fingerprint of the outline it was painted on, "" when it was painted on the outline of today.
    notes: what a reader has to be told about the file ("painted on another figure"); not written back.
    """

    drawing: PainDrawing = field(default_factory=PainDrawing)
    examination: Examination = NOT_EXAMINED
    title: str = ""
    sample_source: str = ""
    figure_hash: str = ""
    notes: tuple[str, ...] = ()
    judgements: Judgements = ()

    def nameless(self) -> "Document":
        """The same without its title, which may be a name, for what leaves the room; a sample is nobody and keeps its."""
        return self if self.sample_source else replace(self, title="")
