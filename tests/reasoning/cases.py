"""Short ways to write symptoms and findings in tests."""

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.symptoms import Symptoms, ZoneSign


def painful(*zones: str, side: Side = Side.LEFT) -> tuple[ZoneSign, ...]:
    return tuple(ZoneSign(zone, side, Channel.PAIN) for zone in zones)


def numb(*zones: str, side: Side = Side.LEFT) -> tuple[ZoneSign, ...]:
    return tuple(ZoneSign(zone, side, Channel.SENSORY) for zone in zones)


def both(*zones: str) -> tuple[ZoneSign, ...]:
    return (*painful(*zones, side=Side.LEFT), *painful(*zones, side=Side.RIGHT))


def symptoms(*groups: tuple[ZoneSign, ...]) -> Symptoms:
    return Symptoms(tuple(sign for group in groups for sign in group))


def weak(name: str, side: Side = Side.LEFT) -> Finding:
    return Finding(FindingKind.STRENGTH, name, "weak", side)


def reflex(name: str, value: str, side: Side = Side.LEFT) -> Finding:
    return Finding(FindingKind.REFLEX, name, value, side)


def on_test(name: str, value: str, side: Side = Side.LEFT) -> Finding:
    return Finding(FindingKind.TEST, name, value, side)


def fact(name: str, value: str = "yes") -> Finding:
    return Finding(FindingKind.FACT, name, value)


def history(name: str) -> Finding:
    return Finding(FindingKind.HISTORY, name, "yes")


def examined(*findings: Finding) -> Examination:
    return Examination(findings)
