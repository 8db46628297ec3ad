"""Facts -> checks: what is in order, and a finding for what is not. Looks at nothing itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefpress.assets.fonts.installed import is_in
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.doctor import remedies
from briefpress.doctor.facts import BrokenEngine, Engine, Facts, Folder, FontNeeds, Machine, Package, System, Version

LEAST_PYTHON = (3, 11)
LEAST_PANGO = (1, 44)
"""What WeasyPrint 70 asks for."""
LEAST_SUBSETTING_HARFBUZZ = (4, 1)
LEAST_FREE_BYTES = 50_000_000
"""A build of a few briefs in all languages."""
GOOD_FREE_BYTES = 1_000_000_000
"""The same with a full cache, and room to spare."""

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    subject: str
    told: str
    """What was found, when there is nothing to find fault with."""
    findings: tuple[Diagnostic, ...] = ()

    @property
    def state(self) -> str:
        """`ok`, or the gravest severity of the findings."""
        severities = {finding.severity for finding in self.findings}
        return next((str(severity) for severity in Severity if severity in severities), "ok")


def check(facts: Facts, systems: Sequence[System]) -> tuple[Check, ...]:
    """Return every check, with advice for these systems."""
    return tuple(_checks(facts, systems))


def _checks(facts: Facts, systems: Sequence[System]) -> Iterator[Check]:
    yield check_python(facts.machine, systems)
    yield check_packages(facts.packages)
    yield check_engine(facts.engine, systems)
    if isinstance(facts.engine, Engine):
        yield check_subset(facts.engine, systems)
    yield check_fontconfig(facts.fonts_count, systems)
    if facts.problems:
        yield Check("templates", "", facts.problems)
    if facts.fonts_count is not None and facts.font_needs:
        yield check_families(facts, systems)
        yield from (check_glyphs(need, facts) for need in facts.font_needs)
    if facts.folder:
        yield check_folder(facts.folder)


def check_python(machine: Machine, systems: Sequence[System]) -> Check:
    version = _dotted(machine.python)
    if machine.python >= LEAST_PYTHON:
        return Check("python", f"Python {version} on {machine.name}")
    message = f"Python is {version}; BriefPress needs {_dotted(LEAST_PYTHON)} or newer"
    return Check("python", "", (Diagnostic("doctor.old-python", message, hint=_advice([remedies.PYTHON], systems)),))


def check_packages(packages: Sequence[Package]) -> Check:
    """Compare packages with what BriefPress asks for, and in a checkout with its lock."""
    if not packages:
        message = "BriefPress runs without being installed, so what it asks of packages is not known"
        hint = "install it, or type make brief in a checkout"
        return Check("packages", "", (_warning("doctor.not-installed", message, hint),))
    is_locked = any(package.locked for package in packages)
    again = "make brief installs what the lock names" if is_locked else ""
    told = f"{len(packages)} packages are as {'the lock says' if is_locked else 'BriefPress asks'}"
    return Check("packages", told, tuple(_package_findings(packages, again)))


def _package_findings(packages: Sequence[Package], again: str) -> Iterator[Diagnostic]:
    for package in packages:
        wanted = f"{package.name}{','.join(package.asked)}"
        hint = again or f'python -m pip install "{wanted}"'
        if not package.installed:
            if not package.is_optional:
                message = f"the package {package.name} is not installed"
                yield Diagnostic("doctor.missing-package", message, hint=hint)
        elif not all(meets(package.installed, asked) for asked in package.asked):
            message = f"{package.name} is {package.installed}; BriefPress asks for {' and '.join(package.asked)}"
            yield _warning("doctor.other-package", message, hint)
    others = [
        f"{package.name} is {package.installed}, not {package.locked}"
        for package in packages
        if package.installed and package.locked and package.installed != package.locked
    ]
    if others:
        yield _warning("doctor.not-as-locked", f"packages are not as the lock says: {_listed(others)}", again)


def meets(installed: str, asked: str) -> bool:
    """Say whether a version meets a specifier; one that is neither `==` nor `>=` is passed over."""
    operator, version = asked[:2], asked[2:].strip()
    if operator == "==":
        return installed == version
    return operator != ">=" or numbers_of(installed) >= numbers_of(version)


def numbers_of(version: str) -> Version:
    """Return the numbers that a version begins with: 2.0.0b1 is 2.0.0."""
    match = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(number) for number in match[0].split(".")) if match else ()


def check_engine(engine: Engine | BrokenEngine, systems: Sequence[System]) -> Check:
    if isinstance(engine, BrokenEngine):
        return Check("engine", "", (_broken(engine, systems),))
    libraries = (("Pango", engine.pango), ("HarfBuzz", engine.harfbuzz), ("Fontconfig", engine.fontconfig))
    told = f"WeasyPrint {engine.weasyprint} with " + ", ".join(
        f"{name} {_dotted(version)}" for name, version in libraries if version
    )
    if engine.pango >= LEAST_PANGO:
        return Check("engine", told)
    message = f"Pango is {_dotted(engine.pango)}; WeasyPrint needs {_dotted(LEAST_PANGO)} or newer"
    hint = f"upgrade the system, or {_advice([remedies.PANGO], systems)}"
    return Check("engine", "", (Diagnostic("doctor.old-pango", message, hint=hint),))


def _broken(engine: BrokenEngine, systems: Sequence[System]) -> Diagnostic:
    message = f"WeasyPrint, which lays out the pages, cannot be loaded: {engine.reason}"
    if engine.lacks_library:
        return Diagnostic("doctor.no-library", message, hint=_advice([remedies.PANGO], systems))
    hint = "install BriefPress again, which brings it; in a checkout: make distclean brief"
    return Diagnostic("doctor.no-engine", message, hint=hint)


def check_subset(engine: Engine, systems: Sequence[System]) -> Check:
    """Tell when fonts are cut down by a slower hand, which for Chinese takes long."""
    is_new = not engine.harfbuzz or engine.harfbuzz >= LEAST_SUBSETTING_HARFBUZZ
    if engine.has_subset and is_new:
        return Check("subset", "HarfBuzz cuts fonts down to the glyphs in use")
    message = "the library harfbuzz-subset is missing: PDFs with Chinese take far longer to write"
    if engine.has_subset:
        least = _dotted(LEAST_SUBSETTING_HARFBUZZ)
        message = f"HarfBuzz is {_dotted(engine.harfbuzz)}, and cuts fonts down from {least} on: PDFs take far longer"
    return Check("subset", "", (_warning("doctor.no-subset", message, _advice([remedies.SUBSET], systems)),))


def check_fontconfig(fonts_count: int | None, systems: Sequence[System]) -> Check:
    if fonts_count is not None:
        return Check("fontconfig", f"Fontconfig lists {fonts_count} fonts")
    message = "fc-list does not run, so no font can be found"
    hint = _advice([remedies.FONTCONFIG], systems)
    return Check("fontconfig", "", (Diagnostic("doctor.no-fontconfig", message, hint=hint),))


def check_families(facts: Facts, systems: Sequence[System]) -> Check:
    """Tell every family that the theme names and the machine lacks, with the languages that ask for it."""
    families = dict.fromkeys(family for need in facts.font_needs for family in need.families)
    missing = [family for family in families if not facts.glyphs.get(family)]
    known = {family: remedy for family in missing if (remedy := remedies.remedy_for(family))}
    findings = []
    for some, hint in (
        (list(known), _advice(known.values(), systems)),
        ([family for family in missing if family not in known], "install it, or name another in theme.yaml"),
    ):
        if some:
            told = ", ".join(f'"{family}" ({_askers(family, facts.font_needs)})' for family in some)
            noun = "this font family is" if len(some) == 1 else "these font families are"
            message = f"{noun} in the theme and not installed: {told}"
            findings.append(Diagnostic("doctor.missing-family", message, hint=hint))
    return Check("families", f"the {len(families)} font families of the theme are installed", tuple(findings))


def _askers(family: str, needs: Sequence[FontNeeds]) -> str:
    asking = [need.language for need in needs if family in need.families]
    return "every language" if len(asking) == len(needs) > 1 else ", ".join(asking)


def check_glyphs(need: FontNeeds, facts: Facts) -> Check:
    """Tell the characters of a language that no family of the theme has, or none of those its text is set in."""
    ranges = [span for family in need.families for span in facts.glyphs.get(family, ())]
    none_has = [character for character in sorted(need.characters) if not is_in(character, ranges)]
    findings = []
    if drawn := [character for character in none_has if not _is_space(character)]:
        message = f"{need.language}: no font family of the theme has {_characters(drawn)}"
        hint = f"name a family that has them in templates/languages/{need.language}.yaml"
        findings.append(Diagnostic("doctor.missing-glyph", message, hint=hint))
    for role, stack in need.stacks.items():
        # What is not installed is told already, and would be told here for every character.
        if all(facts.glyphs.get(family) for family in stack):
            findings.extend(_borrowed(need, role, stack, facts, frozenset(none_has)))
    told = f"{need.language}: the theme's fonts have the {len(need.characters)} characters looked for"
    return Check(f"glyphs-{need.language}", told, tuple(findings))


def _borrowed(
    need: FontNeeds, role: str, stack: Sequence[str], facts: Facts, none_has: frozenset[str]
) -> Iterator[Diagnostic]:
    ranges = [span for family in stack for span in facts.glyphs[family]]
    lacking = [one for one in sorted(need.characters - none_has) if not _is_space(one) and not is_in(one, ranges)]
    if lacking:
        families = " and ".join(f'"{family}"' for family in stack)
        has = "has" if len(stack) == 1 else "have"
        message = f"{need.language}: {families} ({role}) {has} no {_characters(lacking)}: another family draws them"
        hint = f"put a family that has them into the stack {role} of templates/languages/{need.language}.yaml"
        yield _warning("doctor.borrowed-glyph", message, hint)


def check_folder(folder: Folder) -> Check:
    if folder.obstacle:
        message = f"nothing can be written to {folder.path}: {folder.obstacle}"
        hint = "allow writing, or choose another folder: briefpress build --out DIR"
        return Check("folder", "", (Diagnostic("doctor.no-folder", message, hint=hint),))
    told = f"{folder.path} can be written to, {_megabytes(folder.free_bytes)} free"
    if folder.free_bytes >= GOOD_FREE_BYTES:
        return Check("folder", told)
    is_enough = folder.free_bytes >= LEAST_FREE_BYTES
    finding = Diagnostic(
        code="doctor.little-room",
        message=f"there is little room for {folder.path}: {_megabytes(folder.free_bytes)} free",
        hint="make room, or choose another folder: briefpress build --out DIR",
        severity=Severity.WARNING if is_enough else Severity.ERROR,
    )
    return Check("folder", told, (finding,))


def _advice(found: Iterable[remedies.Remedy], systems: Sequence[System]) -> str:
    return remedies.advice(found, systems)


def _warning(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, hint=hint, severity=Severity.WARNING)


def _is_space(character: str) -> bool:
    """Say whether HarfBuzz makes a character of the face's own space when the face has no other."""
    return unicodedata.category(character) == "Zs"


def _characters(characters: Sequence[str]) -> str:
    return _listed([f"{_alone(character)} (U+{ord(character):04X})" for character in characters])


def _alone(character: str) -> str:
    """Return a character as it can stand by itself: a combining mark needs something to stand on."""
    return f"\u25cc{character}" if unicodedata.combining(character) else character


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _SHOWN
    return ", ".join(words[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _dotted(version: Version) -> str:
    return ".".join(str(number) for number in version)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB" if count < GOOD_FREE_BYTES else f"{count / 1e9:.0f} GB"
