"""Golden notes: one text a sample. After a wanted change: BODYMAP_WRITE_NOTES=1 pytest tests/exports/test_note.py."""

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.days import UNDATED, Days
from bodymap.exports.judgement_text import ALL_ASIDE
from bodymap.exports.note import NOT_REVIEWED, note, sample_words
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import speak
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.reasoning.judgement import Judgement, Verdict, of_root, of_suggestion
from bodymap.reasoning.read import read_drawing
from bodymap.records.document import Document
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples
from tests.exports.reports import sample

GOLDEN = Path(__file__).parent / "notes"
WHEN = datetime(2026, 11, 21, 14, 5)
LIBRARY, ATLAS = open_library(), open_atlas()


def note_of(document: Document) -> str:
    reading = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
    return note(LIBRARY, ATLAS, document, reading, WHEN)


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.id)
def test_the_note_of_a_sample_reads_as_agreed(sample):
    text = note_of(load(sample.path))
    golden = GOLDEN / f"{sample.id}.txt"
    if os.environ.get("BODYMAP_WRITE_NOTES"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def answered(value: str) -> Document:
    finding = Finding(FindingKind.FACT, "saddle_numbness", value, at="14:03")
    return Document(PainDrawing(), Examination((finding,)))


def test_a_denied_question_stands_with_its_time():
    assert "Denied (14:03): Is the skin between your legs" in note_of(answered("no"))


def test_a_question_stands_in_the_words_it_was_put_and_covers_the_narrower_ones():
    asked = LIBRARY.rules.flags.questions[0].text
    finding = Finding(FindingKind.FACT, "urinary_symptoms", "no", detail=asked, at="14:03")
    text = note_of(Document(PainDrawing(), Examination((finding,))))
    assert f"Denied (14:03): {asked}" in text
    assert "unable to pass urine" not in text


def test_a_denial_that_the_drawing_contradicts_says_so():
    sample = next(s for s in samples() if s.id == "cauda-equina")
    denied = Finding(FindingKind.FACT, "saddle_numbness", "no", at="14:03")
    document = load(sample.path)
    text = note_of(replace(document, examination=document.examination.with_finding(denied)))
    assert "It is drawn all the same: ask again." in text


def test_an_unanswered_question_is_not_asked_never_denied():
    text = note_of(Document(PainDrawing(), NOT_EXAMINED))
    assert "Not asked: " in text
    assert "Denied" not in text


def test_a_yes_to_a_saddle_question_puts_the_emergency_in_the_note():
    assert "EMERGENCY: " in note_of(answered("yes"))


def test_every_note_ends_with_what_to_do_if_things_change_and_what_it_is_not():
    text = note_of(Document(PainDrawing(), NOT_EXAMINED))
    assert LIBRARY.safety_net in text
    assert text.rstrip().endswith("Not a diagnosis, and not an all-clear.")


def test_the_note_says_that_no_clinician_has_reviewed_the_texts():
    assert (NOT_REVIEWED in note_of(Document(PainDrawing(), NOT_EXAMINED))) == (not LIBRARY.reviews)


def judged(sample_id: str, verdict: Verdict, comment: str = "") -> Document:
    document = load(next(s.path for s in samples() if s.id == sample_id))
    reading = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
    return replace(document, judgements=(Judgement(of_root(reading.roots[0]), verdict, comment),))


def test_what_was_accepted_stands_as_the_clinicians_word():
    text = note_of(judged("l5-skier", Verdict.ACCEPTED, "foot drop"))
    assert "The clinician's judgement\nAccepted: L5 left (foot drop).\nThe clinician's word" in text
    assert "Reading (suggestions of the program)\n" in text


def test_what_was_set_aside_is_no_longer_suggested():
    text = note_of(judged("l5-skier", Verdict.SET_ASIDE))
    assert "Set aside: L5 left." in text
    assert "L5 left: fits" not in text


def test_look_alikes_are_counted_from_one_when_the_first_was_set_aside():
    document = load(next(s.path for s in samples() if s.id == "piriformis-office"))
    first = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination).look_alikes[0]
    text = note_of(replace(document, judgements=(Judgement(of_suggestion(first), Verdict.SET_ASIDE, ""),)))
    assert "Looks alike:\n  1. " in text


def test_all_that_was_set_aside_is_told_and_is_no_all_clear():
    document = load(next(s.path for s in samples() if s.id == "l5-skier"))
    reading = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
    matters = [*map(of_root, reading.roots), *map(of_suggestion, reading.look_alikes)]
    aside = tuple(Judgement(matter, Verdict.SET_ASIDE) for matter in matters)
    assert ALL_ASIDE in note_of(replace(document, judgements=aside))


def dated(drawn: date | None) -> str:
    document = Document(PainDrawing())
    reading = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
    return note(LIBRARY, ATLAS, document, reading, WHEN, drawn)


def test_a_note_of_an_old_drawing_says_both_days():
    assert "Drawn on 20 November 2026; this note was written on 21 November 2026, 1 day later." in dated(
        date(2026, 11, 20)
    )


def test_a_note_of_a_drawing_of_the_day_says_so():
    assert f"{Days(WHEN.date(), WHEN.date()).note_words}." in dated(WHEN.date())


def test_a_note_of_a_drawing_whose_day_nobody_knows_says_that():
    assert UNDATED in dated(None)
    assert UNDATED not in dated(WHEN.date())


def test_what_has_to_be_known_of_the_drawing_stands_in_the_note():
    document = Document(PainDrawing(), notes=("Painted on another figure.",))
    assert "\nPainted on another figure.\n" in note_of(document)


def test_a_sample_tells_its_source_in_the_language_spoken() -> None:
    speak("fr")
    try:
        assert "Transcrit d’un patient publié" in sample_words(sample("s1-student"))
    finally:
        speak("en")
