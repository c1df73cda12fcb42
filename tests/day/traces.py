"""Looks for words in files, however they may be written there: plain, UTF-16, base64, hex, escaped, packed."""

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
"""How a zlib stream begins: in PDF and PNG."""


def forms(word: str) -> Iterator[bytes]:
    """The bytes a word may be written as."""
    plain = word.encode()
    yield from (plain, word.encode("utf-16-le"), word.encode("utf-16-be"), plain.hex().encode())
    yield plain.hex().upper().encode()
    yield from (quote(word).encode(), word.encode("unicode_escape"))
    for before in range(3):  # whatever stands before it moves the signs of base64
        signs = base64.b64encode(b"\0" * before + plain)
        yield signs[4 if before else 0 : -4]


def traces(root: Path, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each file or folder below the root that holds a word in its name or content, with what the word is."""
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        content = all_of(path.read_bytes()) if path.is_file() and not path.is_symlink() else b""
        for what, word in words.items():
            if any(form in content for form in forms(word)):
                yield name, what
            if any(form in path.name.encode() for form in forms(word)):
                yield name, f"{what} (in the name)"


def all_of(content: bytes) -> bytes:
    """The bytes of a file, and of all that is packed in it."""
    return b"\n".join((content, *unpacked(content)))


def unpacked(content: bytes) -> Iterator[bytes]:
    for found in PACKED.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[found.start() :])
        except zlib.error:
            continue
