"""Page 1 of the report: how large the drawing and the letters are, and what gives way, so that it never spills over.

What gives way goes to page 2, whole, and page 1 says so. Never the emergencies, the drawing with its sides, or what to do if
things change. Heights come from `measure`, so that this needs no Qt.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bodymap.exports.blocks import Block, Blocks, Boxed, Ends, Heading, Points, Tone, Words
from bodymap.exports.note import NOT_ASKED
from bodymap.exports.paper import CHECK_SIZE, Paper
from bodymap.exports.reading_text import URGENCY_WORDS
from bodymap.exports.report import SIDES, TITLE, Report, led
from bodymap.exports.report_picture import ALWAYS
from bodymap.language import tr, tr_count, tr_later
from bodymap.reasoning.reading import Urgency

Measure = Callable[[Blocks, float], float]
"""Height in mm of blocks on this paper with letters of this scale."""

FOOTER = 6.0
"""mm at the foot of every page for its number."""
CHECK_ROOM = CHECK_SIZE[1] + 3.0
GAP = 3.0
"""mm between the drawing and the words above and below it."""
CONTINUED = tr_later("…continued on page 2")
QUESTIONS = tr_later("Safety questions")
ADVICE = tr_later("If things change")
LARGER = tr_later("The drawing stands larger, with all its views, on the last page.")
FEW_VIEWS, CROWDED = 4, 1.5
"""Views that stand in one row; with more there are two, and the drawing needs so much more height."""
SMALL = 0.042
"""mm on paper of 1 mm of the body; a drawing that is smaller on page 1 stands once more on a page of its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far page 1 gives way. scale: of the letters; picture: least height of the drawing, mm; gone: parts for page 2."""

    scale: float
    picture: float
    gone: tuple[str, ...] = ()


WORDS_CUT, QUESTIONS_SHORT, LATER, ASKS, WHY = "words", "questions", "later", "asks", "why"
_ALL = (WORDS_CUT, LATER, QUESTIONS_SHORT, ASKS, WHY)

STEPS = (
    Step(1.0, 105.0),
    Step(0.93, 92.0),
    Step(0.93, 72.0),
    Step(0.88, 70.0),
    Step(0.88, 70.0, (WORDS_CUT,)),
    Step(0.88, 70.0, (WORDS_CUT, LATER)),
    Step(0.86, 66.0, (WORDS_CUT, LATER, QUESTIONS_SHORT)),
    Step(0.86, 55.0, _ALL),
    Step(0.78, 45.0, _ALL),
    Step(0.7, 40.0, _ALL),
    Step(0.62, 30.0, _ALL),
)
"""From what is wanted to what is possible with every warning there is; the last fits whatever the library holds (tested)."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """top: above the drawing; bottom: below it; picture: its height, mm; scale: of the letters; more: for page 2."""

    top: Blocks
    bottom: Blocks
    picture: float
    scale: float
    more: Blocks = ()


def first_page(report: Report, paper: Paper, measure: Measure, larger: bool = False) -> FirstPage:
    """The first step at which the drawing is still large enough.

    larger: the drawing stands once more at the end, on a page of its own, and page 1 says so.
    """
    report = replace(report, extent=f"{report.extent} {tr(LARGER)}".strip()) if larger else report
    crowd = CROWDED if len({mark.view for mark in report.drawing.marks} | set(ALWAYS)) > FEW_VIEWS else 1.0
    *steps, last = STEPS
    for wanted in steps:
        step = wanted if wanted.gone == _ALL else replace(wanted, picture=wanted.picture * crowd)
        page = _page(report, paper, measure, step)
        if page.picture >= step.picture:
            return page
    return _page(report, paper, measure, last)


def _page(report: Report, paper: Paper, measure: Measure, step: Step) -> FirstPage:
    room = paper.inner_height - FOOTER - CHECK_ROOM - 2 * GAP
    top = _top(report, step)

    def left(words: str) -> float:
        bottom = _bottom(report, step, words)
        return room - measure(top, step.scale) - measure(bottom, step.scale)

    words = report.person.words
    kept = words
    if words and WORDS_CUT in step.gone:
        kept = tr(CONTINUED) if WHY in step.gone else _kept(words, lambda part: left(part) >= step.picture)
    return FirstPage(top, _bottom(report, step, kept), left(kept), step.scale, _more(report, step, kept))


def _kept(words: str, fits: Callable[[str], bool]) -> str:
    """As many whole words as fit, with the note that there are more; a single endless word is cut inside."""
    if fits(words):
        return words
    ends = [i for i, letter in enumerate(words) if letter.isspace()] or list(range(0, len(words), 20))
    low, high = 0, len(ends)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(_cut(words, ends[middle])) else (low, middle)
    return _cut(words, ends[low]) if low else tr(CONTINUED)


def _cut(words: str, end: int) -> str:
    return f"{words[:end].rstrip()} {tr(CONTINUED)}"


# -- the parts


def _top(report: Report, step: Step) -> Blocks:
    """Title, day, who, and what must be read first."""
    who = " · ".join(part for part in (report.person.who, report.told) if part)
    lines: list[Block] = [Ends(tr(TITLE), report.days.words, 1)]
    if who:
        lines.append(Words(who, Tone.STRONG))
    if report.notes:
        lines.append(Words(" ".join(report.notes), Tone.QUIET))
    if report.alarms:
        lines.append(Boxed(report.alarms if WHY in step.gone else report.reasons, alarm=True))
    return tuple(lines)


def _bottom(report: Report, step: Step, words: str) -> Blocks:
    extent = f"{report.extent} {tr(SIDES)}".strip()
    return (
        Words(extent, Tone.QUIET),
        *_own_words(words, report.person.words_from),
        *_questions(report, step),
        Boxed((Words("", lead=tr(ADVICE)), *report.advice)),
        Words(" ".join(report.foot), Tone.QUIET),
    )


def _own_words(words: str, words_from: str) -> Iterable[Block]:
    if words:
        whole = not words.endswith(tr(CONTINUED))
        lead = tr("{name}:", name=tr(words_from))
        yield Words(f"“{words}”" if whole else f"“{words}", lead=lead)


def _questions(report: Report, step: Step) -> Iterable[Block]:
    """What the drawing asks, what was answered, and what was not asked; never that all is well."""
    asks = _moved(report.asks, Urgency.ASK) if ASKS in step.gone else report.asks
    later = _moved(report.later, Urgency.SOON) if LATER in step.gone else report.later
    asked = _short(report.questions) if QUESTIONS_SHORT in step.gone else report.questions
    lines = (*later, *asks, *asked)
    if lines:
        yield Heading(tr(QUESTIONS), 3)
        yield Points(lines)


def _moved(lines: tuple[Words, ...], urgency: Urgency) -> tuple[Words, ...]:
    """One line in the place of several that stand on page 2."""
    words = tr_count(
        "{count} line, continued on page 2.", "{count} lines, continued on page 2.", len(lines)
    )
    return (Words(words, lead=tr("{name}:", name=tr(URGENCY_WORDS[urgency]))),) if lines else ()


def _short(questions: tuple[Words, ...]) -> tuple[Words, ...]:
    """How many of each kind: answers and questions in full stand on page 2."""
    kinds: dict[str, int] = {}
    several = led(tr(NOT_ASKED, questions="")).lead
    for line in questions:
        kind = line.lead.partition(" (")[0].rstrip(": ")
        count = line.text.count("?") if line.lead == several else 1
        kinds[kind] = kinds.get(kind, 0) + count
    return tuple(
        Words(
            tr_count(
                "{count} question, continued on page 2.", "{count} questions, continued on page 2.", count
            ),
            lead=tr("{name}:", name=kind),
        )
        for kind, count in kinds.items()
    )


def _more(report: Report, step: Step, kept: str) -> Blocks:
    """What page 1 had no room for, whole."""
    more: list[Block] = []
    if kept != report.person.words:
        more += [Heading(tr(report.person.words_from)), Words(f"“{report.person.words}”")]
    lines = (
        *(report.reasons if WHY in step.gone else ()),
        *(report.later if LATER in step.gone else ()),
        *(report.asks if ASKS in step.gone else ()),
        *(report.questions if QUESTIONS_SHORT in step.gone else ()),
    )
    if lines:
        more += [Heading(tr(QUESTIONS)), Points(lines)]
    return (Heading(tr("Continued from page 1"), 1), *more) if more else ()


def with_more(page: FirstPage, report: Report) -> Blocks:
    """Everything behind page 1."""
    return (*page.more, *report.clinician)
