import cv2
import numpy as np
import pytest

from bodymap.paper.markers import CELLS, DICTIONARY, MARKERS, Marker

KNOWN = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, DICTIONARY))


def bits(marker_id: int) -> np.ndarray:
    return (cv2.aruco.generateImageMarker(KNOWN, marker_id, CELLS) > 0)[1:-1, 1:-1]


def differing(one: np.ndarray, other: np.ndarray) -> int:
    """Bits in which two marks differ, turned as they are most alike."""
    return min(int((one != np.rot90(other, turn)).sum()) for turn in range(4))


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker.words)
def test_the_bits_are_those_of_the_dictionary(marker: Marker) -> None:
    assert [[bit == "1" for bit in row] for row in marker.bits] == bits(marker.id).tolist()


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker.words)
def test_a_mirrored_mark_is_no_mark_of_the_dictionary_even_when_a_bit_is_mended(marker: Marker) -> None:
    mirrored = np.fliplr(bits(marker.id))
    assert min(differing(mirrored, bits(other)) for other in range(len(KNOWN.bytesList))) >= 3
    assert KNOWN.maxCorrectionBits == 1


def test_our_marks_differ_among_themselves_and_mirrored_in_six_bits() -> None:
    ours = [bits(marker.id) for marker in MARKERS]
    among = [differing(a, b) for i, a in enumerate(ours) for b in ours[i + 1 :]]
    mirrored = [differing(np.fliplr(a), b) for a in ours for b in ours]
    assert min(among + mirrored) == 6


def test_every_corner_of_the_sheet_has_its_mark() -> None:
    assert {(marker.right, marker.low) for marker in MARKERS} == {(a, b) for a in (0, 1) for b in (0, 1)}
