import struct
from pathlib import Path
from zlib import crc32

import cv2
import numpy as np
import pytest

from bodymap.files.problems import BodymapError
from bodymap.paper.picture_file import CUT_SHORT, MOST_PIXELS, PictureSize, check_picture, picture_bytes

PICTURE = np.full((400, 500, 3), 200, np.uint8)
PNG, JPEG = (bytes(cv2.imencode(ending, PICTURE)[1]) for ending in (".png", ".jpg"))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))


@pytest.mark.parametrize("data", [PNG, JPEG], ids=["png", "jpeg"])
def test_the_size_is_read_from_the_head(data: bytes) -> None:
    assert check_picture(data, "scan") == PictureSize(500, 400)


@pytest.mark.parametrize("data", [PNG, JPEG], ids=["png", "jpeg"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_picture_that_is_cut_short_is_told(data: bytes, share: float) -> None:
    with pytest.raises(BodymapError, match=f"scan: {CUT_SHORT}"):
        check_picture(data[: int(len(data) * share)], "scan")


def test_a_changed_byte_in_a_png_is_noticed() -> None:
    with pytest.raises(BodymapError, match="cut short"):
        check_picture(PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:], "scan")


def test_a_small_file_that_would_unfold_to_gigabytes_is_refused_before_it_is_decoded() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = PNG[:8] + chunk(b"IHDR", head) + chunk(b"IEND", b"")
    with pytest.raises(BodymapError, match=f"60000 by 60000 pixels; expected at most {MOST_PIXELS // 10**6} million"):
        check_picture(bomb, "scan")


def test_a_picture_with_too_few_pixels_is_told() -> None:
    with pytest.raises(BodymapError, match="expected at least 300 each way"):
        check_picture(bytes(cv2.imencode(".png", PICTURE[:200])[1]), "scan")


@pytest.mark.parametrize("data", [b"", b"GIF89a....", b"\x00" * 50, b"%PDF-1.7", b"\xff\xd8\xff"])
def test_anything_else_ends_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BodymapError, match="expected"):
        check_picture(data, "scan")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="there is no such file"):
        picture_bytes(tmp_path / "scan.png")
