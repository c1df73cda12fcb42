"""What the patient is told beside the picture: plain, never one nerve as an answer, warnings first."""

from dataclasses import replace

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side
from bodymap.exports.explain import DECIDED, NO_NERVE, OPEN, Told, explained, explanation
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.judgement import Judgement, Judgements, Matter, Verdict, of_root, of_suggestion
from bodymap.reasoning.read import read_drawing
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples

LIBRARY, ATLAS = open_library(), open_atlas()
L5 = Matter(Root.L5, Side.LEFT)


def opened(sample_id: str, judgements: Judgements = ()) -> tuple[Document, Reading]:
    document = load(next(s.path for s in samples() if s.id == sample_id))
    reading = read_drawing(LIBRARY, ATLAS, document.drawing, document.examination)
    return replace(document, judgements=judgements), reading


def told(sample_id: str, judgements: Judgements = ()) -> tuple[Told, ...]:
    return explanation(LIBRARY, ATLAS, *opened(sample_id, judgements))


def text(parts: tuple[Told, ...]) -> str:
    return "\n".join(line for p in parts for line in (p.heading, p.opening, *(" ".join(t) for t in p.texts)))


def test_without_a_judgement_no_nerve_stands_alone() -> None:
    part = next(p for p in told("l5-skier") if p.opening == OPEN)
    assert len(part.texts) >= 2


def test_what_the_clinician_accepted_is_told_as_theirs() -> None:
    parts = told("l5-skier", (Judgement(L5, Verdict.ACCEPTED),))
    assert [p.texts[0][0] for p in parts if p.opening == DECIDED] == ["Nerve L5, left"]


def test_what_was_set_aside_is_not_told() -> None:
    _, reading = opened("piriformis-office")
    first = reading.look_alikes[0]
    aside = (Judgement(of_suggestion(first), Verdict.SET_ASIDE),)
    assert first.name in text(told("piriformis-office"))
    assert first.name not in text(told("piriformis-office", aside))


def test_in_an_emergency_the_warning_comes_first_and_no_cause_is_told() -> None:
    parts = told("cauda-equina")
    assert parts[0].alarm
    assert [p.heading for p in parts[1:]] == ["What you showed us", "If things change"]


def test_in_an_emergency_the_spine_names_no_root() -> None:
    document, reading = opened("cauda-equina")
    assert explained(reading, document.judgements).roots == ()


def test_where_no_nerve_is_told_none_is_lit() -> None:
    document, reading = opened("stenosis-walker")
    assert NO_NERVE in text(told("stenosis-walker"))
    assert explained(reading, document.judgements).roots == ()


def test_only_the_accepted_root_is_lit() -> None:
    _, reading = opened("l5-skier")
    lit = explained(reading, (Judgement(L5, Verdict.ACCEPTED),))
    assert [of_root(root) for root in lit.roots] == [L5]
    assert all((d.root, d.side) == (Root.L5, Side.LEFT) for d in lit.discs)


def test_a_condition_that_was_accepted_is_told_though_the_drawing_does_not_suggest_it() -> None:
    accepted = (Judgement(Matter(condition="meralgia_paresthetica"), Verdict.ACCEPTED),)
    assert "Meralgia" in text(told("l5-skier", accepted))


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.id)
def test_the_safety_net_is_told_always(sample) -> None:
    assert LIBRARY.safety_net in text(told(sample.id))


def test_an_empty_drawing_says_so() -> None:
    parts = explanation(LIBRARY, ATLAS, Document(), Reading())
    assert [p.heading for p in parts] == ["What you showed us", "If things change"]
