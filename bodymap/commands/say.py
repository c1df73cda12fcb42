"""What the commands print: at once, in the encoding of the output, and a fault of it in one sentence."""

import errno
import json
import os
import sys
from typing import TYPE_CHECKING, Any

from bodymap.files.problems import BodymapError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bodymap.atlas.atlas import Atlas


def print_json(data: Any) -> None:
    """JSON in UTF-8; where the output has another encoding, as on Windows in a pipe, in plain ASCII."""
    in_utf8 = str(getattr(sys.stdout, "encoding", None)).lower().replace("-", "") == "utf8"
    say(json.dumps(data, ensure_ascii=not in_utf8, indent=1))


def say(*lines: str) -> None:
    """Print at once, so that a full disk is told as one sentence; a reader that went away ends the program."""
    try:
        print("\n".join(lines), flush=True)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _drop_what_is_left_to_write()
        raise BodymapError(f"the answer could not be written: {error.strerror}") from error


def tell_left_out(atlas: "Atlas") -> None:
    """One line about maps of a person's own that are unsound; the answer goes on without them."""
    if atlas.complaints:
        print(f"bodymap: {atlas.left_out()}", file=sys.stderr)


def tell_skipped(words: "Iterable[str]") -> None:
    """A line for each word of a case that was not understood; the picture goes on without it."""
    for word in words:
        print(f"bodymap: skipped {word}", file=sys.stderr)


def _drop_what_is_left_to_write() -> None:
    """Point the output nowhere: Python writes its buffer once more on leaving, and would complain again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
