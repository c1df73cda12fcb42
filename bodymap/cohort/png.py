"""A small picture as PNG bytes, to be put into an SVG: no colour table, no filter, nothing but the pixels."""

import struct
import zlib
from base64 import b64encode

import numpy as np
from numpy.typing import NDArray


def png_bytes(rgba: NDArray[np.uint8]) -> bytes:
    """rgba: row, column, four channels 0-255."""
    height, width, _ = rgba.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), rgba.reshape(height, width * 4)], axis=1)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def image_svg(rgba: NDArray[np.uint8], x: float, y: float, width: float, height: float) -> str:
    """An SVG element with the picture in it; place and size in user units."""
    text = b64encode(png_bytes(rgba)).decode("ascii")
    return f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" preserveAspectRatio="none" href="data:image/png;base64,{text}"/>'
