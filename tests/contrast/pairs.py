"""Which colours of the window lie on which, and what contrast they need: one table, for the page and the tests.

WCAG 2.2: text 4.5 (1.4.3), text of 24 px or of 18.66 px bold 3 (1.4.3), what has to be seen and is no text 3 (1.4.11).
What is disabled needs none. The edge `line` is not in the table: it is an ornament around what its words name anyway.
"""

from dataclasses import dataclass
from enum import StrEnum

from bodymap.ui.theme import THEMES, contrast


class Use(StrEnum):
    """What a colour is for."""

    TEXT = "text"
    SEEN = "edge, bar or ring"


NEEDED = {Use.TEXT: 4.5, Use.SEEN: 3.0}
LARGE = 3.0
"""Contrast of large text."""
STRONG = 7.0
"""Contrast of text in the high-contrast theme (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on another, by their names in the table of themes, and where it is so."""

    ink: str
    ground: str
    use: Use
    where: str


def _each(use: Use, where: str, ink: str, *grounds: str) -> tuple[Pair, ...]:
    return tuple(Pair(ink, ground, use, where) for ground in grounds)


PAIRS: tuple[Pair, ...] = (
    *_each(Use.TEXT, "words", "text", "window", "panel", "canvas"),
    *_each(Use.TEXT, "fields and buttons, touched and pressed", "text", "field", "hover", "pressed"),
    *_each(Use.TEXT, "words in a box of an urgency", "text", "emergency_soft", "urgent_soft", "ask_soft"),
    *_each(Use.TEXT, "lesser words", "muted", "window", "panel", "canvas", "field", "hover"),
    *_each(Use.TEXT, "lesser words in a box of an urgency", "muted", "emergency_soft", "urgent_soft", "ask_soft"),
    *_each(Use.TEXT, "lesser words in what is chosen", "muted", "accent_soft"),
    *_each(Use.TEXT, "links", "accent", "window", "panel", "canvas", "field", "hover"),
    *_each(Use.TEXT, "the first button", "on_accent", "accent"),
    *_each(Use.TEXT, "what is chosen", "on_accent_soft", "accent_soft"),
    *_each(Use.TEXT, "words in a row that is chosen", "text", "accent_soft"),
    *_each(Use.TEXT, "emergency", "emergency", "emergency_soft", "panel"),
    *_each(Use.TEXT, "urgent", "urgent", "urgent_soft", "panel", "field"),
    *_each(Use.TEXT, "questions", "ask", "ask_soft", "hover", "panel"),
    *_each(Use.SEEN, "ring of the keyboard", "focus", "window", "panel", "canvas", "field", "accent_soft", "urgent_soft"),
    *_each(Use.SEEN, "ring of the keyboard on a chosen segment", "text", "field", "panel"),
    *_each(Use.SEEN, "edges of fields, segments and lists", "line_strong", "window", "panel", "field"),
    *_each(Use.SEEN, "edge of what is chosen", "accent", "panel", "field", "accent_soft"),
    *_each(Use.SEEN, "a chosen segment beside the others", "accent", "field"),
    *_each(Use.SEEN, "knob and bar of a slider", "accent", "panel", "track"),
    *_each(Use.SEEN, "icons", "text", "panel", "field", "accent_soft"),
    *_each(Use.SEEN, "edge of a box of an urgency", "emergency", "emergency_soft", "panel"),
    *_each(Use.SEEN, "edge of a box of an urgency", "urgent", "urgent_soft", "panel"),
    *_each(Use.SEEN, "edge of a box of an urgency", "ask", "ask_soft", "panel"),
)


def of(pair: Pair, theme: str) -> float:
    """Contrast of a pair in a theme, 1-21."""
    colours = THEMES[theme]
    return contrast(getattr(colours, pair.ink), getattr(colours, pair.ground))


def needed(pair: Pair, theme: str) -> float:
    """The least contrast it may have there; text in the high-contrast theme has more."""
    strong = pair.use is Use.TEXT and THEMES[theme].high_contrast
    return STRONG if strong else NEEDED[pair.use]
