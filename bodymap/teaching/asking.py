"""What the makers of questions have in common: what they ask from, choices in a fair order, near and wrong roots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Library
from bodymap.records.sample_info import SampleInfo
from bodymap.teaching.chance import Chance
from bodymap.teaching.question import Choice

CHOICES = 4
"""Answers of a question, the right one among them."""
ORDER = tuple(Root)


@dataclass(frozen=True, slots=True)
class Ground:
    """What questions are made from."""

    library: Library
    atlas: Atlas
    samples: tuple[SampleInfo, ...] = ()

    @property
    def maps(self) -> tuple[BodyMap, ...]:
        """Our maps; one that somebody added is asked about by nobody."""
        return tuple(one for one in self.atlas.maps.values() if not one.unverified_by)

    def cites(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The sources in words, each once."""
        known = self.library.sources
        return tuple(dict.fromkeys(known[one].cite if one in known else one for one in ids))


def root_choices(right: Root, wrong: Sequence[Root], most: int = CHOICES) -> tuple[Choice, ...]:
    """The right root and the wrong ones nearest to it, from above to below as in the spine."""
    near = sorted(wrong, key=lambda root: abs(ORDER.index(root) - ORDER.index(right)))[: most - 1]
    return tuple(Choice(root.value, root is right) for root in sorted((right, *near), key=ORDER.index))


def word_choices(chance: Chance, right: str, wrong: Sequence[str], most: int = CHOICES) -> tuple[Choice, ...]:
    """The right words and some wrong ones, in the order of the alphabet, which tells nothing."""
    some = chance.some(tuple(dict.fromkeys(word for word in wrong if word != right)), most - 1)
    return tuple(Choice(words, words == right) for words in sorted((right, *some)))


def sentence(words: str) -> str:
    """The words with a capital in front and a full stop behind; "" stays."""
    words = words.strip()
    if not words:
        return ""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")
