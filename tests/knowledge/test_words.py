from pathlib import Path

import pytest

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import ABNORMAL, NORMAL, VALUES, FindingKind
from tests.knowledge import agreed_words
from tests.knowledge.test_loading import broken

SHORT = [
    "Heel walk",
    "Toe walk",
    "Big-toe extension",
    "Ankle inversion",
    "Hip abduction",
    "Knee extension",
    "Knee jerk",
    "Ankle jerk",
    "Straight leg raise",
    "Touch at L4",
    "Touch at L5",
    "Touch at S1",
]


@pytest.mark.parametrize("kind", list(FindingKind))
def test_the_words_are_those_of_the_case_file(library: Library, kind: FindingKind) -> None:
    ours = [word.name for word in library.words if word.kind is kind]
    assert ours == getattr(agreed_words, kind.name)


def test_every_word_has_a_label_a_group_and_says_how(library: Library) -> None:
    assert [w.name for w in library.words if not (w.label and w.group and len(w.how) > 15)] == []


def test_labels_of_one_kind_are_all_different(library: Library) -> None:
    labels = [(word.kind, word.label) for word in library.words]
    assert len(set(labels)) == len(labels)


def test_the_short_examination_is_this_and_in_this_order(library: Library) -> None:
    assert [word.row_label for word in library.short_set] == SHORT


def test_all_of_the_short_examination_has_two_sides(library: Library) -> None:
    assert all(word.sided for word in library.short_set)


def test_heel_and_toe_walk_stand_for_the_ankle_movements(library: Library) -> None:
    heel = library.word(FindingKind.STRENGTH, "ankle_dorsiflexion")
    toe = library.word(FindingKind.STRENGTH, "ankle_plantarflexion")
    assert heel
    assert toe
    assert heel.label.startswith("Heel walk")
    assert toe.label.startswith("Toe walk")


def test_pelvic_compression_is_positive_when_pressure_eases(library: Library) -> None:
    word = library.word(FindingKind.TEST, "pelvic_compression")
    assert word
    assert "EASES" in word.how
    assert "not when it brings it on" in word.how


def test_questions_have_no_side_and_movements_have_one(library: Library) -> None:
    sided = {word.name: word.sided for word in library.words}
    assert sided["hallux_extension"]
    assert sided["slr"]
    assert not sided["fever"]
    assert not sided["worse_sitting"]
    assert not sided["anal_tone_or_squeeze"]


def test_a_fact_is_asked_with_the_question_of_its_flag(library: Library) -> None:
    word = library.word(FindingKind.FACT, "saddle_numbness")
    flag = next(flag for flag in library.flags if flag.name == "saddle_numbness")
    assert word
    assert word.how == flag.question


def test_every_word_has_a_number_somewhere_or_says_it_is_assumed_to_tell_nothing(copy: Path) -> None:
    said = broken(copy, "words.yaml", ", assumed: 1", "")
    assert "'cold_or_pulseless_leg' has no number anywhere; expected a number, or `assumed: 1`" in said


def test_a_word_with_a_number_is_not_called_assumed(copy: Path) -> None:
    said = broken(copy, "words.yaml", "name: pedal_pulse_absent,", "name: pedal_pulse_absent, assumed: 1,")
    assert "'pedal_pulse_absent' has a number and `assumed: 1`" in said


def test_normal_and_abnormal_of_every_kind_are_two_of_its_values():
    for kind, values in VALUES.items():
        assert {NORMAL[kind], ABNORMAL[kind]} <= set(values)
        assert NORMAL[kind] != ABNORMAL[kind]
