"""Blocks of text as the HTML that a QTextDocument understands. Every word is escaped: nothing from people is ever markup.

Lengths are in tenths of a millimetre of paper, which is a pixel of the page that ui/report_pages.py draws.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bodymap.exports.blocks import Block, Blocks, Boxed, Ends, Heading, Points, Tone, Words

POINT = 3.528
"""Tenths of a millimetre in a typographic point (1/72 inch)."""
TEXT_SIZE = 11.0
"""Points; a reader of 75 is not to need a glass."""
HEADING_SIZE: Mapping[int, float] = {1: 20.0, 2: 13.5, 3: 11.5}
QUIET_SIZE = 9.5
GAP = 14.0
"""Tenths of a millimetre below a paragraph."""
ALARM_EDGE, EDGE = 8, 3
"""Tenths of a millimetre: the line of a frame."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of words, of lesser words and of warnings."""

    text: str = "#17212b"
    quiet: str = "#445361"
    alarm: str = "#8f1115"


COLOURED, BLACK_INKS = Inks(), Inks("#000000", "#000000", "#000000")


@dataclass(frozen=True, slots=True)
class Style:
    """scale: of all letters; family: of the font; inks: the colours."""

    family: str
    scale: float = 1.0
    inks: Inks = COLOURED


def blocks_html(blocks: Blocks, style: Style) -> str:
    """A whole HTML text."""
    body = "".join(_block(block, style) for block in blocks)
    size = _px(TEXT_SIZE, style)
    return (
        f"<html><body style=\"font-family:'{escape(style.family)}'; font-size:{size}px; "
        f'color:{style.inks.text}">{body}</body></html>'
    )


def _block(block: Block, style: Style) -> str:
    match block:
        case Heading():
            size = _px(HEADING_SIZE[block.level], style)
            above = 0 if block.level == 1 else round(GAP * (1.6 if block.level == 2 else 0.9))
            return (  # Qt gives its own size to a real heading; the state is how its page knows one
                f'<p style="font-size:{size}px; font-weight:600; -qt-user-state:{block.level}; '
                f'margin:{above}px 0 {round(GAP / 2)}px 0">{_text(block.text)}</p>'
            )
        case Words():
            return _paragraph(block, style, round(GAP * style.scale))
        case Points():
            lines = "".join(f"<li>{_words(line, style)}</li>" for line in block.lines)
            return f'<ul style="margin:0 0 {round(GAP)}px 0">{lines}</ul>' if lines else ""
        case Ends():
            return _ends(block, style)
        case Boxed():
            return _boxed(block, style)


def _paragraph(words: Words, style: Style, below: int) -> str:
    return f'<p style="margin:0 0 {below}px 0">{_words(words, style)}</p>'


def _words(words: Words, style: Style) -> str:
    lead = f"{_strong(_text(words.lead))} " if words.lead else ""
    if words.tone is Tone.STRONG:
        return _strong(f"{lead}{_text(words.text)}")
    if words.tone is Tone.QUIET:
        size = _px(QUIET_SIZE, style)
        return f'<span style="font-size:{size}px; color:{style.inks.quiet}">{lead}{_text(words.text)}</span>'
    return f"{lead}{_text(words.text)}"


def _strong(html: str) -> str:
    """The weight that the font has: any other would be smeared by the program that draws it."""
    return f'<span style="font-weight:600">{html}</span>'


def _ends(block: Ends, style: Style) -> str:
    size = _px(HEADING_SIZE.get(block.level, TEXT_SIZE), style)
    weight = 600 if block.level else 400
    return (
        f'<table width="100%" cellpadding="0" cellspacing="0"><tr>'
        f'<td style="font-size:{size}px; font-weight:{weight}">{_text(block.left)}</td>'
        f'<td align="right" style="vertical-align:bottom">{_text(block.right)}</td></tr></table>'
    )


def _boxed(block: Boxed, style: Style) -> str:
    edge = ALARM_EDGE if block.alarm else EDGE
    colour = style.inks.alarm if block.alarm else style.inks.text
    last = len(block.parts) - 1
    parts = "".join(_paragraph(part, style, 0 if i == last else 10) for i, part in enumerate(block.parts))
    inside = f'<span style="color:{colour}">{parts}</span>' if block.alarm else parts
    return (  # Qt heeds no margin of a table: a low empty line keeps it from the words above
        f'<p style="font-size:6px; margin:0">&nbsp;</p><table width="100%" border="{edge}" bordercolor="{colour}" cellpadding="22" cellspacing="0" '
        f'style="border-style:solid; border-color:{colour}; border-collapse:collapse; margin:0 0 {round(GAP)}px 0">'
        f'<tr><td style="color:{colour}">{inside}</td></tr></table>'
    )


def _px(points: float, style: Style) -> int:
    return round(points * POINT * style.scale)


def _text(words: str) -> str:
    """As it is, with line ends kept."""
    return escape(words).replace("\n", "<br/>")
