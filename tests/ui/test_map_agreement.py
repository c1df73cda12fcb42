"""Numbers of agreement as rows: shares that add up to the whole, and words with the same numbers."""

import pytest

from bodymap.atlas.agreement import Agreement, Conflict, agreements, conflicts
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.ui.map_agreement import VIEWS, Kind, ShareRow, all_rows, pair_rows, percent

ONE = Agreement(View.FRONT, "thigh", "a", "b", same=0.5, both_name=0.8, same_where_both_name=0.75)
NONE = Agreement(View.BACK, "foot", "a", "b", same=1.0, both_name=0.0, same_where_both_name=None)


def test_a_pair_is_told_by_the_skin_that_both_name() -> None:
    (row,) = pair_rows([ONE], "b", "a")
    assert row.words == "75 % the same root; 20 % not named by both"
    assert dict(row.shares) == pytest.approx({Kind.ONE: 0.6, Kind.TWO: 0.2, Kind.UNNAMED: 0.2})


def test_another_pair_is_not_told() -> None:
    assert pair_rows([ONE], "a", "c") == ()


def test_where_they_name_nothing_together_it_is_said() -> None:
    (row,) = pair_rows([NONE], "a", "b")
    assert row.words == "no skin named by both"


def test_all_maps_are_told_by_the_number_of_answers() -> None:
    (row,) = all_rows([Conflict(View.FRONT, "thigh", {0: 0.1, 1: 0.4, 2: 0.3, 3: 0.15, 4: 0.05})])
    assert row.words == "40 % one root, 30 % two, 20 % three or more, 10 % not named"


def whole(row: ShareRow) -> float:
    return sum(share for _, share in row.shares)


def test_the_shares_of_every_row_are_the_whole() -> None:
    atlas = open_atlas()
    rows = (*all_rows(conflicts(atlas)), *pair_rows(agreements(atlas), "isncsci", "lee-2008"))
    assert rows
    assert all(whole(row) == pytest.approx(1.0, abs=1e-6) for row in rows)


def test_every_measured_view_has_words() -> None:
    assert {row.view for row in all_rows(conflicts(open_atlas()))} <= set(VIEWS)


def test_what_is_there_is_never_told_as_nothing() -> None:
    assert (percent(0.001), percent(0.0), percent(0.5)) == ("under 1 %", "0 %", "50 %")
