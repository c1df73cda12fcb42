"""Which disc could press a root: the common case beside the middle, and the one that lies far to the side."""

from collections.abc import Iterable

from bodymap.knowledge.backing import backing
from bodymap.knowledge.library import DiscFacts, Library
from bodymap.language import tr
from bodymap.reasoning.reading import DiscNote, RootEvidence

MOST = 2
"""Discs are told of so many roots, from the first on: further down they would be a list of all discs."""


def disc_notes(library: Library, roots: Iterable[RootEvidence]) -> tuple[DiscNote, ...]:
    """One note a root and side, of the likeliest; none for a root that no lumbar disc presses, or that fits little."""
    little = library.model.bands[0].word
    likely = [r for r in roots if r.band != little][:MOST]
    notes = (_note(library, r) for r in likely)
    return tuple(note for note in notes if note is not None)


def _note(library: Library, of: RootEvidence) -> DiscNote | None:
    beside = next((d for d in library.discs.values() if d.paracentral is of.root), None)
    far = next((d for d in library.discs.values() if d.foraminal is of.root), None)
    if beside is None and far is None:
        return None
    text = tr(
        "If a disc presses {root} {side}: {which}.",
        root=of.root.value,
        side=of.side.word,
        which="; ".join(_parts(library, beside, far)),
    )
    sources = (name for disc in (beside, far) if disc is not None for name in disc.sources)
    backed = backing(library, (*sources, *library.far_to_the_side.sources) if far else sources)
    return DiscNote(of.root, of.side, beside and beside.disc, far and far.disc, text, backed)


def _parts(library: Library, beside: DiscFacts | None, far: DiscFacts | None) -> Iterable[str]:
    """The articles give the first rule alone; that it is only the common case is what the second adds."""
    if beside is not None:
        yield tr(
            "commonly {disc}, lying beside the middle ({how_common})",
            disc=beside.disc.value,
            how_common=beside.how_common,
        )
    if far is not None:
        yield tr(
            "else {disc}, lying far to the side ({how_common})",
            disc=far.disc.value,
            how_common=library.far_to_the_side.how_common,
        )
