from pathlib import Path

from bodymap.ui.settings import MOST_RECENT, Settings


def test_a_stored_word_comes_back(settings: Settings) -> None:
    settings.keep("look/theme", "dark")
    assert settings.text("look/theme", "light", ("light", "dark")) == "dark"


def test_a_bad_stored_word_falls_back(settings: Settings) -> None:
    settings.keep("look/theme", "mauve")
    assert settings.text("look/theme", "light", ("light", "dark")) == "light"


def test_the_newest_file_stands_first(settings: Settings, tmp_path: Path) -> None:
    one, two = tmp_path / "one.bodymap", tmp_path / "two.bodymap"
    for path in (one, two, one):
        path.touch()
        settings.add_recent(path)
    assert settings.recent() == (one, two)


def test_files_that_are_gone_are_not_offered(settings: Settings, tmp_path: Path) -> None:
    settings.add_recent(tmp_path / "gone.bodymap")
    assert settings.recent() == ()


def test_only_so_many_are_kept(settings: Settings, tmp_path: Path) -> None:
    for i in range(MOST_RECENT + 3):
        path = tmp_path / f"{i}.bodymap"
        path.touch()
        settings.add_recent(path)
    assert len(settings.recent()) == MOST_RECENT


def test_recent_files_can_be_forgotten(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "one.bodymap"
    path.touch()
    settings.add_recent(path)
    settings.forget_recent()
    assert settings.recent() == ()
