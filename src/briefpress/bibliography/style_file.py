"""The bytes of a `.csl` file -> a citation style that can be followed. A stranger's: read by expat, within bounds.

citeproc-py hands a file to lxml as it is. So it is given only what has been looked through here: well-formed, without
entities or a document type, of bounded size, with macros that end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean
from briefpress.yaml_file.source import SourceText

SIZE_LIMIT = 1_000_000
"""In bytes: the longest of some ten thousand styles has 250,000."""
STEPS_LIMIT = 2_000_000
"""Elements that one entry may take, each macro counted as often as it is called: Chicago's takes some 8,000."""
_DEPTH_LIMIT = 60
_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_SOURCE = "https://www.zotero.org/styles has them"


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A citation style."""

    name: str
    """Of its file, as a person would type it."""
    content: bytes
    locale: str
    """The locale that it is made for, such as `en-GB`; may be empty."""
    is_numeric: bool
    """Whether citations are numbers."""
    has_suffixes: bool
    """Whether works of one author and year are told apart by letters."""


@dataclass(slots=True)
class _Part:
    """A macro, or the layout of citations or of the list: how many elements it has, and which macros it calls."""

    count: int = 0
    calls: list[tuple[str, int]] = field(default_factory=list)
    """Name and line."""


def read_style(content: bytes, name: str) -> StyleFile:
    """Return a style. Raises BriefPressError with what is wrong with it."""
    if len(content) > SIZE_LIMIT:
        raise _refused(f"{name} is larger than {SIZE_LIMIT / 1e6:g} MB", Place(name))
    reader = _Reader(name, content)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        words = expat.errors.messages.get(error.code, "it is broken")
        raise _refused(f"this is no well-formed XML: {words}", reader.place(error.lineno)) from error
    reader.check()
    return StyleFile(name, content, reader.locale, reader.is_numeric, reader.has_suffixes)


class _Reader:
    """One reading of a style by expat."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.source = SourceText.of(name, content.decode("utf-8", "replace"))
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.open: list[str] = []
        self.parts: dict[str, _Part] = {}
        self.current: _Part | None = None
        self.parent = ""
        self.parent_line = 1
        self.locale, self.kind = "", ""
        self.is_numeric = self.has_suffixes = False

    def place(self, line: int) -> Place:
        text = self.source.line_at(min(line, len(self.source.line_starts)) - 1)
        start = len(text) - len(text.lstrip())
        return Place(self.name, line, start + 1, max(1, min(len(text.strip()), 200)), text[:400])

    def here(self) -> Place:
        return self.place(self.parser.CurrentLineNumber)

    def _document_type(self, *_: object) -> None:
        raise _refused("a style has no document type and no entities (<!DOCTYPE)", self.here(), "delete that line")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.open and (namespace, local) != (_NAMESPACE, "style"):
            message = f'this is no citation style: its root is not <style xmlns="{_NAMESPACE}">'
            raise _refused(message, self.here(), _SOURCE)
        if len(self.open) >= _DEPTH_LIMIT:
            raise _refused(f"elements stand in each other more than {_DEPTH_LIMIT} deep", self.here())
        self.open.append(local)
        if namespace == _NAMESPACE:
            self._element(local, attributes)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if name == "style":
            self.locale, self.kind = attributes.get("default-locale", ""), attributes.get("class", "")
        elif name == "link" and attributes.get("rel") == "independent-parent":
            self.parent, self.parent_line = attributes.get("href", ""), line
        elif name == "category":
            self.is_numeric |= attributes.get("citation-format") == "numeric"
        elif name in ("citation", "bibliography") and len(self.open) == 2:
            self.current = self.parts.setdefault(name, _Part())
            self.has_suffixes |= attributes.get("disambiguate-add-year-suffix") == "true"
        elif name == "macro":
            self.current = self.parts.setdefault(f"macro {attributes.get('name', '')}", _Part())
        if self.current:
            self.current.count += 1
            if "macro" in attributes and name != "macro":
                self.current.calls.append((attributes["macro"], line))
            if attributes.get("variable") == "citation-number":
                self.is_numeric = True

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.open.pop()
        if local in ("macro", "citation", "bibliography"):
            self.current = None

    def check(self) -> None:
        """Raise BriefPressError for a style that cannot be followed."""
        if self.parent and "citation" not in self.parts:
            name = self.parent.rstrip("/").rsplit("/", 1)[-1]
            message = f'this style only names another one, "{name}", and says nothing itself'
            raise _refused(message, self.place(self.parent_line), f"take {name}.csl: {_SOURCE}")
        for part in ("citation", "bibliography"):
            if part not in self.parts:
                raise _refused(f"the style has no <{part}>", self.place(1), f"take another one: {_SOURCE}")
        if self.kind == "note":
            message = "this style puts its references into notes, and a brief cites in its text"
            raise _refused(message, self.place(1), f"take one that is numeric or has author and date: {_SOURCE}")
        costs: dict[str, int] = {}
        for part in ("citation", "bibliography"):
            if self._cost(part, costs, ()) > STEPS_LIMIT:
                raise _refused(f"its macros take more than {STEPS_LIMIT:,} steps for one entry", self.place(1))

    def _cost(self, name: str, costs: dict[str, int], above: tuple[str, ...]) -> int:
        """Return how many elements a part has, those of the macros that it calls counted as often as it does."""
        if name in costs:
            return costs[name]
        if len(above) > _DEPTH_LIMIT:
            raise _refused(f"macros call each other more than {_DEPTH_LIMIT} deep", self.place(1))
        part = self.parts[name]
        total = part.count
        for called, line in part.calls:
            macro = f"macro {called}"
            if macro not in self.parts:
                known = [one.removeprefix("macro ") for one in self.parts if one.startswith("macro ")]
                hint = did_you_mean(called, known)
                raise _refused(f'no macro is named "{called}"', self.place(line), hint)
            if macro == name or macro in above:
                raise _refused(f'the macro "{called}" calls itself', self.place(line))
            total = min(total + self._cost(macro, costs, (*above, name)), 10 * STEPS_LIMIT)
        costs[name] = total
        return total


def _refused(message: str, place: Place, hint: str = "") -> BriefPressError:
    return BriefPressError([Diagnostic("citation-style.bad-file", message, place, hint)])
