"""Every fixed word that the templates print is translated into every language that the press ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import opener_at

from briefpress.composing.template_library import TemplateLibrary
from briefpress.editions.audience import read_audience
from briefpress.project import Project
from briefpress.render.labels_asked import OF_THE_PRESS, labels_asked
from briefpress.translation.labels import SOURCE_LANGUAGE, read_labels, unasked_labels
from briefpress.yaml_file import read_yaml

TEMPLATES = Path(__file__).parents[2] / "templates"
OPENER = opener_at(TEMPLATES)
LANGUAGES = sorted(path.stem for path in (TEMPLATES / "labels").glob("*.po"))


def used_labels() -> set[str]:
    """Return the messages that the templates, the lengths and the audiences ask for."""
    found = set(labels_asked([TEMPLATES], OPENER))
    promises = TemplateLibrary(Project(TEMPLATES.parent)).promises
    found |= {promise.product for promise in promises.values()}
    for path in (TEMPLATES / "audiences").glob("*/audience.yaml"):
        audience = read_audience(read_yaml(path, path.name, OPENER), tuple(promises))
        found |= {audience.label, *audience.products.values()}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_translated(language: str) -> None:
    labels = read_labels(language, [TEMPLATES], OPENER)

    assert [] == sorted(used_labels() - set(labels.words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_translated_that_nothing_prints(language: str) -> None:
    assert () == tuple(unasked_labels(TEMPLATES / "labels" / f"{language}.po", OPENER, used_labels(), ""))


def test_every_language_has_its_labels() -> None:
    languages = {path.stem for path in (TEMPLATES / "languages").glob("*.yaml")}

    assert languages - {SOURCE_LANGUAGE} == set(LANGUAGES)


def test_a_broken_template_asks_for_no_label(tmp_path: Path) -> None:
    (tmp_path / "sound.html").write_text('{{ _("Key") }}', "utf-8")
    (tmp_path / "broken.html").write_text('{{ _("Lost") }}{% if %}', "utf-8")
    (tmp_path / "latin.html").write_bytes('{{ _("Clé") }}'.encode("latin-1"))

    assert {"Key"} == labels_asked([tmp_path], opener_at(tmp_path)) - OF_THE_PRESS
