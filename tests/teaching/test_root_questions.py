import pytest

from bodymap.atlas.levels import DiscLevel, Root
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.teaching.asking import CHOICES, Ground
from bodymap.teaching.chance import Chance
from bodymap.teaching.root_questions import (
    MAIN,
    disc_of_root,
    muscle_of_root,
    reflex_of_root,
    root_of_disc,
    root_of_muscle,
)

SEEDS = [str(seed) for seed in range(25)]


@pytest.mark.parametrize("seed", SEEDS)
def test_of_the_muscles_only_the_right_one_has_a_share_of_the_root(ground: Ground, seed: str) -> None:
    made = muscle_of_root(ground, Chance(seed))
    root = Root(made.id.split(":")[1])
    by_name = {muscle.name: muscle for muscle in ground.library.muscles}
    shares = {choice.words: by_name[choice.words].roots.get(root, 0) for choice in made.choices}
    assert {words for words, share in shares.items() if share} == {made.right}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_wrong_root_has_a_share_of_the_muscle(ground: Ground, seed: str) -> None:
    made = root_of_muscle(ground, Chance(seed))
    muscle = ground.library.muscle(made.answer.muscle)
    assert muscle is not None
    assert muscle.roots[Root(made.right)] >= MAIN
    assert [c.words for c in made.choices if not c.right and Root(c.words) in muscle.roots] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_muscle_with_disputed_roots_is_not_asked(ground: Ground, seed: str) -> None:
    muscle = ground.library.muscle(root_of_muscle(ground, Chance(seed)).answer.muscle)
    assert muscle is not None
    assert not muscle.dispute


@pytest.mark.parametrize("seed", SEEDS)
def test_of_the_reflexes_only_the_right_one_stands_with_the_root(ground: Ground, seed: str) -> None:
    made = reflex_of_root(ground, Chance(seed))
    facts = ground.library.roots[Root(made.id.split(":")[1])]
    labels = {w.label: w.name for w in ground.library.words if w.kind is FindingKind.REFLEX}
    assert [c.words for c in made.choices if labels[c.words] in facts.reflexes] == [made.right]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_root_of_a_disc_is_the_one_that_passes_it(ground: Ground, seed: str) -> None:
    made = root_of_disc(ground, Chance(seed))
    facts = ground.library.discs[DiscLevel(made.id.split(":")[1])]
    assert made.right == facts.paracentral.value


@pytest.mark.parametrize("seed", SEEDS)
def test_the_explanation_of_a_disc_names_the_exception_far_to_the_side(ground: Ground, seed: str) -> None:
    made = disc_of_root(ground, Chance(seed))
    facts = ground.library.discs[DiscLevel(made.right)]
    assert f"far to the side (foraminal) it presses {facts.foraminal.value}" in made.why[0]


@pytest.mark.parametrize(
    "maker", [muscle_of_root, root_of_muscle, reflex_of_root, root_of_disc, disc_of_root]
)
@pytest.mark.parametrize("seed", SEEDS[:8])
def test_a_question_has_four_choices_and_a_source(ground: Ground, maker: object, seed: str) -> None:
    made = maker(ground, Chance(seed))  # type: ignore[operator]
    assert len({choice.words for choice in made.choices}) == CHOICES
    assert made.sources
