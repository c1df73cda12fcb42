import re

from bodymap.exports.paper import CHECK_LENGTH, CHECK_SIZE, PAPERS, check_line_svg


def test_the_check_line_is_fifty_of_the_millimetres_it_is_drawn_in() -> None:
    svg = check_line_svg("#000000")
    assert f'viewBox="0 0 {CHECK_SIZE[0]:.0f} {CHECK_SIZE[1]:.0f}"' in svg
    assert re.search(r"h([\d.]+)v", svg)[1] == f"{CHECK_LENGTH:.0f}"  # type: ignore[index]


def test_letter_is_wider_and_lower_than_a4() -> None:
    a4, letter = PAPERS["a4"], PAPERS["letter"]
    assert (letter.width > a4.width, letter.height < a4.height) == (True, True)


def test_every_paper_keeps_clear_of_the_edge_that_printers_cannot_reach() -> None:
    assert all(paper.margin >= 10 for paper in PAPERS.values())
