"""XLIFF 1.2 -> units with their places. Distrusts it: no document type, no entities, no markup within a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.translation.unit import Unit
from briefpress.translation.xliff_write import NAMESPACE

SIZE_LIMIT = 20_000_000
"""In bytes."""
_TEXTS = ("source", "target")
# Elements whose texts are not those of the unit.
_ASIDE = frozenset({"alt-trans", "seg-source", "note"})
_DONE = frozenset({"translated", "final", "signed-off"})
_UNDONE = frozenset({"new", "needs-translation"})


@dataclass(frozen=True, slots=True)
class XliffFile:
    """What an XLIFF file says."""

    original: str
    target_language: str
    units: tuple[Unit, ...]
    place: Place
    """Of the element `file`."""


def read_xliff(content: bytes, name: str) -> XliffFile:
    """Return what an XLIFF file says. Raises BriefPressError with all that is wrong with its form."""
    if len(content) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
        raise BriefPressError([Diagnostic("translation.bad-xliff", message, Place(name))])
    reading = _Reading(name)
    try:
        reading.parser.Parse(content, True)
    except expat.ExpatError as error:
        place = Place(name, error.lineno, error.offset + 1)
        message = f"this is no XML: {expat.ErrorString(error.code)}"
        raise BriefPressError([Diagnostic("translation.bad-xliff", message, place)]) from error
    except (LookupError, ValueError) as error:
        # Python looks the encoding up that the first line names, and reads no encoding of several bytes but UTF-8 here.
        message, hint = "this is in an encoding that cannot be read", "save it in UTF-8, and say so in its first line"
        raise BriefPressError([Diagnostic("translation.bad-xliff", message, Place(name), hint)]) from error
    if reading.file is None:
        reading.find("translation.bad-xliff", "this is no XLIFF 1.2 file", Place(name), "export one to see its form")
    if reading.problems or reading.file is None:
        raise BriefPressError(reading.problems)
    original, language, place = reading.file
    return XliffFile(original, language, tuple(reading.units), place)


@dataclass(slots=True)
class _OpenUnit:
    """A unit whose end has not come yet."""

    identifier: str
    approved: str
    place: Place
    source: str = ""
    target: str = ""
    state: str = ""
    target_place: Place | None = None

    @property
    def is_fuzzy(self) -> bool:
        """Whether the target is in doubt. One that was wanted and is there has been translated."""
        if not self.target or self.approved == "no":
            return bool(self.target)
        return bool(self.state) and self.state not in _DONE | _UNDONE

    def closed(self) -> Unit:
        place = self.target_place or self.place
        return Unit(self.identifier, self.source, self.target, self.is_fuzzy, place)


@dataclass(slots=True)
class _Reading:
    """One walk over the file, with the place of each element."""

    name: str
    units: list[Unit] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    file: tuple[str, str, Place] | None = None
    unit: _OpenUnit | None = None
    text: str = ""
    """Which text of the unit is being read: `source`, `target`, or none."""
    aside: int = 0
    """How many elements are open whose texts are not those of the unit."""
    parser: expat.XMLParserType = field(init=False)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def here(self) -> Place:
        return Place(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def find(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, place, hint))

    def refuse_doctype(self, *_declared: object) -> None:
        # Nothing behind a document type is read: its entities could stand for files or for gigabytes.
        message = "the file declares a document type, which XLIFF has not"
        self.find("translation.xliff-doctype", message, self.here(), "delete <!DOCTYPE ...>")
        raise BriefPressError(self.problems)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = self.local_name(name)
        if self.aside or element in _ASIDE:
            self.aside += 1
        elif self.unit and self.text:
            self.start_in_text(element)
        elif element == "file":
            self.start_file(attributes)
        elif element == "trans-unit":
            self.unit = _OpenUnit(attributes.get("id", ""), attributes.get("approved", ""), self.here())
        elif self.unit and element in _TEXTS:
            self.text = element
            if element == "target":
                self.unit.state, self.unit.target_place = attributes.get("state", ""), self.here()

    def start_file(self, attributes: Mapping[str, str]) -> None:
        if self.file:
            self.find("translation.bad-xliff", "the file holds more than one brief", self.here())
        self.file = (attributes.get("original", ""), attributes.get("target-language", ""), self.here())

    def start_in_text(self, element: str) -> None:
        # Tools mark their own segments by <mrk>: its words are the text.
        if element != "mrk":
            message = f"the text holds an element <{element}>, and a brief's marks are part of the words"
            self.find("translation.bad-xliff", message, self.here(), "write the words and marks as in the source")

    def end(self, name: str) -> None:
        element = self.local_name(name)
        if self.aside:
            self.aside -= 1
        elif element == self.text:
            self.text = ""
        elif element == "trans-unit" and self.unit:
            self.units.append(self.unit.closed())
            self.unit = None

    def characters(self, characters: str) -> None:
        if not self.unit or self.aside:
            return
        if self.text == "source":
            self.unit.source += characters
        elif self.text == "target":
            self.unit.target += characters

    def local_name(self, name: str) -> str:
        """Return the name of an XLIFF element; of any other, one that means nothing here."""
        space, _, local = name.rpartition(" ")
        return local if space == NAMESPACE else name
