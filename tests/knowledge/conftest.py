import shutil
from pathlib import Path

import pytest

from bodymap.knowledge.library import Library
from bodymap.knowledge.loading import FOLDER
from bodymap.knowledge.stored import open_library


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped files, free to be broken."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path
