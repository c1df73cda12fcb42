"""A window with a person at it."""

import pytest

from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person


@pytest.fixture
def person(make_window: MakeWindow) -> Person:
    """At a tablet held across."""
    return Person(make_window("patient", size=(1280, 800)))
