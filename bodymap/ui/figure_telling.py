"""The body in words, for whoever hears it: which views are shown, what is painted in them, where the keyboard stands."""

from collections.abc import Callable, Sequence

from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.words import feeling_words
from bodymap.language import tr, tr_later, with_colon
from bodymap.ui.figure_elsewhere import places_words
from bodymap.ui.figure_layout import Placement

MOST = 12
"""Painted places that are told one by one; the panel lists all."""
KEYS = (
    tr_later("Arrow keys go from zone to zone, and up to the name of a view; Enter fills or selects the zone, or shows the view "
    "large; Shift with Enter selects with any tool; plus and minus zoom.")
)


def told(
    placements: Sequence[Placement], drawing: PainDrawing, place: Callable[[Mark], str], standing: str
) -> str:
    """place: where a mark lies, in words with the side; standing: where the keyboard is, "" = nowhere yet."""
    shown = {placement.view: placement for placement in placements}
    names = "; ".join(placement.frame.caption for placement in shown.values())
    seen = [m for m in drawing.marks if m.view in shown and shown[m.view].clip.intersects(m.area)]
    parts = (
        tr("Shown: {names}.", names=names),
        _painted(seen, len(drawing.marks) - len(seen), place),
        tr("The keyboard is at: {standing}.", standing=standing) if standing else "",
        tr(KEYS),
    )
    return " ".join(filter(None, parts))


def _painted(seen: Sequence[Mark], unseen: int, place: Callable[[Mark], str]) -> str:
    """Every painted place with what it feels like, how strong it is and where it lies."""
    marks = [with_colon(_capital(feeling_words(mark)), place(mark)) for mark in seen[:MOST]]
    more = [tr("{count} more", count=len(seen) - MOST)] if len(seen) > MOST else []
    here = tr("Painted here: {items}.", items='. '.join((*marks, *more))) if seen else tr("Nothing is painted here.")
    return tr("{here} In other views: {places_words}.", here=here, places_words=places_words(unseen)) if unseen else here


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
