import csv
import io

import pytest

from bodymap.exports.csv_cells import csv_text, safe_cell

PAYLOADS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "|cmd",
    "%0A=1+1",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\u00a0=1+1",
)
"""Fourteen ways to have a spreadsheet work something out; the last two with a wide sign and behind a blank that is none."""


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_text_that_could_be_a_formula_is_defused(payload: str) -> None:
    assert safe_cell(payload) == f"'{payload}"


@pytest.mark.parametrize("text", ["", "left", "a=1", "2-3", "'=1", "(x)", "   "])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize("number", [-3, -0.5, 0, 12.25])
def test_a_number_stays_a_number(number: float) -> None:
    assert safe_cell(number) == number


def test_a_negative_number_stands_bare_and_a_negative_text_is_defused() -> None:
    assert csv_text([(-2, "-2")]) == '-2,"\'-2"\r\n'


def test_raw_rows_are_written_as_they_are() -> None:
    assert csv_text([("=1", 2)], raw=True) == '"=1",2\r\n'


def test_quotes_and_line_ends_in_a_text_come_back_as_they_were() -> None:
    text = 'so "called"\nand, more'
    assert next(csv.reader(io.StringIO(csv_text([(text,)]), newline=""))) == [text]
