"""A scan or photo before it is decoded: which kind it is, how large it would become, and whether all of it is there.

A small file can unfold to gigabytes and a half-copied one is decoded to half a page of grey, so both are refused from the bytes
alone, as ISO/IEC 15948 (PNG) and ITU-T T.81 (JPEG) lay them down.
"""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from bodymap.files.problems import BodymapError
from bodymap.files.whole import reason_for
from bodymap.language import tr, tr_later

ENDINGS = (".png", ".jpg", ".jpeg")
"""Names of pictures that are read."""
LARGEST_FILE = 64 << 20
"""Bytes."""
MOST_PIXELS = 100_000_000
"""A Letter page at 900 dpi has 76 million; decoded they take three bytes each."""
FEWEST = 300
"""Pixels along the shorter side, below which no mark could be told from another."""
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Second bytes of the JPEG markers that tell the size."""
_BARE = {0x01, *range(0xD0, 0xD9)}
"""Second bytes of JPEG markers without a length."""
CUT_SHORT = tr_later("the picture is cut short; expected the whole file, copied or scanned once more")
NO_PICTURE = tr_later("this is no picture that can be read; expected a scan or photo as PNG or JPEG")


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Pixels."""

    width: int
    height: int


def picture_bytes(path: Path) -> bytes:
    """The bytes of a whole PNG or JPEG of bearable size. Raises BodymapError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BodymapError(
                tr("the file is larger than {largest_file} MB; expected a smaller picture", largest_file=LARGEST_FILE >> 20), path
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise BodymapError(tr("there is no such file; expected a scan or photo as PNG or JPEG"), path) from None
    except OSError as error:
        raise BodymapError(tr("the picture could not be opened: {reason_for}", reason_for=reason_for(error)), path) from error
    check_picture(data, str(path))
    return data


def check_picture(data: bytes, name: str) -> PictureSize:
    """How large the picture is, when all of it is there. name: stands for the file in sentences. Raises BodymapError."""
    if data.startswith(_PNG):
        size = _png_size(data)
    elif data.startswith(_JPEG):
        size = _jpeg_size(data)
    else:
        raise BodymapError(tr(NO_PICTURE), name)
    if size is None:
        raise BodymapError(tr(CUT_SHORT), name)
    if size.width * size.height > MOST_PIXELS:
        raise BodymapError(
            tr("the picture is {width} by {height} pixels; expected at most {most_pixels} million", width=size.width, height=size.height, most_pixels=MOST_PIXELS // 10 ** 6), name
        )
    if min(size.width, size.height) < FEWEST:
        raise BodymapError(
            tr("the picture is {width} by {height} pixels; expected at least {fewest} each way", width=size.width, height=size.height, fewest=FEWEST), name
        )
    return size


def _png_size(data: bytes) -> PictureSize | None:
    """None when a chunk is missing, too short or fails its check sum."""
    at, size = len(_PNG), None
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data) or crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            return None
        if kind == b"IHDR" and length >= 8:
            size = PictureSize(
                int.from_bytes(data[at + 8 : at + 12]), int.from_bytes(data[at + 12 : at + 16])
            )
        if kind == b"IEND":
            return size
        at = end
    return None


def _jpeg_size(data: bytes) -> PictureSize | None:
    """None when the head is cut short, or the end is missing after the pixels have begun."""
    at, size = 2, None
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        kind = data[at + 1]
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        if kind in _FRAMES and at + 9 <= len(data):
            size = PictureSize(
                int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
            )
        at += 2 + length
        if kind == 0xDA:
            return size if data.find(b"\xff\xd9", at) >= 0 else None
    return None
