"""Cells of a CSV file that a spreadsheet cannot take for a formula, and rows of them as text."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

Cell = str | int | float

STARTERS = "=+-@|%"
"""What a spreadsheet may take for the beginning of a formula or a command."""
_BEFORE = " \t\r\n\ufeff"
"""What it skips before it looks."""
DEFUSED = "'"


def safe_cell(cell: Cell) -> Cell:
    """A number as it is; a text that could be a formula with a ' before it, so that it is shown and never worked out.

    Looked at as a spreadsheet does: after blanks and a byte order mark, and with wide letters as plain ones.
    """
    if not isinstance(cell, str):
        return cell
    looked_at = unicodedata.normalize("NFKC", cell).lstrip(_BEFORE)
    return DEFUSED + cell if looked_at[:1] and looked_at[0] in STARTERS else cell


def csv_text(rows: Iterable[Sequence[Cell]], *, raw: bool = False) -> str:
    """Rows as CSV: texts in quotes, numbers bare, lines ended as the standard (RFC 4180) has it.

    raw: texts exactly as they are, for a program that reads no formulas; never for a spreadsheet.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        writer.writerow(row if raw else [safe_cell(cell) for cell in row])
    return out.getvalue()
