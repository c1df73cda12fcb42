"""The catalogues hold exactly what the program says, and the built files exactly what they hold."""

import ast
from collections.abc import Iterator
from string import Formatter

import pytest

from bodymap.knowledge.patient_words import read_patient_words, words_path
from bodymap.language import (
    LANGUAGES,
    catalogue_path,
    grouped,
    in_english,
    shortest,
    speak,
    spoken,
    tr,
    tr_count,
)
from tests.languages.catalogues import CODES, missing, mo_bytes, path_of, po_text, read, said, spaced, stepped
from tests.languages.texts import CODE, braces, texts, texts_of


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_the_program_stands_in_the_catalogues(code: str) -> None:
    for part, found in texts_of(code).items():
        written = path_of(code, part).read_text("utf-8")
        assert written == po_text(stepped(code, part, found, read(code, part))), (
            f"run `python -m tests.languages`: {code}/{part}"
        )


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_to_translate(code: str) -> None:
    assert {part: count for part, count in missing(code).items() if count} == {}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_all_words_of_the_guided_screen(code: str) -> None:
    ours, theirs = (read_patient_words(words_path(one)) for one in ("en", code))
    assert words_path(code).exists()
    assert (theirs.texts.keys(), theirs.zones.keys()) == (ours.texts.keys(), ours.zones.keys())
    assert [one.fact for one in theirs.questions] == [one.fact for one in ours.questions]
    assert all(braces(theirs.texts[name]) == braces(text) for name, text in ours.texts.items())


@pytest.mark.parametrize("code", CODES)
def test_the_built_catalogue_is_that_of_the_files(code: str) -> None:
    assert catalogue_path(code).read_bytes() == mo_bytes(code)


@pytest.mark.parametrize("code", CODES)
def test_a_translation_has_the_same_parts_put_in(code: str) -> None:
    for part in texts_of(code):
        for message in read(code, part):
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            for form in filter(None, forms) if message.id and said(message.string) else ():
                ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
                assert braces(str(form)) <= braces(" ".join(ids)) | {"count"}, (code, part, form)
                list(Formatter().parse(str(form)))


def test_every_text_that_is_said_is_collected() -> None:
    """Babel does not look into f-strings; the parser of Python does."""
    known = {one.text for one in texts()}
    said_ = {text for path in CODE.rglob("*.py") for text in _said_in(ast.parse(path.read_text("utf-8")))}
    assert said_ - known == set()


def _said_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_a_french_sign_never_begins_a_line() -> None:
    assert spaced("fr", "Plus faible ? « Oui » : 5 %") == "Plus faible\u00a0? «\u00a0Oui\u00a0»\u00a0: 5\u00a0%"
    assert spaced("es", "a : b") == "a : b"


def test_no_two_texts_of_a_plural_differ_in_their_parts() -> None:
    for one in texts():
        if one.many:
            assert braces(one.text) | {"count"} == braces(one.many) | {"count"}, one


def test_english_says_what_is_written() -> None:
    assert tr("Undo {step}", step="Paint") == "Undo Paint"
    assert tr_count("{count} place", "{count} places", 2) == "2 places"


def test_what_a_whole_language_lacks_is_told_as_english() -> None:
    speak("fr")
    assert tr("A sentence that nobody has translated") == "A sentence that nobody has translated [English]"


def test_what_another_language_lacks_stays_english() -> None:
    speak("de")
    assert tr("A sentence that nobody has translated") == "A sentence that nobody has translated"


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [one.code for one in LANGUAGES.values() if one.right_to_left] == ["ar"]


def test_a_test_begins_in_english() -> None:
    assert spoken().code == "en"


@pytest.mark.parametrize(
    ("code", "whole", "part"), [("en", "12,500", "+0.5"), ("fr", "12\u202f500", "+0,5"), ("zz", "12,500", "+0.5")]
)
def test_numbers_are_written_as_the_language_writes_them(code: str, whole: str, part: str) -> None:
    speak(code)
    assert (grouped(12500), shortest(0.5, "+")) == (whole, part)


def test_a_table_for_other_programs_has_the_numbers_of_english() -> None:
    speak("fr")
    with in_english():
        assert (grouped(12500), shortest(0.5)) == ("12,500", "0.5")
