"""What each length promises, from `lengths.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefpress.content.words import Length
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.yaml_file import YamlFile


class Promise(BaseModel):
    """One length's promise to its reader."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    product: str
    """What this length is called in the masthead; translated by the labels."""
    pages: Annotated[int, Field(ge=1, le=200)]
    fill: Annotated[float, Field(ge=0, le=1)]
    """How much of the last page should at least be filled."""
    words: Annotated[int, Field(ge=1)]
    """About how many words an English edition has, everything counted."""
    legend: bool
    """Whether the marks of status are explained on the first page."""
    contents: bool
    numbers: bool
    timeline: Literal["years", "ladder"]
    same_content: bool = True
    """Whether what is cut to make one language fit is cut in every language."""


def read_promises(yaml: YamlFile) -> Mapping[Length, Promise]:
    """Return the promise of each length. Raises BriefPressError with every finding."""
    value = yaml.value if isinstance(yaml.value, dict) else {}
    problems: list[Diagnostic] = []
    promises: dict[Length, Promise] = {}
    for length in Length:
        try:
            promises[length] = Promise.model_validate(value.get(length))
        except ValidationError as error:
            problems.extend(_findings(yaml, length, error))
    for name in value:
        if name not in set(Length):
            place = yaml.place((name,), of_key=True)
            problems.append(Diagnostic("lengths.unknown-length", f'no length is named "{name}"', place))
    if problems:
        raise BriefPressError(problems)
    return promises


def _findings(yaml: YamlFile, length: Length, error: ValidationError) -> list[Diagnostic]:
    known = sorted(Promise.model_fields)
    found = []
    for detail in error.errors():
        key = str(detail["loc"][-1]) if detail["loc"] else ""
        place = yaml.place((length, key) if key else (length,), of_key=detail["type"] == "extra_forbidden")
        if detail["type"] == "extra_forbidden":
            found.append(Diagnostic("lengths.unknown-key", f'unknown key "{key}"', place, did_you_mean(key, known)))
        elif detail["type"] == "missing":
            found.append(Diagnostic("lengths.missing-key", f'{length} has no "{key}"', place))
        else:
            found.append(Diagnostic("lengths.bad-value", f"{length} {key}: {detail['msg'].lower()}".strip(), place))
    return found
