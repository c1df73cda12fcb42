"""Everything a class may choose by name: roots, discs, reflexes, muscles, nerves. Pure, no Qt."""

from collections.abc import Iterator

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_later
from bodymap.ui.state import NOTHING_SELECTED, Selection

INVITATION = tr_later("Choose a root, disc, reflex, muscle or nerve")


def all_choices(library: Library) -> tuple[tuple[str, Selection], ...]:
    """Name and choice, with an invitation first; roots and discs from above to below, the rest by name."""
    return ((tr(INVITATION), NOTHING_SELECTED), *_choices(library))


def _choices(library: Library) -> Iterator[tuple[str, Selection]]:
    for root in library.roots:
        yield tr("Root {value}", value=root.value), Selection(root=root)
    for disc in library.discs:
        yield tr("Disc {value}", value=disc.value), Selection(disc=disc)
    reflexes = [word for word in library.words if word.kind is FindingKind.REFLEX]
    for word in sorted(reflexes, key=lambda one: one.label):
        yield tr("Reflex: {label}", label=word.label), Selection(reflex=word.name)
    for muscle in sorted(library.muscles, key=lambda one: one.name):
        yield tr("Muscle: {name}", name=muscle.name), Selection(muscle=muscle.id)
    for nerve in sorted(library.nerves.values(), key=lambda one: one.name):
        yield tr("Nerve: {name}", name=nerve.name), Selection(nerve=nerve.id)
