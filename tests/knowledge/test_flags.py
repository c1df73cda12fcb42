import pytest

from bodymap.knowledge.library import FlagFact, Library
from tests.knowledge import agreed_words

LEVELS = {"emergency", "urgent_same_day", "urgent_days", "soon"}


def flag(library: Library, name: str) -> FlagFact:
    return next(flag for flag in library.flags if flag.name == name)


def test_every_red_flag_fact_has_a_question_a_class_and_a_text(library: Library) -> None:
    assert [f.name for f in library.flags] == agreed_words.FACT
    for f in library.flags:
        assert f.question.endswith("?"), f.name
        assert f.level in LEVELS, f.name
        assert len(f.text) > 30, f.name


def test_an_emergency_text_says_where_to_go_and_now(library: Library) -> None:
    for f in library.flags:
        if f.level == "emergency":
            assert "emergency department now" in f.text, f.name


def test_the_cauda_equina_questions_are_marked(library: Library) -> None:
    assert [f.name for f in library.flags if f.saddle] == agreed_words.FACT[:9]


@pytest.mark.parametrize("name", ["urinary_retention", "faecal_incontinence", "saddle_numbness"])
def test_loss_of_bladder_bowel_or_saddle_feeling_is_an_emergency(library: Library, name: str) -> None:
    assert flag(library, name).level == "emergency"


def test_weak_flags_do_not_raise_an_alarm(library: Library) -> None:
    assert {flag(library, n).level for n in ("night_pain", "age_over_80", "steroid_use")} == {"soon"}


def test_painted_saddle_numbness_is_an_emergency_at_once(library: Library) -> None:
    pattern = library.patterns["cauda_equina"]
    assert pattern.level == "emergency"
    assert "emergency department now" in pattern.text


def test_the_safety_net_names_the_cauda_equina_signs(library: Library) -> None:
    for word in ("numbness between the legs", "urine", "stool", "both legs", "getting weaker"):
        assert word in library.safety_net


def test_the_intended_use_is_teaching_and_documentation(library: Library) -> None:
    assert "does not make a diagnosis" in library.intended_use
    assert "does not mean that all is well" in library.intended_use


def test_every_flag_has_a_known_source(library: Library) -> None:
    used = {f.source for f in (*library.flags, *library.patterns.values())}
    assert used <= set(library.sources)
