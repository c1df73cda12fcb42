"""The short examination: what of it was not tested yet, and the one step that says the rest of it was normal."""

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import NORMAL, FindingKind, Word
from bodymap.language import tr_later
from bodymap.reasoning.details import feeling_of
from bodymap.reasoning.examination import Examination, Finding

REST_LABEL = tr_later("Rest of the short examination normal")
"""The name of that step; said with `tr`."""

Item = tuple[Word, Side | None]


def untested(library: Library, examination: Examination) -> tuple[Item, ...]:
    """The items of the short set without a value, left before right."""
    return tuple(
        (word, side)
        for word in library.short_set
        for side in ((Side.LEFT, Side.RIGHT) if word.sided else (None,))
        if not tested_value(examination, word, side)
    )


def tested_value(examination: Examination, word: Word, side: Side | None) -> str:
    """The value of an item of the short set; of feeling, that of light touch alone."""
    found = examination.finding(word.kind, word.name, side)
    if found is None:
        return ""
    return feeling_of(found.value, found.detail).touch if word.kind is FindingKind.SENSATION else found.value


def rest_normal(library: Library, examination: Examination) -> Examination:
    """The examination with an explicit normal for every untested item of the short set, both sides.

    What was tested stays as it is, and pin keeps its own value beside a normal light touch.
    """
    for word, side in untested(library, examination):
        examination = examination.with_finding(_normal(examination, word, side))
    return examination


def _normal(examination: Examination, word: Word, side: Side | None) -> Finding:
    found = examination.finding(word.kind, word.name, side)
    if word.kind is FindingKind.SENSATION and found is not None:
        pin = feeling_of(found.value, found.detail).pin
        return feeling_of("", f"light touch normal, pin {pin}").finding(word.name, side)
    return Finding(word.kind, word.name, NORMAL[word.kind], side)
