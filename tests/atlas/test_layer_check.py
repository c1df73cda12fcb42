from pathlib import Path

import pytest

from bodymap.atlas.check import check
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import View

LEG = "muscles/back.yaml"
NERVES = "nerves/back.yaml"
SKIN = "territories/back.yaml"
LOOKS = "referral.yaml"

BROKEN = [
    pytest.param(LEG, "a: 20,754  58,772", "a: 20,754  30,900", LEG, "crosses itself", id="crossing"),
    pytest.param(LEG, "a: 20,754", "a: 20,9540", LEG, "is not on the figure", id="off the page"),
    pytest.param(LEG, "a: 20,754", "a: 20;754", LEG, "is not a point", id="no point"),
    pytest.param(LEG, "  piriformis:\n  - a:", "  piriformis:\n  - c:", LEG, "unknown key 'c'", id="unknown key"),
    pytest.param(LEG, "tendon: 0.72-1", "tendon: 0.72-0.1", LEG, "expected stretches as in", id="tendon"),
    pytest.param(LEG, "deep: true", "deep: yes", LEG, "true or false", id="deep"),
    pytest.param(LEG, "view: back", "view: front", LEG, "stands in a file of another name", id="view"),
    pytest.param("muscles/front.yaml", "width: 5  20  26", "width: 20  26", "muscles/front.yaml", "widths for", id="a width less"),
    pytest.param("muscles/front.yaml", "mid: 128,770", "mid: 188,770", "muscles/front.yaml", "over the outline", id="over the edge"),
    pytest.param("muscles/front.yaml", "mid: 128,770", "mid: 110,770", "anchors.yaml", "origin of 'sartorius' lies", id="far from its bone"),
    pytest.param(NERVES, "line: 54,798  66,818", "line: 54,798  466,818", NERVES, "mm outside the body", id="nerve outside"),
    pytest.param(NERVES, "width: 9  6", "width: 9", NERVES, "1 widths for 2 points", id="nerve width"),
    pytest.param(NERVES, "piriformis: 68,820", "piriformis: 150,820", NERVES, "mm from 'sciatic'", id="caught elsewhere"),
    pytest.param(SKIN, "iliac crest: -3,734", "iliac crest: 60,734", SKIN, "has no label, between the lines", id="line too short"),
    pytest.param(LOOKS, 'at: "41,784"', 'at: "341,784"', LOOKS, "lies on the body", id="picture off the body"),
    pytest.param(LOOKS, "turn: -4, level: core", "turn: -4, level: certain", LOOKS, "expected core or possible", id="level"),
    pytest.param(LOOKS, "turn: -4", "turn: north", LOOKS, "is no angle", id="turn"),
    pytest.param(LOOKS, "      back:\n", "      bakc:\n", LOOKS, "unknown view 'bakc'", id="unknown view"),
    pytest.param("anchors.yaml", "at: patella_top", "at: patella_tip", "anchors.yaml", "no landmark 'patella_tip'", id="landmark"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "blamed", "told"), BROKEN)
def test_a_broken_layer_is_named_with_its_line(
    regions: Path, change, file: str, old: str, new: str, blamed: str, told: str
):
    change(file, old, new)
    found = [c for c in check(regions) if told in c.sentence]
    assert found, [str(c) for c in check(regions)]
    assert found[0].place.file == str(regions / blamed)
    assert found[0].place.line > 0
    assert "\n" not in str(found[0])


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\x80PNG", b"- 1\n", b"[" * 100_000, b"a: &x 1\nb: *x\n", b"42"]
)
@pytest.mark.parametrize("file", [LEG, NERVES, SKIN, LOOKS, "anchors.yaml"])
def test_any_content_gives_sentences(regions: Path, file: str, content: bytes):
    (regions / file).write_bytes(content)
    assert any(c.place.file == str(regions / file) for c in check(regions))


def test_a_folder_without_layers_is_sound(regions: Path):
    for part in ("muscles", "nerves", "territories"):
        for path in (regions / part).glob("*.yaml"):
            path.unlink()
        (regions / part).rmdir()
    (regions / "referral.yaml").unlink()
    assert check(regions) == ()


def test_what_is_unsound_is_left_out_and_the_rest_stays(regions: Path, change):
    change(LEG, "view: back", "view: nowhere")
    layers = open_layers(regions)
    assert View.BACK not in layers.muscles
    assert layers.territory_at(View.BACK, 100, 1000) == "posterior_femoral_cutaneous"
