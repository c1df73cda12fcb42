"""The kinds of feeling a person can paint, as rows of a table."""

from dataclasses import dataclass
from enum import StrEnum

from bodymap.language import tr, tr_later


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
        """For a person, in the language spoken."""
        return tr(SENSATIONS[self].words)

    @property
    def english(self) -> str:
        """For files that other programs read."""
        return SENSATIONS[self].words

    @property
    def channel(self) -> Channel:
        return SENSATIONS[self].channel


class Depth(StrEnum):
    """Whether it is felt on the skin or deep below."""

    UNSTATED = "unstated"
    SKIN = "skin"
    DEEP = "deep"

    @property
    def words(self) -> str:
        """For a person, in the language spoken; "" where it is not stated."""
        return tr(_DEPTHS[self])


_DEPTHS = {Depth.UNSTATED: "", Depth.SKIN: tr_later("on the skin"), Depth.DEEP: tr_later("deep")}


@dataclass(frozen=True, slots=True)
class SensationRow:
    """How one sensation is named in English and read. Its colour and pattern stand in exports/palette.py."""

    words: str
    channel: Channel


SENSATIONS: dict[Sensation, SensationRow] = {
    Sensation.ACHE: SensationRow(tr_later("ache or dull pain"), Channel.PAIN),
    Sensation.BURNING: SensationRow(tr_later("burning"), Channel.PAIN),
    Sensation.STABBING: SensationRow(tr_later("shooting or stabbing"), Channel.PAIN),
    Sensation.PINS: SensationRow(tr_later("pins and needles"), Channel.SENSORY),
    Sensation.NUMBNESS: SensationRow(tr_later("numbness"), Channel.SENSORY),
    Sensation.CRAMP: SensationRow(tr_later("cramp or stiffness"), Channel.PAIN),
}
