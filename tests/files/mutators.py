"""Breaks sound files in the ways files break: flipped bytes, lost ends, pasted pieces, and known attacks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from bodymap.files.problems import BodymapError

ROOT = Path(__file__).parents[2]

ATTACKS: tuple[bytes, ...] = (
    b"a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
    b"a: &a {b: 1}\nc: {<<: [*a, *a]}\n",
    b"!!python/object/apply:os.system ['true']",
    b"!!int ''\n",
    b"? [a]\n: b\n",
    b"--- a\n--- b\n",
    b"%YAML 1.9999999999\n%TAG ! x\n---\na",
    b"[" * 300,
    b'{"a":' * 300,
    b"- " * 300,
    b"? " * 300,
    b'"' + b'\\"' * 300,
    b'"\\U0011ffff"',
    b'"\\ud800\\udc00 \\udfff"',
    b'"\\x00\\e\\N"',
    b"a: |9\n  b\n",
    b"a: >-\n\t b\n",
    b"{a: 1, a: 2}",
    b'{"a": 1, "\\u0061": 2}',
    b"[NaN, Infinity, -Infinity, 1e400, -1e-400, 0x1F, 1_000, 012, 3:25, .nan]",
    b"9" * 400,
    b"1e" + b"9" * 400,
    b"a: 2024-13-45\n",
    b"\xff\xfea\0:\0 \x001\0",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "‮left".encode(),
    "a: 1\u2028b: 2\x85c: 3".encode(),
    b"\xef\xbb\xbf\xef\xbb\xbfa: 1",
    b"a:\tb\r\rc: d\r\n",
    b"",
    b"#",
)
TOKENS: tuple[bytes, ...] = (
    b"&a ", b"*a", b"!!str ", b"<<: ", b"? ", b": ", b"- ", b"---\n", b"...\n", b"|\n", b">\n", b"%", b"@", b"`",
    b"[", b"]", b"{", b"}", b",", b'"', b"'", b"\\", b"#", b"\n", b"\t", b"\0", b"\r", b"\xc3", b"\xff", b"\xe2\x80\xae",
    b"NaN", b"Infinity", b"-", b"1e999", b"0x", b"no", b"012", b"null", b"true", b'"\\ud800"', b"9" * 20, b"nan,1", b"inf",
    b"-0", b"1e-9", b"1.5,", b"[[", b"]]", b"{}", b"[]", b"5001",
)  # fmt: skip

Mutator = Callable[[bytes, Random], bytes]


def _cut(data: bytes, random: Random, most: int = 40) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(most))


def flipped(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def inserted(data: bytes, random: Random) -> bytes:
    at, _ = _cut(data, random)
    return data[:at] + random.choice(TOKENS) + data[at:]


def removed(data: bytes, random: Random) -> bytes:
    start, end = _cut(data, random)
    return data[:start] + data[end:]


def doubled(data: bytes, random: Random) -> bytes:
    start, end = _cut(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def moved(data: bytes, random: Random) -> bytes:
    start, end = _cut(data, random)
    rest = data[:start] + data[end:]
    at, _ = _cut(rest, random)
    return rest[:at] + data[start:end] + rest[at:]


def truncated(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def attacked(data: bytes, random: Random) -> bytes:
    at, _ = _cut(data, random)
    return data[:at] + random.choice(ATTACKS) + data[at:]


def line_swapped(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def digit_changed(data: bytes, random: Random) -> bytes:
    places = [i for i, c in enumerate(data) if 48 <= c <= 57]
    if not places:
        return data
    at = random.choice(places)
    return data[:at] + random.choice((b"0", b"9", b"-", b"999999", b".", b"e9", b"")) + data[at + 1 :]


MUTATORS: tuple[Mutator, ...] = (
    flipped, inserted, inserted, removed, doubled, moved, truncated, attacked, line_swapped, digit_changed, digit_changed,
)  # fmt: skip


def mutated(corpus: Sequence[bytes], random: Random) -> bytes:
    """One file of the corpus, broken one to four times."""
    data = random.choice(corpus)
    for _ in range(random.randint(1, 4)):
        data = random.choice(MUTATORS)(data, random)
    return data


def pieces(data: bytes, lines: int) -> list[bytes]:
    """A long file as pieces of so many lines: a reader's faults are local."""
    all_lines = data.split(b"\n")
    return [b"\n".join(all_lines[i : i + lines]) + b"\n" for i in range(0, len(all_lines), lines)]


def check_told(error: BodymapError, file: str = "fuzz") -> None:
    """A refusal is one sentence with the file in it."""
    assert error.place is not None
    assert error.place.file == file
    assert "\n" not in error.sentence
    assert len(error.sentence) < 500
