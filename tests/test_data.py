"""Where files are."""

import platformdirs
import pytest

from bodymap.data import OWN_FOLDER, own_folder


def test_the_folder_of_a_person_is_the_one_of_the_system(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(OWN_FOLDER, raising=False)
    assert own_folder() == platformdirs.user_data_path("bodymap", appauthor=False)


def test_another_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    assert own_folder() == tmp_path
