"""The names that our own FHIR bundles use for what is ours: systems of codes, and the code of a painted zone.

They stand here because the exporter writes them and the importer reads them. The URIs name nothing on a network.
"""

from enum import StrEnum


class System(StrEnum):
    """What a code of ours is drawn from. The codes are the words of our drawing file."""

    OBSERVATION = "urn:bodymap:observation"
    ZONE = "urn:bodymap:zone"
    SIDE = "urn:bodymap:side"
    VIEW = "urn:bodymap:view"
    SENSATION = "urn:bodymap:sensation"
    DEPTH = "urn:bodymap:depth"
    QUESTION = "urn:bodymap:red-flag-question"


UCUM = "http://unitsofmeasure.org"


class Observed(StrEnum):
    """Codes of System.OBSERVATION: the observation of a zone and its components."""

    PAINTED_ZONE = "painted-zone"
    SIDE = "side"
    VIEW = "view"
    SENSATION = "sensation"
    INTENSITY = "intensity"
    DEPTH = "depth"
