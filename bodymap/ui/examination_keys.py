"""The quick keys of the examination: where a key goes among the items, and what it answers. No Qt."""

from dataclasses import dataclass

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import ABNORMAL, NORMAL, FindingKind, Word
from bodymap.language import tr, tr_later
from bodymap.reasoning.details import grade_value
from bodymap.reasoning.entering import Part

SIGNS = {"+": "pos", "-": "neg", "1": "pos", "0": "neg"}
YES_NO = {"y": "yes", "1": "yes", "0": "no"}
REST, INFO = "r", "i"
HINT = tr_later("Arrows  ·  N normal  ·  A abnormal  ·  digit grade  ·  Backspace  ·  I how")
"""The keys in one line, while the keyboard is in the list."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a key answers: a part of the item and its value, or why it is not taken."""

    part: Part = Part.VALUE
    value: str = ""
    refused: str = ""


def typed(library: Library, word: Word, key: str) -> Typed | None:
    """What the key means for this item; None when it means nothing in an examination."""
    key = key.lower()
    if key in ("n", "a"):
        return Typed(value=(NORMAL if key == "n" else ABNORMAL)[word.kind])
    if word.kind is FindingKind.TEST and key in SIGNS:
        return Typed(value=SIGNS[key])
    if word.kind in (FindingKind.HISTORY, FindingKind.FACT) and key in YES_NO:
        return Typed(value=YES_NO[key])
    if len(key) != 1 or key not in "0123456789":
        return None
    if grade_value(library, word.kind, key) is not None:
        return Typed(Part.GRADE, key)
    return Typed(refused=tr("{key} is not taken; expected 0 to {highest}.", key=key, highest=_highest(library, word)))


def _highest(library: Library, word: Word) -> int:
    scale = library.scales.get(word.kind)
    return len(scale.grades) - 1 if scale else 1
