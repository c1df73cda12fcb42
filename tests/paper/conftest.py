import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def words_need_a_program(qapp: QApplication) -> QApplication:
    """The page is drawn by Qt; a plain program object made on the way would keep windows from opening in later tests."""
    return qapp
