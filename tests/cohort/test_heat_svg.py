"""The picture of a heat map as SVG."""

from bodymap.cohort.heat_svg import _caption


def test_a_narrow_view_goes_by_a_shorter_name_not_by_letters_nobody_can_read() -> None:
    assert _caption("Left leg, inner side", 400, 20) == ("Left leg, inner side", 20)
    words, size = _caption("Left leg, inner side", 150, 20)
    assert (words, size > 12) == ("Inner side", True)
