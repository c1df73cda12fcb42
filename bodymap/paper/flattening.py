"""Takes lamp, shadow and colour cast off a flat page: every pixel becomes the share of light the paper gives back. Needs OpenCV."""

import numpy as np
from numpy.typing import NDArray

from bodymap.paper import vision
from bodymap.paper.finding import PER_MM
from bodymap.paper.vision import Pixels

Shares = NDArray[np.float32]
"""(height, width, 3), blue green red: 1 = bare paper, 0 = black; light as it adds up, not as it is stored."""
COARSE = 1.0
"""Pixels a mm at which the light on the paper is worked out."""
DEGREE = 3
"""Of the first smooth surface through the paper; 10 numbers a colour."""
ROUNDS = 4
SPREAD = 9.0
"""mm over which the light of bare paper is carried to what is painted next to it."""
LIKE_PAPER = 0.1
"""Share by which a pixel may differ from the surface and still be bare paper."""
CLEAN = 0.045
"""Share by which the three colours of bare paper may differ among themselves."""


def linear(pixels: Pixels) -> Shares:
    """Light of stored values 0-255, 0-1 (IEC 61966-2-1, sRGB)."""
    steps = np.arange(256, dtype=np.float32) / 255
    table = np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4).astype(np.float32)
    return table[pixels]


def flattened(page: Pixels) -> Shares:
    """The page as shares of the paper's own white."""
    light = linear(page)
    size = (round(page.shape[1] / PER_MM * COARSE), round(page.shape[0] / PER_MM * COARSE))
    small = vision.coarse(light, size)
    white = _white(small)
    whole = vision.fine(white, (page.shape[1], page.shape[0]))
    return np.asarray(light / np.maximum(whole, 1e-3), np.float32)


def _white(small: Shares) -> Shares:
    """The light bare paper would send from every place."""
    surface = _surface(small)
    shares = (small / np.maximum(surface, 1e-3)).astype(np.float32)
    bare = _bare(shares)
    return np.asarray(surface * _carried(shares, bare), np.float32)


def _surface(small: Shares) -> Shares:
    """A smooth surface through the brightest of the page, fitted again and again to what lies on it.

    Fitted to the logarithm, since lamps and lenses dim by factors.
    """
    height, width = small.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = [x**i * y**j for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)]
    basis = np.stack([term.ravel() for term in terms], axis=1)
    values = np.log(np.maximum(small.reshape(-1, 3), 1e-3))
    kept = np.ones(len(values), dtype=bool)
    fitted = np.zeros_like(values)
    for round_ in range(ROUNDS):
        found = np.linalg.lstsq(basis[kept], values[kept], rcond=None)[0]
        fitted = basis @ found
        off = values - fitted
        lowest = (-0.25, -0.15, -0.1, -0.1)[round_]
        kept = (off.min(axis=1) > lowest) & (np.ptp(off - np.median(off[kept], axis=0), axis=1) < 0.12)
    return np.exp(fitted).reshape(small.shape).astype(np.float32)


def _bare(shares: Shares) -> NDArray[np.float32]:
    """1 where there is nothing but paper; nothing dark or coloured may lie within a mm."""
    spread = shares.max(axis=2) - shares.min(axis=2)
    level = shares.mean(axis=2)
    near = vision.middle_around(level.astype(np.float32), 5)
    found = (spread < CLEAN) & (np.abs(level - near) < LIKE_PAPER / 2) & (level > 0.6)
    return vision.inside(found, 1).astype(np.float32)


def _carried(shares: Shares, bare: NDArray[np.float32]) -> Shares:
    """The shares of bare paper, carried over what is painted: near paper counts most, far paper where there is none near."""
    total = np.zeros_like(shares)
    weights = np.full(bare.shape, 1e-9, np.float32)
    for reach, trust in ((SPREAD / 3, 1.0), (SPREAD, 0.05), (SPREAD * 4, 0.0005)):
        sigma = reach * COARSE
        weight = vision.soft(bare, sigma) * trust
        total += vision.soft(shares * bare[..., None], sigma) * trust
        weights += weight
    return np.asarray(total / weights[..., None], np.float32)
