"""The picture of the class: from a folder of sixty files, live; bad files told; nothing stored. No test waits."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.records.document import Document
from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.ui.class_figure import PARTS
from bodymap.ui.class_picture_page import in_words
from bodymap.ui.class_pool import LOOK_EVERY, OTHER_FIGURE, ClassPool
from bodymap.ui.class_room import NOTHING_TO_ADD
from bodymap.ui.window import Window
from tests.ui.class_windows import class_window
from tests.ui.conftest import Answers, MakeWindow

SAMPLES = shipped_samples()


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return class_window(make_window)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with sixty drawings."""
    folder = tmp_path / "share"
    folder.mkdir()
    for number in range(60):
        shutil.copy(SAMPLES[number % len(SAMPLES)].path, folder / f"{number:02}.bodymap")
    return folder


def read_all(pool: ClassPool) -> None:
    """What the timers would do until nothing waits."""
    pool.look_now()
    while pool.waiting:
        pool.read_next()


def watched(window: Window, folder: Path) -> ClassPool:
    pool = window.classroom.pool
    pool.watch(folder)
    read_all(pool)
    return pool


def test_sixty_files_are_sixty_drawings(window: Window, share: Path) -> None:
    assert watched(window, share).picture.count == 60


def test_two_looks_and_the_reading_are_far_below_two_seconds() -> None:
    """By design: a file is new at one look, read at the next; the pause is all that is waited for."""
    assert 2 * LOOK_EVERY <= 1000


def test_a_turn_of_the_loop_reads_one_file(window: Window, share: Path) -> None:
    pool = window.classroom.pool
    pool.watch(share)
    pool.look_now()
    before = pool.waiting
    pool.read_next()
    assert (before, pool.waiting, pool.picture.count) == (60, 59, 1)


def test_a_new_file_comes_into_the_picture(window: Window, share: Path) -> None:
    pool = watched(window, share)
    shutil.copy(SAMPLES[0].path, share / "late.bodymap")
    pool.look_now()
    read_all(pool)
    assert pool.picture.count == 61


def test_a_file_that_is_taken_away_leaves_it(window: Window, share: Path) -> None:
    pool = watched(window, share)
    (share / "00.bodymap").unlink()
    pool.look_now()
    assert pool.picture.count == 59


@pytest.mark.parametrize("content", [b"", b'{"x":', b"\x00\xff" * 90, b"[" * 100_000, b'{"format": "else"}'])
def test_a_bad_file_is_told_and_the_rest_counts(window: Window, share: Path, content: bytes) -> None:
    (share / "bad.bodymap").write_bytes(content)
    window.teach("class-picture")
    pool = watched(window, share)
    page = window.classroom.picture_page
    assert page is not None
    assert pool.picture.count == 60
    assert page.bad.text().startswith("Left out: bad.bodymap: ")


def test_a_folder_with_the_name_of_a_drawing_is_told(window: Window, share: Path) -> None:
    (share / "folder.bodymap").mkdir()
    assert list(watched(window, share).picture.bad) == [str(share / "folder.bodymap")]


def test_a_bad_file_that_is_mended_counts(window: Window, share: Path) -> None:
    (share / "bad.bodymap").write_text("x")
    pool = watched(window, share)
    shutil.copy(SAMPLES[0].path, share / "bad.bodymap")
    pool.look_now()
    read_all(pool)
    assert (pool.picture.count, dict(pool.picture.bad)) == (61, {})


def test_a_drawing_on_another_figure_is_left_out(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.bodymap").write_text("x")
    pool = ClassPool(
        window._atlas, window._library, window, lambda _path: Document(PainDrawing(figure="another"))
    )
    pool.watch(tmp_path)
    read_all(pool)
    assert list(pool.picture.bad.values()) == [OTHER_FIGURE]


def test_a_stick_that_is_pulled_out_ends_nothing(window: Window, share: Path) -> None:
    pool = watched(window, share)
    shutil.rmtree(share)
    pool.look_now()
    assert pool.picture.count == 0


def test_drawings_of_this_window_are_added_one_after_the_other(window: Window) -> None:
    drawing = open_shipped(SAMPLES[0]).drawing
    for _ in range(2):
        window.session.new()
        window.session.edit("Paint", drawing)
        window.teach("class-add")
    assert window.classroom.pool.picture.count == 2
    assert window.session.state.drawing.marks == ()


def test_a_sample_on_the_table_is_not_counted(window: Window) -> None:
    window.teach("class-add")
    assert window.classroom.pool.picture.count == 0
    assert window.status.place.text() == NOTHING_TO_ADD


def test_the_class_sees_the_picture_and_no_name_of_a_file(window: Window, share: Path) -> None:
    (share / "somebody.bodymap").write_text("x")
    watched(window, share)
    window.teach("class-picture")
    window.teach("class-screen")
    screen = window.classroom.screen
    assert screen is not None
    assert screen.picture.isVisible()
    assert "60 drawings" in screen.board.words  # type: ignore[union-attr]
    assert "somebody" not in screen.board.words + screen.picture.svg  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
def test_the_class_reads_the_picture_from_the_back_row(
    window: Window, share: Path, size: tuple[int, int]
) -> None:
    watched(window, share)
    window.teach("class-picture")
    window.teach("class-screen")
    screen = window.classroom.screen
    assert screen is not None
    screen.resize(*size)
    QApplication.processEvents()
    outside = re.sub(r"<g .*?</g>", "", screen.picture.svg, flags=re.DOTALL)
    assert min(float(px) for px in re.findall(r'font-size="([\d.]+)"', outside)) >= size[1] / PARTS


def test_the_picture_is_live_on_the_second_screen(window: Window, share: Path) -> None:
    window.teach("class-picture")
    window.teach("class-screen")
    watched(window, share)
    assert "60 drawings" in window.classroom.screen.board.words  # type: ignore[union-attr]


def test_the_picture_is_saved_with_its_scale(
    window: Window, share: Path, answers: Answers, tmp_path: Path
) -> None:
    watched(window, share)
    answers.path = tmp_path / "picture.svg"
    window.classroom.save_picture()
    assert "Painted by, of 60:" in answers.path.read_text("utf-8")


def test_a_screen_reader_hears_where_most_is(window: Window, share: Path) -> None:
    assert in_words(watched(window, share).picture).startswith("60 drawings. ")


def test_nothing_is_written_by_pooling(window: Window, share: Path) -> None:
    home = Path.home()
    before = sorted(home.rglob("*")), sorted(share.rglob("*"))
    watched(window, share)
    window.classroom.close()
    assert (sorted(home.rglob("*")), sorted(share.rglob("*"))) == before


def test_leaving_the_mode_forgets_the_class(window: Window, share: Path) -> None:
    pool = watched(window, share)
    window.commands.choose_mode("consultation")
    assert pool.picture.count == 0
    assert pool.folder is None


def test_the_folder_is_asked_for(window: Window, share: Path, answers: Answers) -> None:
    window.teach("class-picture")
    page = window.classroom.picture_page
    assert page is not None
    answers.path = share
    page.folder_button.click()
    assert window.classroom.pool.folder == share
