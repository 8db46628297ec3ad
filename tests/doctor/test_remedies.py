"""What to type, in the words of each system."""

from __future__ import annotations

import pytest

from briefpress.doctor.facts import System
from briefpress.doctor.remedies import FONTCONFIG, PANGO, SUBSET, Remedy, advice, remedy_for, systems_for


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("Inter", ("fonts-inter", "rsms-inter-fonts", "font-inter")),
        ("Noto Serif", ("fonts-noto-core", "google-noto-serif-fonts", "font-noto-serif")),
        (
            "Noto Sans Symbols2",
            ("fonts-noto-core", "google-noto-sans-symbols-2-fonts", "font-noto-sans-symbols-2"),
        ),
        ("Noto Sans CJK SC", ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-sc")),
    ],
)
def test_knows_the_families_of_the_theme(family: str, expected: tuple[str, str, str]) -> None:
    assert Remedy(*expected) == remedy_for(family)


@pytest.mark.parametrize("family", ["House Serif", "Noto Color Emoji", "Interstate"])
def test_does_not_guess(family: str) -> None:
    assert remedy_for(family) is None


def test_one_system_is_a_line_to_copy() -> None:
    assert "sudo apt-get install fontconfig libharfbuzz-subset0" == advice([FONTCONFIG, SUBSET], [System.DEBIAN])


def test_several_systems_are_named() -> None:
    note = "if it is installed and not found: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib"

    assert [
        "Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0",
        "Fedora: sudo dnf install pango",
        f"macOS: brew install pango; {note}",
        "Windows: in WSL (wsl --install): sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0",
    ] == advice([PANGO], systems_for(None, every=False)).splitlines()


def test_the_system_of_this_machine_comes_first() -> None:
    assert (System.MACOS,) == systems_for(System.MACOS, every=False)
    assert System.MACOS is systems_for(System.MACOS, every=True)[0]
    assert set(System) == set(systems_for(System.MACOS, every=True))
