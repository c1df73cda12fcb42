"""What questions are made from, opened once."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.knowledge.stored import open_library
from bodymap.records.shipped import shipped_samples
from bodymap.teaching.asking import Ground


@pytest.fixture(scope="session")
def ground() -> Ground:
    return Ground(open_library(), open_atlas(), shipped_samples())
