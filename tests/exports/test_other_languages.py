"""Pages for people speak the language of the run, files for programs never do; pseudo-English marks every text that was said."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Sensation
from bodymap.exports.days import Days
from bodymap.exports.drawing_csv import drawing_csv
from bodymap.exports.fhir import fhir_text
from bodymap.exports.kept_reading import said_now
from bodymap.exports.note import note
from bodymap.exports.reading_json import reading_data
from bodymap.exports.reading_shelf import english_reading
from bodymap.exports.report import report, with_clinician
from bodymap.exports.then_and_now import differences
from bodymap.exports.words import zone_words
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.translated import translated
from bodymap.language import in_english, speak, spoken, tr
from bodymap.reasoning.judgement import Judgement, Matter, Verdict
from bodymap.reasoning.read import read_drawing
from bodymap.reasoning.reading import RULE_OUT, Reading
from bodymap.records.document import Document
from bodymap.records.samples import samples
from tests.exports.reports import ATLAS, LIBRARY, sample

DAY = date(2026, 11, 21)
PAINTED = [one.id for one in samples()][:6]
_PLAIN = re.compile(r"[^\W\d_]{3,}")
_LEFT = re.compile("[aceinouyACEINOUY]")
"""Letters that pseudo-English always gives an accent."""


@pytest.fixture(autouse=True)
def _pseudo() -> Iterator[None]:
    speak("zz")
    yield
    speak("en")


def read(document: Document) -> Reading:
    return read_drawing(open_library(), ATLAS, document.drawing, document.examination)


def unsaid(text: str) -> list[str]:
    """Words that nobody translated, beside citations, days, and what a person typed."""
    library = open_library()
    known = [source.cite.rstrip(".") for source in library.sources.values()]
    known += [source.address for source in library.sources.values() if source.address]
    known += [source for one in ATLAS.maps.values() if (source := one.source.rstrip("."))]
    for one in sorted(known, key=len, reverse=True):
        text = text.replace(one, "")
    words = (word for word in _PLAIN.findall(text) if _LEFT.search(word))
    return [word for word in words if word not in ("November", "bodymap")]


@pytest.mark.parametrize("name", PAINTED)
def test_every_word_of_a_note_is_said(name: str) -> None:
    document = sample(name)
    text = note(open_library(), ATLAS, document, read(document), datetime(2026, 11, 21, 14, 0))
    assert unsaid(text.replace(document.sample_source, "")) == []


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("name", PAINTED)
def test_every_word_of_the_clinicians_pages_is_said(name: str, full: bool) -> None:
    library, document = open_library(), sample(name)
    reading = read(document)
    made = with_clinician(
        report(library, ATLAS, document, reading, Days(DAY)), library, document, reading, (), full
    )
    assert (
        unsaid(re.sub(r"(Heading|Points|Words|Tone\.\w+|Boxed|Ends|\w+=)", "", _texts(made.clinician))) == []
    )


def _texts(value: object) -> str:
    if isinstance(value, str):
        return f"{value}\n"
    if isinstance(value, tuple):
        return "".join(_texts(part) for part in value)  # pyright: ignore[reportUnknownVariableType]
    fields = getattr(value, "__dataclass_fields__", {})
    return "".join(_texts(getattr(value, name)) for name in fields if name != "tone")


def test_a_bundle_is_in_english_whatever_is_spoken() -> None:
    document = sample(PAINTED[0])
    with in_english():
        english = fhir_text(LIBRARY, ATLAS, document)
    assert fhir_text(open_library(), ATLAS, document) == english


def test_a_table_is_in_english_whatever_is_spoken() -> None:
    drawing = sample(PAINTED[0]).drawing
    with in_english():
        english = drawing_csv(ATLAS, LIBRARY.zones, drawing)
    assert drawing_csv(ATLAS, open_library().zones, drawing) == english


def test_a_reading_is_kept_in_english() -> None:
    document = sample(PAINTED[0])
    kept = english_reading(open_library(), ATLAS, document, read(document))
    with in_english():
        english = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
        assert reading_data(kept) == reading_data(english)


class _Known:
    """Says what is English in arrows, and knows nothing else, as a real catalogue does."""

    def gettext(self, message: str) -> str:
        return message if "<" in message else f"<{message}>"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


def test_a_reading_kept_in_english_differs_in_nothing_from_that_of_today(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bodymap.language._spoken.catalogue", _Known())
    document, library = sample(PAINTED[0]), translated(LIBRARY, tr)
    now = read_drawing(library, ATLAS, document.drawing, document.examination)
    then = said_now(english_reading(library, ATLAS, document, now))
    assert differences(then, said_now(now)) == ()


def test_what_was_kept_is_told_in_the_language_of_today() -> None:
    document = sample(PAINTED[0])
    then = said_now(english_reading(open_library(), ATLAS, document, read(document)))
    assert unsaid(then.roots_words) == []


def test_a_side_is_a_name_in_files_and_a_word_for_people() -> None:
    assert (Side.LEFT.english, Side.LEFT.word) == ("left", "[léft~]")


def test_a_view_and_a_feeling_are_said() -> None:
    assert View.BACK.caption == "[Bâçk~]"
    assert Sensation.NUMBNESS.words != Sensation.NUMBNESS.english == "numbness"


def test_only_english_puts_the_side_into_the_name_of_a_place() -> None:
    zones = open_library().zones
    assert zone_words(zones, "knee_back", Side.LEFT) == tr(
        "{place}, left side", place=zone_words(zones, "knee_back", None)
    )


def test_inside_english_the_language_is_english_and_then_it_is_not() -> None:
    with in_english():
        assert spoken().code == "en"
    assert spoken().code == "zz"


def test_an_alarm_is_known_by_its_value_and_not_by_what_is_said() -> None:
    found = next(one for name in PAINTED for one in read(sample(name)).look_alikes)
    assert found.said == tr(found.word) != found.word


def test_a_judgement_is_said() -> None:
    from bodymap.exports.judgement_text import judgement_lines

    judged = (Judgement(Matter(condition="sciatica"), Verdict.SET_ASIDE),)
    assert unsaid(" ".join(judgement_lines(open_library(), judged)).replace("sciatica", "")) == []
    assert RULE_OUT.isascii()
