"""Questions about what belongs together: root and muscle, root and reflex, root and disc, both ways round."""

from collections.abc import Sequence

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import DiscFacts, Muscle
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import listed, tr, tr_later
from bodymap.teaching.asking import CHOICES, Ground, root_choices, sentence, word_choices
from bodymap.teaching.chance import Chance
from bodymap.teaching.question import Lit, Question, Topic

MAIN = 1.0
"""Share from which a root is a main root of a muscle (scale of muscles.yaml)."""
LOST = ("absent", "reduced")
_GRADED = tr_later("The shares of roots in a muscle are our grading; texts differ by one level.")


def muscle_of_root(ground: Ground, chance: Chance) -> Question:
    """Which muscle does this root serve? The wrong ones have no share of it at all."""
    known = _undisputed(ground)
    right = chance.one(known)
    root = chance.one([one for one, share in right.roots.items() if share >= MAIN])
    wrong = [one.name for one in ground.library.muscles if root not in one.roots]
    return Question(
        f"{Topic.MUSCLE.value}:{root.value}:{right.id}",
        Topic.MUSCLE,
        tr("Which of these muscles has {root} as a main root?", root=root.value),
        choices=word_choices(chance, right.name, wrong),
        answer=Lit(muscle=right.id),
        why=_muscle_why(right),
        sources=ground.cites(right.sources),
    )


def root_of_muscle(ground: Ground, chance: Chance) -> Question:
    """Which is the main root of this muscle? Only where there is one, and the wrong ones have no share of it."""
    one_main = [m for m in _undisputed(ground) if sum(share >= MAIN for share in m.roots.values()) == 1]
    muscle = chance.one(one_main)
    right = next(root for root, share in muscle.roots.items() if share >= MAIN)
    wrong = [root for root in ground.library.roots if root not in muscle.roots]
    return Question(
        f"{Topic.MUSCLE.value}:of:{muscle.id}",
        Topic.MUSCLE,
        tr(
            "Which is the main root of this muscle: {muscle} ({latin})?",
            muscle=muscle.name[:1].lower() + muscle.name[1:],
            latin=muscle.latin,
        ),
        choices=root_choices(right, wrong),
        shown=Lit(muscle=muscle.id),
        answer=Lit(muscle=muscle.id),
        why=_muscle_why(muscle),
        sources=ground.cites(muscle.sources),
    )


def reflex_of_root(ground: Ground, chance: Chance) -> Question:
    """Which reflex goes with this root? The wrong ones neither stand with the root nor speak for it when lost."""
    askable = [
        root for root in ground.library.roots.values() if root.reflexes and _other_reflexes(ground, root.root)
    ]
    facts = chance.one(askable)
    right = facts.reflexes[0]
    label = _reflex(ground, right)
    also = [_reflex(ground, name) for name in facts.reflexes[1:]]
    why = [tr("{reflex} goes with {roots}.", reflex=label, roots=listed(_roots_of_reflex(ground, right)))]
    if also:
        why.append(tr("{root} also takes part in: {reflexes}.", root=facts.root.value, reflexes=listed(also)))
    word = ground.library.word(FindingKind.REFLEX, right)
    return Question(
        f"{Topic.REFLEX.value}:{facts.root.value}",
        Topic.REFLEX,
        tr("Which of these reflexes goes with the {root} root?", root=facts.root.value),
        choices=word_choices(
            chance, label, [_reflex(ground, n) for n in _other_reflexes(ground, facts.root)]
        ),
        answer=Lit(root=facts.root),
        why=(*why, word.how if word else ""),
        sources=ground.cites(facts.sources),
    )


def root_of_disc(ground: Ground, chance: Chance) -> Question:
    """Which root does a herniation beside the middle of this disc usually press?"""
    facts = chance.one(tuple(ground.library.discs.values()))
    wrong = [root for root in ground.library.roots if root is not facts.paracentral]
    return Question(
        f"{Topic.DISC.value}:{facts.disc.value}",
        Topic.DISC,
        tr(
            "Which root does a herniation beside the middle of the {disc} disc usually press?",
            disc=facts.disc.value,
        ),
        choices=root_choices(facts.paracentral, wrong),
        answer=Lit(root=facts.paracentral),
        why=_disc_why(facts),
        sources=ground.cites(facts.sources),
    )


def disc_of_root(ground: Ground, chance: Chance) -> Question:
    """Which disc usually presses this root?"""
    discs = tuple(ground.library.discs.values())
    facts = chance.one(discs)
    wrong = [one.disc.value for one in discs if one.paracentral is not facts.paracentral]
    return Question(
        f"{Topic.DISC.value}:of:{facts.paracentral.value}",
        Topic.DISC,
        tr(
            "Which disc usually presses the {root} root, beside the middle?",
            root=facts.paracentral.value,
        ),
        choices=word_choices(chance, facts.disc.value, wrong),
        answer=Lit(root=facts.paracentral),
        why=_disc_why(facts),
        sources=ground.cites(facts.sources),
    )


def _undisputed(ground: Ground) -> tuple[Muscle, ...]:
    """Muscles with a movement to test and a main root that no source disputes."""
    known = ground.library.muscles
    return tuple(m for m in known if m.movements and not m.dispute and max(m.roots.values()) >= MAIN)


def _muscle_why(muscle: Muscle) -> tuple[str, ...]:
    main = [root.value for root, share in muscle.roots.items() if share >= MAIN]
    lesser = [root.value for root, share in muscle.roots.items() if share < MAIN]
    also = tr(", with a share of {roots}", roots=listed(lesser)) if lesser else ""
    roots = tr(
        "{muscle} ({latin}): mainly {roots}{also}; {nerve}.",
        muscle=muscle.name,
        latin=muscle.latin,
        roots=listed(main),
        also=also,
        nerve=muscle.nerve,
    )
    return (roots, sentence(tr("To test it: {test}", test=muscle.test)), tr(_GRADED))


def _disc_why(facts: DiscFacts) -> tuple[str, ...]:
    beside, far = facts.paracentral.value, facts.foraminal.value
    how = tr(
        "Beside the middle (paracentral) the {disc} disc presses {beside}, which passes it; "
        "far to the side (foraminal) it presses {far}, which leaves there.",
        disc=facts.disc.value,
        beside=beside,
        far=far,
    )
    return (
        how,
        sentence(facts.how_common),
        sentence(facts.note),
    )


def _reflex(ground: Ground, name: str) -> str:
    word = ground.library.word(FindingKind.REFLEX, name)
    return word.label if word else name.replace("_", " ")


def _roots_of_reflex(ground: Ground, name: str) -> list[str]:
    return [facts.root.value for facts in ground.library.roots.values() if name in facts.reflexes]


def _other_reflexes(ground: Ground, root: Root) -> Sequence[str]:
    """Reflexes that do not stand with the root and, lost, do not speak for it; () where there are too few to choose from."""
    known = [word.name for word in ground.library.words if word.kind is FindingKind.REFLEX]
    facts = ground.library.roots[root]
    apart = [name for name in known if name not in facts.reflexes and not _speaks_for(ground, name, root)]
    return apart if len(apart) >= CHOICES - 1 else ()


def _speaks_for(ground: Ground, reflex: str, root: Root) -> bool:
    weights = (ground.library.findings.get((FindingKind.REFLEX, reflex, value)) for value in LOST)
    return any(weight.ratio(root) > 1 for weight in weights if weight is not None)
