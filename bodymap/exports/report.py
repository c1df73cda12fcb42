"""The report as a value: what stands on the page that a patient takes home and a clinician files, and on the pages behind it.

Page 1 is the same whatever is chosen: warnings first, the drawing, the person's own words, what was asked and what was not, and
what to do if things change. It holds no root, no condition and no treatment; those stand on the clinician's pages only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.blocks import Blocks, Words
from bodymap.exports.days import UNDATED, Days
from bodymap.exports.extent_words import painted_words
from bodymap.exports.note import NOT_REVIEWED, patient_words, question_lines, sample_words
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS, URGENCY_WORDS, flag_groups
from bodymap.exports.report_clinician import clinician_blocks
from bodymap.exports.report_summary import summary_blocks
from bodymap.files.text import HIDDEN
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.coverage import extent
from bodymap.reasoning.reading import Reading, Urgency
from bodymap.reasoning.under_maps import UnderMap
from bodymap.records.document import Document

TITLE = tr_later("Pain drawing")
OWN_WORDS, CASE_WORDS = tr_later("In the patient's own words"), tr_later("From the case file")
"""Where the words of a person come from; said with `tr`."""
SIDES = tr_later("LEFT and RIGHT are the patient's own sides.")
LONGEST_WHO = 80
"""Characters of a name or code: it stands at the foot of every page, beside the number of the page."""
LONGEST_WORDS = 20_000
"""Characters of a person's own words; what is longer is cut, and the page says so."""
CUT = tr_later("… (the text was longer)")
URGENT = (Urgency.EMERGENCY, Urgency.URGENT)
HOW_SOON = (tr_later("See a clinician the same day"), tr_later("See a clinician soon"))
"""How sentences of the safety net begin that say how soon; such words stand in strong letters."""
_LEAD = re.compile(r"^[^:.]*:")
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-ZÀ-ÖØ-Þ])")


@dataclass(frozen=True, slots=True)
class Person:
    """What is to stand on the page of a person. who: a name, code or pseudonym, "" = none; words: the person's own, or
    those of `words_from`.
    """

    who: str = ""
    words: str = ""
    words_from: str = OWN_WORDS


NOBODY = Person()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said, in the order of the page; the picture is drawn from `drawing`.

    notes: about the drawing itself; alarms: emergencies and what is to be seen the same day, without their reasons; reasons: with them; asks: questions that the drawing raises; later: warnings that can wait;
    advice: what to do if things change; clinician: () = only for the patient; one_page: its letters give way until it is one page.
    """

    person: Person
    days: Days
    told: str
    notes: tuple[str, ...]
    alarms: tuple[Words, ...]
    reasons: tuple[Words, ...]
    asks: tuple[Words, ...]
    later: tuple[Words, ...]
    drawing: PainDrawing
    extent: str
    questions: tuple[Words, ...]
    advice: tuple[Words, ...]
    foot: tuple[str, ...]
    clinician: Blocks = ()
    one_page: bool = False


def report(
    library: Library,
    atlas: Atlas,
    document: Document,
    reading: Reading,
    days: Days,
    person: Person = NOBODY,
) -> Report:
    """The patient's page."""
    examination = document.examination
    lines = question_lines(library, document, reading, no=tr("Answered no"))
    sizes = {view: atlas.silhouette(view).area for view in atlas.views}
    return Report(
        person=replace(person, who=_one_line(person.who)[:LONGEST_WHO], words=_limited(_clean(person.words))),
        days=days,
        told=patient_words(examination.patient),
        notes=tuple(_notes(document, days)),
        alarms=_flags(reading, URGENT, reasons=False),
        reasons=_flags(reading, URGENT),
        asks=_flags(reading, (Urgency.ASK,)),
        later=_flags(reading, (Urgency.SOON,)),
        drawing=document.drawing,
        extent=f"{painted_words(extent(atlas, document.drawing), sizes)}." if document.drawing.marks else "",
        questions=tuple(led(line) for line in lines),
        advice=safety_words(library.safety_net),
        foot=(*(() if library.reviews else (tr(NOT_REVIEWED),)), tr(NOT_A_DIAGNOSIS)),
    )


def with_clinician(
    made: Report,
    library: Library,
    document: Document,
    reading: Reading,
    unders: Iterable[UnderMap],
    full: bool = False,
) -> Report:
    """The same with the clinician's page. full: all reasons, options and sources, on as many pages as that takes."""
    blocks = clinician_blocks if full else summary_blocks
    return replace(
        made, clinician=blocks(library, document, reading, tuple(unders)), one_page=not full
    )


def safety_words(advice: str) -> tuple[Words, ...]:
    """One paragraph a sentence; what to do, or how soon, stands in strong letters before it."""
    return tuple(_split(sentence) for sentence in _SENTENCE.split(advice))


def _split(text: str) -> Words:
    found = _LEAD.match(text)
    lead = found.group() if found else next((one for one in map(tr, HOW_SOON) if text.startswith(one)), "")
    return Words(text[len(lead) :].strip(), lead=lead) if lead else Words(text)


def led(line: str) -> Words:
    """`Not asked: ...` with its first words strong."""
    lead, _, rest = line.partition(": ")
    return Words(rest, lead=f"{lead}:")


def _flags(reading: Reading, urgencies: tuple[Urgency, ...], reasons: bool = True) -> tuple[Words, ...]:
    groups = flag_groups(flag for flag in reading.red_flags if flag.urgency in urgencies)
    return tuple(
        Words(f"{text} ({why})" if why and reasons else text, lead=tr("{name}:", name=tr(URGENCY_WORDS[urgency])))
        for urgency, text, why in groups
    )


def _notes(document: Document, days: Days) -> Iterable[str]:
    """What has to be known of the drawing itself before it is read."""
    if document.sample_source:
        yield sample_words(document)
    elif days.drawn is None:
        yield tr(UNDATED)
    yield from document.notes


def _clean(text: str) -> str:
    """Without characters that hide or turn text round, and without empty lines."""
    lines = (" ".join(line.split()) for line in HIDDEN.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def _limited(text: str) -> str:
    return text if len(text) <= LONGEST_WORDS else f"{text[:LONGEST_WORDS]} {tr(CUT)}"


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())
