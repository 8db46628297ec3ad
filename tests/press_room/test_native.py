"""What a machine lacks is told in the words of each system."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefpress.doctor import remedies as doctor
from briefpress.doctor.font_needs import font_needs_of

NATIVE = Path(__file__).parents[2] / ".ci" / "native.py"


@pytest.fixture(scope="module")
def native() -> ModuleType:
    spec = importlib.util.spec_from_file_location("native", NATIVE)
    assert spec, "it is a file of Python"
    assert spec.loader, "files have one"
    module = importlib.util.module_from_spec(spec)
    # Where dataclasses look for the module that they are in.
    sys.modules["native"] = module
    spec.loader.exec_module(module)
    return module


def test_asks_for_nothing_where_all_is_there(native: ModuleType) -> None:
    needs = [native.Need(native.program("sh"), "dash", "dash", "dash")]

    assert "" == native.packages(native.missing(needs))


def test_names_what_is_missing_once(native: ModuleType) -> None:
    needs = [
        native.Need(native.program("no-such-program"), "one two", "", ""),
        native.Need(native.library("libnosuch.so.0"), "two", "", ""),
        native.Need(native.fonts("No Such Family"), "three", "", ""),
    ]

    assert "one two three" == native.packages(native.missing(needs))


def test_advises_in_the_words_of_each_system(native: ModuleType) -> None:
    needs = [native.Need(native.program("no-such-program"), "fonts-inter", "rsms-inter-fonts", "font-inter")]

    advice = native.advice(native.missing(needs)).splitlines()

    assert [
        "  Debian, Ubuntu   sudo apt-get install fonts-inter",
        "  Fedora           sudo dnf install rsms-inter-fonts",
        "  macOS            brew install font-inter",
    ] == advice[1:4]


def test_names_the_packages_that_the_doctor_names(native: ModuleType) -> None:
    remedies = [
        doctor.PANGO,
        doctor.SUBSET,
        doctor.FONTCONFIG,
        *(
            remedy
            for look in font_needs_of(None)[0]
            for family in look.families
            if (remedy := doctor.remedy_for(family))
        ),
    ]

    for system in ("apt", "dnf", "brew"):
        expected = {word for remedy in remedies for word in getattr(remedy, system).split()}
        assert expected == {word for need in native.RUN for word in getattr(need, system).split()}
