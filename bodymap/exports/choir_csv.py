"""CHOIR segments of a drawing for a spreadsheet or REDCap: a table with ids and names, the ids alone, or the keys of REDCap."""

from collections.abc import Iterable

from bodymap.exports.choir import PaintedSegment
from bodymap.exports.csv_cells import csv_text

HEAD = ("choir_id", "redcap_key", "name", "side", "view", "painted_percent", "painted")
"""painted is 1 or 0; all words are ours and hold nothing a spreadsheet would take for a formula."""


def choir_csv(segments: Iterable[PaintedSegment]) -> str:
    """All 74 segments, one a line, every cell in quotes; lines end as RFC 4180 says."""
    return csv_text((HEAD, *(_row(one) for one in segments)))


def _row(one: PaintedSegment) -> tuple[str, ...]:
    s = one.segment
    share, painted = f"{100 * one.share:.1f}", "1" if one.painted else "0"
    return str(s.id), s.key, s.words, s.side.english, s.view.value, share, painted


def choir_list(segments: Iterable[PaintedSegment]) -> str:
    """The ids of the painted segments, as CHOIR writes them: "101,102"."""
    return ",".join(str(one.segment.id) for one in segments if one.painted) + "\n"


def redcap_keys(segments: Iterable[PaintedSegment]) -> str:
    """The same as the keys of REDCap's image map: "f01,f02"."""
    return ",".join(one.segment.key for one in segments if one.painted) + "\n"
