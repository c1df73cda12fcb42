import re

import pytest

from bodymap.exports.blocks import Block, Heading, Points, Words
from bodymap.exports.note import NOT_REVIEWED
from bodymap.exports.options_text import NO_OPTIONS
from bodymap.exports.report_clinician import MOST, NOTHING_READ
from tests.exports.reports import LIBRARY, NOTHING, reported, sample


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Every line that is said, in order."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(block.text)
            case Words():
                found.append(f"{block.lead} {block.text}".strip())
            case Points():
                found += [f"{line.lead} {line.text}".strip() for line in block.lines]
            case _:
                pass
    return found


@pytest.fixture(scope="module")
def skier() -> list[str]:
    return lines(reported(sample("l5-skier"), clinician=True).clinician)


def test_the_parts_come_in_the_order_in_which_they_are_read(skier: list[str]) -> None:
    wanted = [
        "For the clinician",
        "Reading",
        "Examination",
        "Reasons, root by root",
        "What else looks alike",
        "How the maps disagree",
        "Limits",
        "Options, with their evidence",
        "Sources",
    ]
    assert [line for line in skier if line in wanted] == wanted


def test_it_says_that_no_clinician_has_reviewed_the_texts(skier: list[str]) -> None:
    assert (NOT_REVIEWED in skier) == (not LIBRARY.reviews)


def test_no_root_stands_alone(skier: list[str]) -> None:
    ranked = [line for line in skier if re.match(r"\d\. [LS]\d", line)]
    assert len(ranked) == MOST


def test_every_number_in_brackets_has_its_source(skier: list[str]) -> None:
    told = {
        int(n)
        for line in skier
        for n in re.findall(r"[\[, -](\d+)(?=[-,;\]])", "".join(re.findall(r"\[[^\]]*\]", line)))
    }
    sources = {
        int(line.partition(".")[0]) for line in skier[skier.index("Sources") + 1 :] if line[:1].isdigit()
    }
    assert told <= sources
    assert len(sources) > 10


def test_every_reason_says_what_backs_it(skier: list[str]) -> None:
    start, end = skier.index("Reasons, root by root"), skier.index("How the maps disagree")
    reasons = [line for line in skier[start:end] if line.endswith("]") or ". [" in line]
    assert len(reasons) > 10
    assert not [line for line in skier[start:end] if "[]" in line]


def test_every_option_keeps_its_caution(skier: list[str]) -> None:
    options = [line for line in skier if "Guidelines: " in line]
    assert options
    assert all("Caution: " in line and "Checked on" in line for line in options)


def test_in_an_emergency_no_option_is_offered() -> None:
    said = lines(reported(sample("cauda-equina"), clinician=True).clinician)
    assert NO_OPTIONS in said
    assert not [line for line in said if "Guidelines: " in line]


def test_with_nothing_marked_nothing_is_concluded() -> None:
    said = lines(reported(NOTHING, clinician=True).clinician)
    assert NOTHING_READ in said
    assert "Options, with their evidence" not in said
