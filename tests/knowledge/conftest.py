import pytest

from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()
