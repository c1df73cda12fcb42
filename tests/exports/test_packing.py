from hypothesis import given
from hypothesis import strategies as st

from bodymap.exports.label_places import overlap
from bodymap.exports.packing import LEAST, Piece, Spacing, packed

SPACING = Spacing(across=10, above=20, below=10)
PIECES = st.lists(
    st.builds(Piece, st.floats(50, 900), st.floats(50, 1800), st.floats(20, 300)), min_size=1, max_size=7
)


@given(PIECES, st.floats(1000, 2000), st.floats(600, 2000))
def test_nothing_stands_over_the_edge_where_there_is_room_at_all(
    pieces: list[Piece], width: float, height: float
) -> None:
    found = packed(pieces, width, height, SPACING)
    if found.size > LEAST:
        assert found.wide <= width + 0.01
        assert found.high <= height + 0.01
        assert all(box[2] <= found.wide + 0.01 and box[3] <= found.high + 0.01 for box in found.boxes)


@given(PIECES, st.floats(1000, 2000), st.floats(600, 2000))
def test_no_two_pieces_lie_over_each_other(pieces: list[Piece], width: float, height: float) -> None:
    boxes = packed(pieces, width, height, SPACING).boxes
    shrunk = [(a + 0.01, b + 0.01, c - 0.01, d - 0.01) for a, b, c, d in boxes]
    assert not [1 for i, one in enumerate(shrunk) for other in shrunk[:i] if overlap(one, other)]


def test_two_bodies_stand_side_by_side() -> None:
    body = Piece(400, 1100, 200)
    left, right = packed([body, body], 1400, 800, SPACING).boxes
    assert left[1] == right[1]
    assert left[2] < right[0]


def test_a_tall_box_stacks_wide_pieces() -> None:
    wide = Piece(1000, 200, 100)
    upper, lower = packed([wide, wide], 500, 2000, SPACING).boxes
    assert upper[3] <= lower[1]


def test_a_box_too_small_for_the_words_gives_the_least_size() -> None:
    assert packed([Piece(100, 100, 50)] * 3, 40, 20, SPACING).size == LEAST
