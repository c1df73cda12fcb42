import pytest

from bodymap.ui.record_following import NOBODY, Following, Locked


@pytest.mark.parametrize(
    ("following", "words", "alarming"),
    [
        (NOBODY, "", False),
        (Following("grey heron"), "Saved in the record of grey heron", False),
        (Following("grey heron", saved=False), "Saving in the record of grey heron", False),
        (
            Following("grey heron", False, "the disk is full; nothing was changed: make room"),
            "NOT SAVED: the disk is full",
            True,
        ),
        (Following(locked=Locked.SAVED), Locked.SAVED.value, False),
        (Following(locked=Locked.WAITING), Locked.WAITING.value, True),
    ],
)
def test_the_foot_says_how_it_stands(following: Following, words: str, alarming: bool) -> None:
    assert (following.words, following.alarming) == (words, alarming)


def test_no_locked_words_name_anybody() -> None:
    assert [
        one for one in Locked if "heron" in Following("grey heron", locked=one).words and one is not Locked.NO
    ] == []
