"""The text note of one keystroke: what was painted, examined and read, with its limits, ready to paste."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.days import Days
from bodymap.exports.judgement_text import ALL_ASIDE, TITLE, judgement_lines
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS, flag_lines, reading_lines
from bodymap.exports.visit_words import unsure_questions, visit_lines
from bodymap.exports.words import feeling_words, painted_places, zone_words
from bodymap.knowledge.library import FlagFact, Library
from bodymap.knowledge.patient_words import open_patient_words
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import listed
from bodymap.reasoning.clusters import count
from bodymap.reasoning.details import detail_words
from bodymap.reasoning.evidence_words import finding_words
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.reasoning.judgement import without_set_aside
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document

SEX_WORDS = {"F": "woman", "M": "man"}
NOT_REVIEWED = "The texts of this program have not yet been reviewed by a clinician."


def note(
    library: Library,
    atlas: Atlas,
    document: Document,
    reading: Reading,
    when: datetime,
    drawn: date | None = None,
) -> str:
    """The whole note as plain text. `when` is the local time it was made; drawn: the day of the drawing, None: nobody knows.

    What the clinician set aside stands with the judgement, and no longer among the suggestions.
    """
    judged = judgement_lines(library, document.judgements)
    left = without_set_aside(reading, document.judgements)
    sections = (
        ("", _head(document, when, drawn)),
        ("Drawing", (*drawing_lines(library, atlas, document.drawing), *visit_lines(document))),
        ("Examination", examination_lines(library, document.examination)),
        *([(TITLE, judged)] if judged else []),
        ("Reading (suggestions of the program)" if judged else "Reading", _suggestions(reading, left)),
        ("Red-flag questions", question_lines(library, document, reading)),
        ("If things change", (library.safety_net,)),
        ("", _foot(library)),
    )
    return "\n\n".join(_section(title, tuple(lines)) for title, lines in sections) + "\n"


def _suggestions(reading: Reading, left: Reading) -> tuple[str, ...]:
    if left.empty and not reading.empty:
        return (*flag_lines(reading.red_flags), ALL_ASIDE)
    return reading_lines(left)


def _section(title: str, lines: tuple[str, ...]) -> str:
    return "\n".join((title, *lines) if title else lines)


def _head(document: Document, when: datetime, drawn: date | None) -> Iterable[str]:
    yield f"bodymap note, {when:%Y-%m-%d %H:%M}"
    if not document.sample_source:
        yield f"{Days(when.date(), drawn).note_words.rstrip('.')}."
    yield from document.notes
    told = patient_words(document.examination.patient)
    if told:
        yield f"Patient: {told}"
    if document.sample_source:
        yield f"Sample, not a patient of this clinic: {document.title} ({document.sample_source})"


def patient_words(patient: Patient) -> str:
    """`70 years, woman`: what was told and the reading may use; "" where nothing was."""
    age = "" if patient.age is None else f"{patient.age} years"
    return ", ".join(part for part in (age, SEX_WORDS.get(patient.sex, patient.sex)) if part)


def _foot(library: Library) -> Iterable[str]:
    if not library.reviews:
        yield NOT_REVIEWED
    yield NOT_A_DIAGNOSIS


def drawing_lines(library: Library, atlas: Atlas, drawing: PainDrawing) -> tuple[str, ...]:
    lines = tuple(
        line for side in Side for mark in drawing.marks for line in _mark(library, atlas, mark, side)
    )
    return tuple(dict.fromkeys(lines)) or ("Nothing was painted.",)


def _mark(library: Library, atlas: Atlas, mark: Mark, side: Side) -> Iterable[str]:
    """`Left: numbness, 6 of 10, on the skin: big toe and top of the foot (inner part).`"""
    zones = [zone for zone, there in painted_places(atlas, library.rules.painting, mark) if there is side]
    if zones:
        names = listed(zone_words(library.zones, zone, None) for zone in zones)
        yield f"{side.word.capitalize()}: {feeling_words(mark)}: {names}."


def examination_lines(library: Library, examination: Examination) -> tuple[str, ...]:
    found = [f for f in examination.findings if f.kind is not FindingKind.FACT]
    lines = [
        *_found_lines(library, found),
        *_counted_lines(library, examination),
        *_untested_lines(library, found),
    ]
    return tuple(lines) or ("Nothing was examined.",)


def _found_lines(library: Library, found: list[Finding]) -> Iterable[str]:
    """History first, then each side, then what has none."""
    history = [f for f in found if f.kind is FindingKind.HISTORY]
    groups = {"History": history} | {
        side.word.capitalize() if side else "Without a side": [
            f for f in found if f.side == side and f not in history
        ]
        for side in (Side.LEFT, Side.RIGHT, None)
    }
    for heading, here in groups.items():
        if here:
            yield f"{heading}: {'; '.join(_finding(library, f) for f in here)}."


def _finding(library: Library, finding: Finding) -> str:
    detail = detail_words(library, finding)
    return finding_words(library, finding) + (f" ({detail})" if detail else "")


def _counted_lines(library: Library, examination: Examination) -> Iterable[str]:
    """What the program counts of tests that belong together."""
    for cluster in library.clusters:
        word = library.word(cluster.kind, cluster.name)
        for side in (Side.LEFT, Side.RIGHT):
            words = count(cluster, examination, side).words
            if word is not None and words:
                yield f"{word.label}, {side.word}: {words}."


def _untested_lines(library: Library, found: list[Finding]) -> Iterable[str]:
    done = {(f.kind, f.name) for f in found}
    whole = {kind for kind, name in done if name == "all"}
    missing = [w.row_label for w in library.short_set if w.kind not in whole and (w.kind, w.name) not in done]
    if missing:
        yield f"Not tested: {'; '.join(missing)}."


def question_lines(
    library: Library, document: Document, reading: Reading, no: str = "Denied"
) -> Iterable[str]:
    """Answered yes, answered no with the time, not sure, and what was not asked: no answer never reads as no.

    no: the word for a no; a page that the person reads says it otherwise than a note.
    """
    answers = {f.name: f for f in document.examination.findings if f.kind is FindingKind.FACT}
    asked = [(flag, answers[flag.name]) for flag in library.flags if flag.name in answers]
    for word, value in (("Yes", "yes"), (no, "no")):
        for flag, answer in asked:
            if answer.value == value:
                at = f" ({answer.at})" if answer.at else ""
                yield f"{word}{at}: {answer.detail or flag.question}{_drawn(flag, answer, reading)}"
    unsure = unsure_questions(library, document)
    yield from (f"The patient was not sure: {question}" for question in unsure.values())
    asked_names = {*answers, *unsure} | _asked_together(library, answers)
    missing = [flag.question for flag in library.flags if flag.name not in asked_names and flag.saddle]
    if missing:
        yield f"Not asked: {' '.join(missing)}"
    others = sum(flag.name not in asked_names and not flag.saddle for flag in library.flags)
    if others:
        yield f"Not asked either: {others} other red-flag questions of the list."


def _asked_together(library: Library, answers: Mapping[str, Finding]) -> set[str]:
    """The narrow questions that a wide one, put in its own words, has asked as well."""
    plain = open_patient_words() if answers else None
    put = (
        q
        for q in library.rules.flags.questions
        if q.fact in answers and answers[q.fact].detail in (q.text, plain and plain.question(q.fact))
    )
    return {narrow for question in put for narrow in question.answered_by}


def _drawn(flag: FlagFact, answer: Finding, reading: Reading) -> str:
    """A denial that the drawing contradicts says so."""
    drawn = any(f.id == "cauda_equina" and "drawn" in f.why for f in reading.red_flags)
    contradicts = flag.name == "saddle_numbness" and answer.value == "no" and drawn
    return " It is drawn all the same: ask again." if contradicts else ""
