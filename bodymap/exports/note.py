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
from bodymap.language import listed, said_or_none, tr, tr_count, tr_later
from bodymap.reasoning.clusters import count
from bodymap.reasoning.details import detail_words
from bodymap.reasoning.evidence_words import finding_words
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.reasoning.judgement import without_set_aside
from bodymap.reasoning.reading import Reading
from bodymap.reasoning.red_flags import CAUDA_EQUINA, DRAWN
from bodymap.records.document import Document

SEX_WORDS = {"F": tr_later("woman"), "M": tr_later("man")}
NOT_REVIEWED = tr_later("The texts of this program have not yet been reviewed by a clinician.")
NOT_ASKED = tr_later("Not asked: {questions}")


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
        (tr("Drawing"), (*drawing_lines(library, atlas, document.drawing), *visit_lines(document))),
        (tr("Examination"), examination_lines(library, document.examination)),
        *([(tr(TITLE), judged)] if judged else []),
        (tr("Reading (suggestions of the program)") if judged else tr("Reading"), _suggestions(reading, left)),
        (tr("Red-flag questions"), question_lines(library, document, reading)),
        (tr("If things change"), (library.safety_net,)),
        ("", _foot(library)),
    )
    return "\n\n".join(_section(title, tuple(lines)) for title, lines in sections) + "\n"


def _suggestions(reading: Reading, left: Reading) -> tuple[str, ...]:
    if left.empty and not reading.empty:
        return (*flag_lines(reading.red_flags), tr(ALL_ASIDE))
    return reading_lines(left)


def _section(title: str, lines: tuple[str, ...]) -> str:
    return "\n".join((title, *lines) if title else lines)


def _head(document: Document, when: datetime, drawn: date | None) -> Iterable[str]:
    written = f"{when:%Y-%m-%d %H:%M}"
    yield tr("bodymap note, {when}", when=written)
    if not document.sample_source:
        yield f"{Days(when.date(), drawn).note_words.rstrip('.')}."
    yield from document.notes
    told = patient_words(document.examination.patient)
    if told:
        yield tr("Patient: {told}", told=told)
    if document.sample_source:
        yield sample_words(document)


def sample_words(document: Document) -> str:
    """What a page of a sample says of it."""
    return tr(
        "Sample, not a patient of this clinic: {title} ({source})",
        title=said_or_none(document.title) or document.title,
        source=said_or_none(document.sample_source) or document.sample_source,
    )


def patient_words(patient: Patient) -> str:
    """`70 years, woman`: what was told and the reading may use; "" where nothing was."""
    age = "" if patient.age is None else tr("{age} years", age=patient.age)
    sex = tr(SEX_WORDS[patient.sex]) if patient.sex in SEX_WORDS else patient.sex
    return ", ".join(part for part in (age, sex) if part)


def _foot(library: Library) -> Iterable[str]:
    if not library.reviews:
        yield tr(NOT_REVIEWED)
    yield tr(NOT_A_DIAGNOSIS)


def drawing_lines(library: Library, atlas: Atlas, drawing: PainDrawing) -> tuple[str, ...]:
    lines = tuple(
        line for side in Side for mark in drawing.marks for line in _mark(library, atlas, mark, side)
    )
    return tuple(dict.fromkeys(lines)) or (tr("Nothing was painted."),)


def _mark(library: Library, atlas: Atlas, mark: Mark, side: Side) -> Iterable[str]:
    """`Left: numbness, 6 of 10, on the skin: big toe and top of the foot (inner part).`"""
    zones = [zone for zone, there in painted_places(atlas, library.rules.painting, mark) if there is side]
    if zones:
        names = listed(zone_words(library.zones, zone, None) for zone in zones)
        where = side.word.capitalize()
        yield tr("{side}: {feeling}: {places}.", side=where, feeling=feeling_words(mark), places=names)


def examination_lines(library: Library, examination: Examination) -> tuple[str, ...]:
    found = [f for f in examination.findings if f.kind is not FindingKind.FACT]
    lines = [
        *_found_lines(library, found),
        *_counted_lines(library, examination),
        *_untested_lines(library, found),
    ]
    return tuple(lines) or (tr("Nothing was examined."),)


def _found_lines(library: Library, found: list[Finding]) -> Iterable[str]:
    """History first, then each side, then what has none."""
    history = [f for f in found if f.kind is FindingKind.HISTORY]
    groups = {tr("History"): history} | {
        side.word.capitalize() if side else tr("Without a side"): [
            f for f in found if f.side == side and f not in history
        ]
        for side in (Side.LEFT, Side.RIGHT, None)
    }
    for heading, here in groups.items():
        if here:
            yield tr("{name}: {text}.", name=heading, text="; ".join(_finding(library, f) for f in here))


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
                yield tr("{test}, {side}: {result}.", test=word.label, side=side.word, result=words)


def _untested_lines(library: Library, found: list[Finding]) -> Iterable[str]:
    done = {(f.kind, f.name) for f in found}
    whole = {kind for kind, name in done if name == "all"}
    missing = [w.row_label for w in library.short_set if w.kind not in whole and (w.kind, w.name) not in done]
    if missing:
        yield tr("Not tested: {items}.", items="; ".join(missing))


def question_lines(
    library: Library, document: Document, reading: Reading, no: str = ""
) -> Iterable[str]:
    """Answered yes, answered no with the time, not sure, and what was not asked: no answer never reads as no.

    no: the word for a no, "" = denied; a page that the person reads says it otherwise than a note.
    """
    answers = {f.name: f for f in document.examination.findings if f.kind is FindingKind.FACT}
    asked = [(flag, answers[flag.name]) for flag in library.flags if flag.name in answers]
    for word, value in ((tr("Yes"), "yes"), (no or tr("Denied"), "no")):
        for flag, answer in asked:
            if answer.value == value:
                said = f"{word} ({answer.at})" if answer.at else word
                asked_for = f"{answer.detail or flag.question}{_drawn(flag, answer, reading)}"
                yield tr("{name}: {text}", name=said, text=asked_for)
    unsure = unsure_questions(library, document)
    yield from (tr("The patient was not sure: {question}", question=question) for question in unsure.values())
    asked_names = {*answers, *unsure} | _asked_together(library, answers)
    missing = [flag.question for flag in library.flags if flag.name not in asked_names and flag.saddle]
    if missing:
        yield tr(NOT_ASKED, questions=" ".join(missing))
    others = sum(flag.name not in asked_names and not flag.saddle for flag in library.flags)
    if others:
        yield tr_count(
            "Not asked either: {count} other red-flag question of the list.",
            "Not asked either: {count} other red-flag questions of the list.",
            others,
        )


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
    drawn = any(f.id == CAUDA_EQUINA and f.why == tr(DRAWN) for f in reading.red_flags)
    contradicts = flag.name == "saddle_numbness" and answer.value == "no" and drawn
    return " " + tr("It is drawn all the same: ask again.") if contradicts else ""
