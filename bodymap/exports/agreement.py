"""How far the maps agree, as a table in text and as plain data for scripts."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from bodymap.atlas.agreement import HONESTY, Agreement, Conflict, agreements, conflicts
from bodymap.atlas.atlas import Atlas

WIDTH = 9
"""Letters a column of the table has."""


def agreement_data(atlas: Atlas) -> dict[str, Any]:
    """Shares 0-1 of the area, rounded to 3 places; a view stands for both sides.

    same: same label, blank counting as one; both_name: named by both; same_where_both_name: of that, with the
    same level (null where they name nothing together); levels: share by how many different levels are given.
    """
    return {
        "note": HONESTY,
        "maps": {m.id: m.title for m in atlas.maps.values()},
        "pairs": [
            {
                "view": one.view.value,
                "region": one.region,
                "maps": [one.first, one.second],
                "same": round(one.same, 3),
                "both_name": round(one.both_name, 3),
                "same_where_both_name": _rounded(one.same_where_both_name),
            }
            for one in agreements(atlas)
        ],
        "conflicts": [
            {
                "view": one.view.value,
                "region": one.region,
                "levels": {str(count): round(share, 3) for count, share in one.shares.items()},
            }
            for one in conflicts(atlas)
        ],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def agreement_lines(atlas: Atlas) -> tuple[str, ...]:
    """Two tables: pairs of maps, then how many different levels the maps give."""
    found = agreements(atlas)
    ids = tuple(dict.fromkeys(name for one in found for name in (one.first, one.second)))
    number = {map_id: i for i, map_id in enumerate(ids, start=1)}
    pairs = [f"{number[a]}-{number[b]}" for a, b in combinations(ids, 2)]
    rows: dict[tuple[str, str], list[Agreement]] = {}
    for one in found:
        rows.setdefault((one.view.value, one.region), []).append(one)
    return (
        *(f"{number[i]}  {atlas.maps[i].title}" for i in ids),
        "",
        "Percent of the area with the same label (blank counts as one) / of what both name, with the same level:",
        _row("", "", pairs),
        *(_row(view, region, map(_pair, of_row)) for (view, region), of_row in rows.items()),
        "",
        "Percent of the area by how many different levels the maps that name it give:",
        _row("", "", ["none", "1", "2", "3", "4"]),
        *(_row(one.view.value, one.region, _counted(one)) for one in conflicts(atlas)),
        "",
        HONESTY,
    )


def _row(view: str, region: str, cells: Iterable[str]) -> str:
    return f"{view:<12}{region:<10}{''.join(cell.rjust(WIDTH) for cell in cells)}".rstrip()


def _pair(one: Agreement) -> str:
    named = "-" if one.same_where_both_name is None else f"{100 * one.same_where_both_name:.0f}"
    return f"{100 * one.same:.0f}/{named}"


def _counted(one: Conflict) -> Iterable[str]:
    return (f"{100 * one.shares.get(count, 0.0):.0f}" for count in range(5))
