"""What a page of text is made of, as values: headings, paragraphs, lists and boxes. They become HTML in blocks_html.py."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How loud a text is."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a part; level 1 is the largest, 3 the smallest."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; lead: its first words, in strong letters."""

    text: str
    tone: Tone = Tone.PLAIN
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list; what stands in strong letters before a point is its lead, "" = nothing."""

    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """One line with words at its left and its right end."""

    left: str
    right: str
    level: int = 0  # of a heading, 0 = ordinary letters


@dataclass(frozen=True, slots=True)
class Boxed:
    """Paragraphs in a frame; alarm: a heavy one."""

    parts: tuple[Words, ...]
    alarm: bool = False


Block = Heading | Words | Points | Ends | Boxed
Blocks = tuple[Block, ...]


def points(lines: tuple[str, ...], tone: Tone = Tone.PLAIN) -> Points:
    """A list of plain lines."""
    return Points(tuple(Words(line, tone) for line in lines))
