"""The clinician's page: the same truths in fewer words."""

import re

import pytest

from bodymap.exports.options_text import NO_OPTIONS
from bodymap.exports.report_clinician import NOTHING_READ
from bodymap.exports.report_summary import MOST_ROOTS, REST
from bodymap.records.samples import samples
from tests.exports.reports import NOTHING, reported, sample
from tests.exports.test_report_clinician import lines


def page(sample_id: str) -> list[str]:
    return lines(reported(sample(sample_id), clinician=True, full=False).clinician)


def test_the_parts_come_in_the_order_in_which_they_are_read() -> None:
    wanted = ["For the clinician", "Reading", "Examination", "How the maps disagree"]
    said = page("l5-skier")
    assert [line for line in said if line in wanted] == wanted
    assert said[-1] == REST


def test_several_roots_are_told_each_with_a_reason() -> None:
    roots = [line for line in page("s1-large-disc") if line.startswith(("L5 ", "S1 ", "S2 ", "L4 "))]
    assert 2 <= len(roots) <= MOST_ROOTS
    assert all("]" in line for line in roots)


def test_every_option_keeps_its_caution() -> None:
    options = [line for line in page("l5-skier") if "Caution: " in line]
    assert options


def test_in_an_emergency_no_option_is_offered() -> None:
    said = page("cauda-equina")
    assert NO_OPTIONS in said
    assert not [line for line in said if "Caution: " in line]


def test_with_nothing_marked_nothing_is_concluded() -> None:
    assert NOTHING_READ in lines(reported(NOTHING, clinician=True, full=False).clinician)


@pytest.mark.parametrize("one", samples(), ids=lambda s: s.id)
def test_every_number_in_brackets_has_its_source(one) -> None:
    said = page(one.id)
    sources = next((line for line in said if line.startswith("Sources:")), "")
    named = {int(n) for n in re.findall(r"(?:: |; )(\d+) ", sources)}
    inside = re.findall(r"\[([\d, -]+)[;\]]", " ".join(said))
    assert {int(n) for group in inside for n in re.findall(r"\d+", group)} <= named
