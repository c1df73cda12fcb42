"""The legend of the report: which letter stands for which feeling, so that a drawing is read without its colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.mark_svg import feelings
from bodymap.exports.words import feeling_words
from bodymap.language import tr, tr_later

FEW = 9
"""Feelings that each get a letter and a line of the legend; of more, those of one kind stand together."""
NUMBERED = tr_later("The number beside a letter is the strength; a dashed edge is deep.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend: its letter, a mark that looks like it, and its words."""

    letter: str
    like: Mark
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """The legend, and what stands on a mark of each feeling."""

    entries: tuple[Entry, ...]
    labels: Mapping[tuple[Sensation, int | None, Depth], str]
    note: str = ""

    def label(self, mark: Mark) -> str:
        return self.labels[mark.sensation, mark.intensity, mark.depth]


def legend_key(marks: Sequence[Mark]) -> Key:
    """A letter a feeling. Where there are many, a letter a kind, and the strength stands on the mark beside it."""
    found = feelings(marks)
    if len(found) <= FEW:
        entries = tuple(_one(_letter(place), mark) for place, mark in enumerate(found))
        labels = {(e.like.sensation, e.like.intensity, e.like.depth): e.letter for e in entries}
        return Key(entries, labels)
    kinds = tuple(dict.fromkeys(mark.sensation for mark in found))
    letters = {kind: _letter(place) for place, kind in enumerate(kinds)}
    entries = tuple(_several(letters[kind], [m for m in found if m.sensation is kind]) for kind in kinds)
    labels = {(m.sensation, m.intensity, m.depth): _strong(letters, m) for m in found}
    return Key(entries, labels, tr(NUMBERED))


def _one(letter: str, mark: Mark) -> Entry:
    whole, words = feeling_words(mark), mark.sensation.words
    return Entry(letter, mark, words, whole.removeprefix(words).removeprefix(", "))


def _several(letter: str, marks: Sequence[Mark]) -> Entry:
    """One kind of feeling with the range of its strengths."""
    said = sorted({mark.intensity for mark in marks if mark.intensity is not None})
    number_ = tr("{lowest} to {highest}", lowest=said[0], highest=said[-1]) if len(said) > 1 else "".join(map(str, said))
    strength = tr("strength {number} of 10", number=number_) if said else ""
    return Entry(letter, marks[0], marks[0].sensation.words, strength)


def _strong(letters: Mapping[Sensation, str], mark: Mark) -> str:
    return f"{letters[mark.sensation]}{'' if mark.intensity is None else mark.intensity}"


def _letter(place: int) -> str:
    return chr(ord("A") + place)
