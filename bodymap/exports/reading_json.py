"""A reading as plain data for scripts: the stable JSON of `bodymap assess --json` (DESIGN section 8)."""

from typing import Any

from bodymap.atlas.atlas import Located
from bodymap.reasoning.reading import Reading, Reason


def reading_data(reading: Reading, case_id: str = "") -> dict[str, Any]:
    """Keys and meaning stay stable; new keys may be added. Probabilities are 0-1, rounded to 4 places."""
    head = {"id": case_id} if case_id else {}
    return {
        **head,
        "roots": [
            {
                "root": r.root.value,
                "side": r.side.value,
                "rank": r.rank,
                "probability": round(r.probability, 4),
                "band": r.band,
                "reasons": [_reason(x) for x in r.reasons],
            }
            for r in reading.roots
        ],
        "root_at_all": reading.root_at_all.value,
        "root_at_all_why": reading.root_at_all_why,
        "patterns": [{"kind": p.kind.value, "text": p.text} for p in reading.patterns],
        "discs": [
            {
                "root": d.root.value,
                "side": d.side.value,
                "paracentral": d.paracentral.value if d.paracentral else None,
                "foraminal": d.foraminal.value if d.foraminal else None,
                "text": d.text,
            }
            for d in reading.discs
        ],
        "look_alikes": [
            {
                "id": s.id,
                "name": s.name,
                "rank": s.rank,
                "score": round(s.score, 4),
                "side": s.side.value if s.side else None,
                "band": s.word,
                "reasons": [_reason(x) for x in s.reasons],
            }
            for s in reading.look_alikes
        ],
        "red_flags": [
            {"id": f.id, "urgency": f.urgency.value, "text": f.text, "why": f.why, "source": f.source}
            for f in reading.red_flags
        ],
        "next_steps": [{"finding": n.finding, "text": n.text} for n in reading.next_steps],
        "evidence": [_reason(x) for x in reading.evidence],
        "maps": [_reason(x) for x in reading.maps],
        "sources": list(reading.sources),
        "skipped": list(reading.skipped),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"text": reason.text, "effect": round(reason.effect, 3), "source": reason.source}


def located_data(found: Located) -> dict[str, Any]:
    """The answer of `bodymap locate`: coordinates in mm, one level a map; off the body side and zone are null.

    nerves: of the skin there; nerves_below: that run under it; muscles: the outermost first.
    """
    middle = "midline" if found.zone else None
    return {
        "view": found.view.value,
        "x": round(found.x, 2),
        "y": round(found.y, 2),
        "side": found.side.value if found.side else middle,
        "zone": found.zone,
        "maps": dict(found.maps),
        "nerves": list(found.nerves),
        "nerves_below": list(found.nerves_below),
        "muscles": list(found.muscles),
    }
