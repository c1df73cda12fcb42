"""The first gate for foreign files: size before reading, UTF-8, no character that hides or turns text."""

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from bodymap.files.problems import BodymapError, Place
from bodymap.language import tr, tr_later

Source = Path | str | bytes
"""A path is read from disk; text and bytes are taken as the content itself."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, direction, invisible and broken characters. U+202E alone can turn a displayed "left" round."""
UNREAD: Mapping[int, str] = {
    errno.ENOENT: tr_later("there is no such file"),
    errno.EACCES: tr_later("reading it is not allowed"),
    errno.EPERM: tr_later("reading it is not allowed"),
    errno.EIO: tr_later("the disk reports a fault"),
    errno.EISDIR: tr_later("it is a folder"),
    errno.ENAMETOOLONG: tr_later("the name is too long"),
}
"""Why a file could not be read; anything else is told in the system's words."""
UNITS = ((1_000_000, "MB"), (1_000, "KB"))


def read_text(source: Source, most: int, name: str) -> str:
    """The text of a file or of content at hand, with line ends as newlines.

    most: bytes. Raises BodymapError with line and column for whatever is not plain UTF-8 text.
    """
    data = _bytes_of(source, most, name)
    if len(data) > most:
        raise BodymapError(
            tr(
                "the file has {amount}; expected at most {most}",
                amount=_amount(len(data)),
                most=_amount(most),
            ),
            name,
        )
    text = _decoded(data, name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    hidden = HIDDEN.search(text)
    if hidden:
        place = Place(name, *spot_at(text, hidden.start()))
        raise BodymapError(_hidden_words(hidden[0]), place)
    if not text.strip():
        raise BodymapError(tr("the file is empty; expected its content"), Place(name, 1))
    return text


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file that is no text. Raises BodymapError when it cannot be read or has more than `most`."""
    data = _bytes_of(path, most, str(path))
    if len(data) > most:
        raise BodymapError(
            tr(
                "the file has {amount}; expected at most {most}",
                amount=_amount(len(data)),
                most=_amount(most),
            ),
            path,
        )
    return data


def spot_at(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def hidden_in(text: str) -> str:
    """What is wrong with a character that came in through an escape, "" when nothing is."""
    hidden = HIDDEN.search(text)
    return _hidden_words(hidden[0]) if hidden else ""


def _bytes_of(source: Source, most: int, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return source.encode("utf-8", "surrogatepass")
    try:
        with open(source, "rb", opener=_at_once) as file:
            return _regular(file, most, name)
    except FileNotFoundError:
        raise BodymapError(tr("there is no such file"), name) from None
    except (OSError, ValueError) as error:
        if source.is_dir():  # Windows calls it a lack of permission
            raise BodymapError(tr("this is a folder; expected a file"), name) from None
        raise BodymapError(
            tr("the file cannot be read: {what}", what=unread_reason(error)),
            name,
        ) from None


def unread_reason(error: OSError | ValueError) -> str:
    """Why a file could not be read, in plain words."""
    number = error.errno or 0 if isinstance(error, OSError) else 0
    return tr(UNREAD.get(number, "")) or getattr(error, "strerror", None) or tr("bad name")


def _at_once(path: str, flags: int) -> int:
    """A named pipe would wait for ever: open it without waiting, then it is refused."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _regular(file: BinaryIO, most: int, name: str) -> bytes:
    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode):
        raise BodymapError(tr("this is a device or pipe; expected a file"), name)
    if about.st_size > most:
        raise BodymapError(
            tr(
                "the file has {amount}; expected at most {most}",
                amount=_amount(about.st_size),
                most=_amount(most),
            ),
            name,
        )
    return file.read(most + 1)


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Place(name, *spot_at(before, len(before)))
        sentence = (
            tr("the file is binary; expected text in UTF-8")
            if b"\0" in data
            else tr("byte {byte:#04x} is not UTF-8; expected text in UTF-8", byte=data[error.start])
        )
        raise BodymapError(sentence, place) from None
    if "\0" in text:
        raise BodymapError(
            tr("the file is binary; expected text in UTF-8"), Place(name, *spot_at(text, text.index("\0")))
        )
    return text


def _hidden_words(character: str) -> str:
    return tr("the hidden character U+{code:04X} is not allowed; expected visible text", code=ord(character))


def _amount(size: int) -> str:
    for unit, word in UNITS:
        if size >= unit:
            return f"{size / unit:.3g} {word}"
    return tr("{size} bytes", size=size)
