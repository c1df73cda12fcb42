"""What is told of an item of the examination."""

from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.item_facts import _muscles


def test_a_muscle_without_a_main_root_names_those_it_has() -> None:
    library = open_library()
    told = [
        line
        for word in library.words
        if word.kind is FindingKind.STRENGTH
        for line in _muscles(library, word)
    ]
    assert any("brevis: L5" in line for line in told)
    assert not [line for line in told if ": ," in line]
