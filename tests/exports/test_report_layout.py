"""Page 1 never spills: with a measure as simple as letters in a line, so that nothing here needs Qt."""

from dataclasses import replace
from math import ceil

import pytest

from bodymap.exports.blocks import Block, Blocks, Boxed, Ends, Heading, Points, Words
from bodymap.exports.paper import PAPERS, Paper
from bodymap.exports.report import Person, Report
from bodymap.exports.report_layout import CHECK_ROOM, CONTINUED, FOOTER, GAP, LARGER, STEPS, first_page
from bodymap.records.document import Document
from tests.exports.reports import NOTHING, answered, full_drawing, reported, sample

A4 = PAPERS["a4"]
ESSAY = " ".join(f"word{n}" for n in range(500))
WORST = replace(answered("yes"), drawing=full_drawing())


def height(blocks: Blocks, scale: float) -> float:
    """Lines of 100 letters at scale 1, each 5 mm high."""
    return sum(_lines(block, scale) for block in blocks) * 5 * scale


def _lines(block: Block, scale: float) -> int:
    match block:
        case Points():
            return sum(_lines(line, scale) for line in block.lines)
        case Boxed():
            return 2 + sum(_lines(line, scale) for line in block.parts)
        case Words():
            said = f"{block.lead} {block.text}"
            return sum(max(1, ceil(len(line) * scale / 100)) for line in said.split("\n"))
        case Heading() | Ends():
            return 2


def said(blocks: Blocks) -> str:
    return repr(blocks)


def taken(report: Report, paper: Paper = A4) -> float:
    page = first_page(report, paper, height)
    text = height(page.top, page.scale) + height(page.bottom, page.scale)
    return text + page.picture + 2 * GAP + CHECK_ROOM + FOOTER


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize(
    ("document", "words"),
    [(NOTHING, ""), (sample("l5-skier"), "Since May."), (sample("cauda-equina"), ESSAY), (WORST, ESSAY)],
    ids=["nothing", "short", "essay", "everything"],
)
def test_page_one_is_full_and_never_spills(document: Document, words: str, paper: Paper) -> None:
    report = reported(document, Person("Code 4711", words))
    assert taken(report, paper) == pytest.approx(paper.inner_height)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_with_every_warning_there_is_the_drawing_still_has_room(paper: Paper) -> None:
    assert first_page(reported(WORST, Person(words=ESSAY)), paper, height).picture >= STEPS[-1].picture


def test_an_ordinary_page_keeps_its_letters_large_and_nothing_waits() -> None:
    page = first_page(reported(sample("l4-sportsman"), Person(words="Since May.")), A4, height)
    assert page.scale >= 0.93
    assert page.more == ()


@pytest.mark.parametrize("words", [ESSAY, "x" * 3000], ids=["words", "one endless word"])
def test_long_words_are_cut_and_stand_whole_on_page_two(words: str) -> None:
    page = first_page(reported(NOTHING, Person(words=words)), A4, height)
    assert CONTINUED in said(page.bottom)
    assert words in said(page.more)


def test_what_is_cut_ends_at_the_end_of_a_word() -> None:
    page = first_page(reported(NOTHING, Person(words=ESSAY)), A4, height)
    shown = next(b.text for b in page.bottom if isinstance(b, Words) and CONTINUED in b.text)
    last = shown.removesuffix(CONTINUED).split()[-1]
    assert last in ESSAY.split()


def test_every_emergency_stays_on_page_one() -> None:
    report = reported(WORST, Person(words=ESSAY))
    top = said(first_page(report, A4, height).top)
    assert len(report.alarms) > 10
    assert all(repr(alarm.text)[1:-1] in top for alarm in report.alarms)


def test_what_to_do_if_things_change_stays_on_page_one() -> None:
    report = reported(WORST, Person(words=ESSAY))
    bottom = said(first_page(report, A4, height).bottom)
    assert all(repr(line.text)[1:-1] in bottom for line in report.advice)


def test_reasons_that_had_no_room_stand_on_page_two() -> None:
    report = reported(WORST, Person(words=ESSAY))
    more = said(first_page(report, A4, height).more)
    assert all(repr(line.text)[1:-1] in more for line in (*report.reasons, *report.later, *report.questions))


def test_questions_that_had_no_room_are_counted_and_stay_not_asked() -> None:
    unasked = replace(NOTHING, drawing=full_drawing())
    page = first_page(reported(unasked, Person(words=ESSAY)), A4, lambda b, s: height(b, s) * 1.6)
    assert "Not asked" in said(page.bottom)
    assert "continued on page 2" in said(page.bottom)


def test_a_drawing_that_stands_once_more_is_announced() -> None:
    report = reported(sample("l5-skier"))
    assert LARGER in said(first_page(report, A4, height, larger=True).bottom)
    assert LARGER not in said(first_page(report, A4, height).bottom)


def test_the_emergency_stands_above_the_drawing_and_its_advice_below() -> None:
    page = first_page(reported(sample("cauda-equina")), A4, height)
    assert any(isinstance(block, Boxed) and block.alarm for block in page.top)
    assert not any(isinstance(block, Boxed) and block.alarm for block in page.bottom)
