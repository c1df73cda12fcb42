import re

import pytest

from bodymap.exports.blocks import Boxed, Ends, Heading, Points, Tone, Words
from bodymap.exports.blocks_html import BLACK_INKS, Style, blocks_html

STYLE = Style("Inter")
NASTY = "<img src='x'/> & <b>bold</b>"


@pytest.mark.parametrize(
    "block",
    [
        Heading(NASTY),
        Words(NASTY, lead=NASTY),
        Words(NASTY, Tone.STRONG),
        Words(NASTY, Tone.QUIET),
        Points((Words(NASTY),)),
        Ends(NASTY, NASTY),
        Boxed((Words(NASTY),), alarm=True),
    ],
    ids=lambda block: type(block).__name__,
)
def test_words_from_people_are_never_markup(block) -> None:
    html = blocks_html((block,), STYLE)
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;img src=&#x27;x&#x27;/&gt; &amp;" in html


def test_line_ends_are_kept() -> None:
    assert "one<br/>two" in blocks_html((Words("one\ntwo"),), STYLE)


def test_only_the_weight_that_the_font_has_is_asked_for() -> None:
    html = blocks_html((Words("a", lead="b"), Heading("c"), Ends("d", "e", 1)), STYLE)
    assert set(re.findall(r"font-weight:(\d+)", html)) <= {"400", "600"}


def test_an_alarm_has_a_heavier_frame_than_advice() -> None:
    alarm, advice = (blocks_html((Boxed((Words("x"),), one),), STYLE) for one in (True, False))
    edges = [int(re.search(r'border="(\d+)"', html)[1]) for html in (alarm, advice)]  # type: ignore[index]
    assert edges[0] > edges[1]


def test_black_and_white_asks_for_black_alone() -> None:
    html = blocks_html(
        (Boxed((Words("x", Tone.QUIET),), alarm=True), Heading("y")), Style("Inter", inks=BLACK_INKS)
    )
    assert set(re.findall(r"#[0-9a-f]{6}", html)) == {"#000000"}


def test_letters_get_smaller_with_the_scale() -> None:
    sizes = [int(re.search(r"font-size:(\d+)px", blocks_html((), Style("Inter", s)))[1]) for s in (1.0, 0.7)]  # type: ignore[index]
    assert sizes == [39, 27]


def test_a_list_without_lines_is_nothing() -> None:
    assert "<ul" not in blocks_html((Points(()),), STYLE)
