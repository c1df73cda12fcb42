"""A copy of the shipped region files that a test may break, and the shipped atlas."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.data import data_folder


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return open_atlas()


@pytest.fixture
def regions(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder("regions"), tmp_path / "regions"))


@pytest.fixture
def change(regions: Path) -> Callable[[str, str, str], None]:
    """change(file, old, new): replace a text that must be there."""

    def changed(name: str, old: str, new: str) -> None:
        text = (regions / name).read_text("utf-8")
        assert old in text
        (regions / name).write_text(text.replace(old, new, 1), "utf-8")

    return changed
