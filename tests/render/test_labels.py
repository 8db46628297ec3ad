"""Every fixed word that the templates print is translated into every language that the press ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.ext import i18n

from briefpress.content.words import Length
from briefpress.editions.audience import read_audience
from briefpress.editions.promise import read_promises
from briefpress.translation.labels import SOURCE_LANGUAGE, read_labels
from briefpress.yaml_file import read_yaml

TEMPLATES = Path(__file__).parents[2] / "templates"
# What the press prints by itself: numbers of captions, citations, sentences.
OWN = {"Table", "Figure", "¶%(number)s", ", ", "; ", "."}


def used_labels() -> set[str]:
    """Return the messages that the templates, the lengths and the audiences ask for."""
    environment = Environment(extensions=[i18n], autoescape=True)
    found = set(OWN)
    for path in TEMPLATES.rglob("*.html"):
        calls = environment.extract_translations(path.read_text("utf-8"))  # type: ignore[attr-defined]
        found |= {message for _, _, message in calls if isinstance(message, str)}
    promises = read_promises(read_yaml(TEMPLATES / "lengths.yaml", "lengths.yaml"))
    found |= {promises[length].product for length in Length}
    for path in (TEMPLATES / "audiences").glob("*/audience.yaml"):
        audience = read_audience(read_yaml(path, path.name))
        found |= {audience.label, *audience.products.values()}
    return found


@pytest.mark.parametrize("language", sorted(path.stem for path in (TEMPLATES / "labels").glob("*.po")))
def test_every_label_is_translated(language: str) -> None:
    labels = read_labels(language, [TEMPLATES])

    assert [] == sorted(used_labels() - set(labels.words))


def test_every_language_has_its_labels() -> None:
    languages = {path.stem for path in (TEMPLATES / "languages").glob("*.yaml")}

    assert languages - {SOURCE_LANGUAGE} == {path.stem for path in (TEMPLATES / "labels").glob("*.po")}
