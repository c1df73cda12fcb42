"""The drawing inside a PDF of ours: found again without a library for PDF.

The report can carry its `.bodymap` file as an attachment. A library that reads any PDF would be a large thing to trust with
foreign files, for one attachment that we wrote ourselves: so only that is understood, in the form in which we write it, within bounds. A
PDF that another program has saved anew may keep it in another form; then a sentence says so.
"""

import re
import zlib
from pathlib import Path

from bodymap.files.bounded import JSON_CAPS, read_json
from bodymap.files.problems import BodymapError
from bodymap.files.text import read_bytes
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.drawing_file import document_of

ATTACHED, KIND = "drawing.bodymap", "application/json"
"""Name and kind of the attachment."""
MAGIC = b"%PDF-"
LARGEST = 64 << 20
"""Bytes of a PDF that is looked into."""
MOST_TRIED = 20
"""Files inside that are tried."""
_FILE = re.compile(rb"/EF\s{0,9}<<\s{0,9}/F (\d{1,9}) 0 R")
"""What a PDF says of a file inside: the number of the part that holds it."""
_STREAM = rb"(?<=[\r\n])%b 0 obj\s{0,9}<<[^<>]{0,400}>>\s{0,9}stream\r?\n"
_NOTHING = tr_later(
    "no drawing of bodymap was found in this PDF; expected a report that was saved with the drawing inside, "
    "not saved anew by another program. Open the .bodymap file instead"
)


def is_pdf(path: Path) -> bool:
    """By its name: what is inside is looked at when it is read."""
    return path.suffix.lower() == ".pdf"


def load_from_pdf(path: Path) -> Document:
    """The drawing that a report carries, checked like any drawing file. Raises BodymapError."""
    data = read_bytes(path, LARGEST)
    if not data.startswith(MAGIC):
        raise BodymapError(tr("this is no PDF; expected a report of bodymap"), path)
    return document_of(read_json(_attached(data, path), name=tr("{path} (drawing inside)", path=path)))


def _attached(data: bytes, path: Path) -> bytes:
    """The content of the one attachment that is a drawing."""
    numbers = dict.fromkeys(found.group(1) for found in _FILE.finditer(data))
    for number in tuple(numbers)[:MOST_TRIED]:
        for found in re.finditer(_STREAM % number, data):
            content = _unpacked(data, found.end())
            if content.lstrip().startswith(b"{"):
                return content
    raise BodymapError(tr(_NOTHING), path)


def _unpacked(data: bytes, start: int) -> bytes:
    """What is compressed there, no more than a drawing file may hold; b"" where it is nothing of the kind."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(data[start : start + JSON_CAPS.size], JSON_CAPS.size + 1)
    except zlib.error:
        return b""
    return content if unpacker.eof or len(content) > JSON_CAPS.size else b""
