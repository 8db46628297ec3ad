"""Each check, tried with facts: what is in order says so, and what is not says what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefpress.diagnostics import Diagnostic
from briefpress.doctor.checks import (
    Check,
    check,
    check_engine,
    check_families,
    check_folder,
    check_fontconfig,
    check_glyphs,
    check_packages,
    check_python,
    check_subset,
    meets,
)
from briefpress.doctor.facts import BrokenEngine, Engine, Facts, Folder, FontNeeds, Machine, Package, System

DEBIAN = (System.DEBIAN,)
ENGINE = Engine("70.0", (1, 50, 12), (6, 0, 0), (2, 14, 1), has_subset=True)
LATIN = ((0x20, 0x17F), (0x2010, 0x2026))
NEEDS = FontNeeds("en", ("Serif", "More"), {"text": ("Serif",)}, frozenset("abc"))
FACTS = Facts(
    machine=Machine("Debian 12", System.DEBIAN, (3, 11, 2)),
    engine=ENGINE,
    packages=(Package("weasyprint", "70.0", ("==70.0",), "70.0"),),
    fonts_count=2,
    font_needs=(NEEDS,),
    glyphs={"Serif": LATIN, "More": LATIN},
    folder=Folder("build", "", 5_000_000_000),
)


def told(one: Check) -> list[str]:
    return [
        f"{finding.severity} {finding.code}: {finding.message} | {finding.hint}".strip() for finding in one.findings
    ]


def test_a_machine_in_order_has_a_line_for_each_check() -> None:
    checks = check(FACTS, DEBIAN)

    assert [
        "Python 3.11.2 on Debian 12",
        "1 packages are as the lock says",
        "WeasyPrint 70.0 with Pango 1.50.12, HarfBuzz 6.0.0, Fontconfig 2.14.1",
        "HarfBuzz cuts fonts down to the glyphs in use",
        "Fontconfig lists 2 fonts",
        "the 2 font families of the theme are installed",
        "en: the theme's fonts have the 3 characters looked for",
        "build can be written to, 5 GB free",
    ] == [one.told for one in checks]
    assert {"ok"} == {one.state for one in checks}


def test_a_machine_with_nothing_still_gets_every_check_that_can_be_made() -> None:
    bare = replace(FACTS, engine=BrokenEngine("no", lacks_library=True), packages=(), fonts_count=None, folder=None)

    checks = check(bare, DEBIAN)

    assert {"python": "ok", "packages": "warning", "engine": "error", "fontconfig": "error"} == {
        one.subject: one.state for one in checks
    }


def test_python_may_be_too_old() -> None:
    old = Machine("Debian 11", System.DEBIAN, (3, 9, 2))

    assert [
        (
            "error doctor.old-python: Python is 3.9.2; BriefPress needs 3.11 or newer"
            " | sudo apt-get install python3 python3-venv"
        )
    ] == told(check_python(old, DEBIAN))


def test_a_library_that_is_missing_is_named_with_what_brings_it() -> None:
    engine = BrokenEngine("cannot load library 'pango-1.0'", lacks_library=True)

    assert [
        (
            "error doctor.no-library: WeasyPrint, which lays out the pages, cannot be loaded: cannot load library"
            " 'pango-1.0' | sudo dnf install pango"
        )
    ] == told(check_engine(engine, (System.FEDORA,)))


def test_an_engine_that_is_missing_is_not_for_the_system_to_bring() -> None:
    (finding,) = check_engine(BrokenEngine("No module named 'weasyprint'", lacks_library=False), DEBIAN).findings

    assert "doctor.no-engine" == finding.code
    assert "apt-get" not in finding.hint


def test_pango_may_be_too_old() -> None:
    (line,) = told(check_engine(replace(ENGINE, pango=(1, 42, 3)), DEBIAN))

    assert line.startswith("error doctor.old-pango: Pango is 1.42.3; WeasyPrint needs 1.44 or newer | upgrade")


@pytest.mark.parametrize("engine", [replace(ENGINE, has_subset=False), replace(ENGINE, harfbuzz=(4, 0, 1))])
def test_slow_subsetting_stops_nothing(engine: Engine) -> None:
    found = check_subset(engine, DEBIAN)

    assert "warning" == found.state
    assert "sudo apt-get install libharfbuzz-subset0" == found.findings[0].hint


def test_without_fontconfig_no_font_is_looked_for() -> None:
    checks = check(replace(FACTS, fonts_count=None, glyphs={}), DEBIAN)

    assert ["doctor.no-fontconfig"] == [finding.code for one in checks for finding in one.findings]
    assert ["error doctor.no-fontconfig: fc-list does not run, so no font can be found | brew install fontconfig"] == (
        told(check_fontconfig(None, (System.MACOS,)))
    )


def test_missing_families_are_told_once_with_the_languages_that_ask_for_them() -> None:
    chinese = FontNeeds("zh-Hans", ("Noto Serif CJK SC", "Inter"), {}, frozenset())
    english = FontNeeds("en", ("Inter", "House Serif"), {}, frozenset())

    found = check_families(replace(FACTS, font_needs=(english, chinese), glyphs={}), DEBIAN)

    assert [
        (
            'error doctor.missing-family: these font families are in the theme and not installed: "Inter" (every'
            ' language), "Noto Serif CJK SC" (zh-Hans) | sudo apt-get install fonts-inter fonts-noto-cjk'
        ),
        (
            'error doctor.missing-family: this font family is in the theme and not installed: "House Serif" (en)'
            " | install it, or name another in theme.yaml"
        ),
    ] == told(found)


def test_a_character_that_no_family_has_is_an_error() -> None:
    needs = replace(NEEDS, characters=frozenset("aش"))

    assert [
        (
            "error doctor.missing-glyph: en: no font family of the theme has ش (U+0634)"
            " | name a family that has them in templates/languages/en.yaml"
        )
    ] == told(check_glyphs(needs, FACTS))


def test_a_character_from_another_family_is_a_warning() -> None:
    facts = replace(FACTS, glyphs={"Serif": ((0x20, 0x7E),), "More": LATIN})
    needs = replace(NEEDS, characters=frozenset("aé"))

    (line,) = told(check_glyphs(needs, facts))

    assert line.startswith(
        'warning doctor.borrowed-glyph: en: "Serif" (text) has no é (U+00E9): another family draws them'
    )


def test_a_space_is_made_of_that_of_the_face() -> None:
    assert [] == told(check_glyphs(replace(NEEDS, characters=frozenset("\u00a0\u202f\u2000")), FACTS))


def test_many_characters_are_not_all_listed() -> None:
    needs = replace(NEEDS, characters=frozenset(map(chr, range(0x4E00, 0x4E00 + 40))))

    (line,) = told(check_glyphs(needs, FACTS))

    assert "下 (U+4E0B) and 28 more |" in line


def test_a_family_that_is_not_installed_is_not_told_again_for_each_character() -> None:
    facts = replace(FACTS, glyphs={"Serif": (), "More": LATIN})

    assert [] == told(check_glyphs(NEEDS, facts))


def test_packages_beside_what_is_asked_and_locked() -> None:
    packages = (
        Package("jinja2", "3.1.6", (), "3.1.7"),
        Package("lxml", "", (), "6.1.3"),
        Package("brotlicffi", "", (), "1.2", is_optional=True),
        Package("weasyprint", "71.0", ("==70.0",), "70.0"),
    )

    assert [
        "error doctor.missing-package: the package lxml is not installed | make brief installs what the lock names",
        (
            "warning doctor.other-package: weasyprint is 71.0; BriefPress asks for ==70.0"
            " | make brief installs what the lock names"
        ),
        (
            "warning doctor.not-as-locked: packages are not as the lock says: jinja2 is 3.1.6, not 3.1.7,"
            " weasyprint is 71.0, not 70.0 | make brief installs what the lock names"
        ),
    ] == told(check_packages(packages))


def test_without_a_lock_pip_is_the_hint() -> None:
    (line,) = told(check_packages((Package("pydantic", "", (">=2",)),)))

    assert line.endswith('| python -m pip install "pydantic>=2"')


@pytest.mark.parametrize(
    ("installed", "asked", "expected"),
    [
        ("70.0", "==70.0", True),
        ("70.1", "==70.0", False),
        ("2.14.4", ">=2", True),
        ("10.0", ">=9", True),
        ("1.9", ">=2", False),
        ("2.0.0b1", ">=2.0", True),
        ("3.0", "!=2.0", True),
    ],
)
def test_versions_beside_specifiers(installed: str, asked: str, expected: bool) -> None:
    assert expected == meets(installed, asked)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        (Folder("build", "it is protected", 10**12), "error doctor.no-folder: nothing can be written to build: it is"),
        (Folder("build", "", 20_000_000), "error doctor.little-room: there is little room for build: 20 MB free"),
        (Folder("build", "", 600_000_000), "warning doctor.little-room: there is little room for build: 600 MB free"),
    ],
)
def test_the_folder_has_to_take_the_files(folder: Folder, expected: str) -> None:
    (line,) = told(check_folder(folder))

    assert line.startswith(expected)


def test_mistakes_in_templates_are_passed_on() -> None:
    mistake = Diagnostic("theme.bad-token", "no")

    checks = check(replace(FACTS, problems=(mistake,)), DEBIAN)

    assert (mistake,) == next(one.findings for one in checks if one.subject == "templates")
