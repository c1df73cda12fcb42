"""The kinds of feeling a person can paint, as rows of a table."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """Numbness and tingling localise better than pain, so the two are read apart (clinical evidence, section 2)."""

    PAIN = "pain"
    SENSORY = "numb_or_tingling"


class Sensation(StrEnum):
    """What a place feels like."""

    ACHE = "ache"
    BURNING = "burning"
    STABBING = "stabbing"
    PINS = "pins_and_needles"
    NUMBNESS = "numbness"
    CRAMP = "cramp"

    @property
    def words(self) -> str:
        return SENSATIONS[self].words

    @property
    def channel(self) -> Channel:
        return SENSATIONS[self].channel


class Depth(StrEnum):
    """Whether it is felt on the skin or deep below."""

    UNSTATED = "unstated"
    SKIN = "skin"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class SensationRow:
    """How one sensation is named and read. Its colour and pattern stand in exports/palette.py."""

    words: str
    channel: Channel


SENSATIONS: dict[Sensation, SensationRow] = {
    Sensation.ACHE: SensationRow("ache or dull pain", Channel.PAIN),
    Sensation.BURNING: SensationRow("burning", Channel.PAIN),
    Sensation.STABBING: SensationRow("shooting or stabbing", Channel.PAIN),
    Sensation.PINS: SensationRow("pins and needles", Channel.SENSORY),
    Sensation.NUMBNESS: SensationRow("numbness", Channel.SENSORY),
    Sensation.CRAMP: SensationRow("cramp or stiffness", Channel.PAIN),
}
