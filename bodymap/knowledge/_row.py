"""What every row of a knowledge file is: nothing missing, nothing unknown, every number in its range."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bodymap.knowledge.vocabulary import Status

Text = Annotated[str, Field(min_length=1, max_length=2000)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
Names = tuple[Name, ...]
Ratio = Annotated[float, Field(gt=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Chance = Annotated[float, Field(gt=0, le=1)]
Rating = Annotated[int, Field(ge=0, le=4)]
FlagLevel = Literal["emergency", "urgent_same_day", "urgent_days", "soon"]
Level = FlagLevel | Literal["routine"]


class Row(BaseModel):
    """A row of any of the files."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Based(Row):
    """A row with a number or a statement that has to say what stands behind it."""

    status: Status
    source: Name
    measured: str = ""
