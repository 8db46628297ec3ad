"""XLIFF 1.2, 2.0 and 2.1 -> units with their places. Distrusts it: no document type, no entities, bounded texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.translation.segments import BREAK
from briefpress.translation.unit import Unit
from briefpress.translation.xliff_unit import OpenUnit
from briefpress.translation.xliff_write import NAMESPACE
from briefpress.translation.xliff_write_2 import NAMESPACE_2

SIZE_LIMIT = 20_000_000
"""In bytes."""
_NAMESPACES = frozenset({NAMESPACE, NAMESPACE_2, "urn:oasis:names:tc:xliff:document:2.2"})
_TEXTS = ("source", "target")
# Elements whose texts are not those of the unit.
_ASIDE = frozenset({"alt-trans", "seg-source", "note", "notes"})


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
        message = "this is no file of XLIFF 1.2, 2.0 or 2.1"
        reading.find("translation.bad-xliff", message, Place(name), "export one to see its form")
    if reading.problems or reading.file is None:
        raise BriefPressError(reading.problems)
    original, language, place = reading.file
    return XliffFile(original, language, tuple(reading.units), place)


@dataclass(slots=True)
class _Reading:
    """One walk over the file, with the place of each element."""

    name: str
    units: list[Unit] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    file: tuple[str, str, Place] | None = None
    language: str = ""
    """The target's, as the root of XLIFF 2 or the element `file` of 1.2 names it."""
    unit: OpenUnit | None = None
    text: str = ""
    """Which text of the unit is being read: `source`, `target`, `data`, or none."""
    inside: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    """Elements of the text that are open."""
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
        if self.aside or element in _ASIDE or (self.unit and not self.text and " " in element):
            # What a tool keeps for itself in a unit, such as matches of its memory, has texts of the same names.
            self.aside += 1
        elif self.unit and self.text:
            self.start_in_text(element, attributes)
        elif self.unit:
            self.start_in_unit(element, attributes)
        elif element == "xliff":
            self.language = attributes.get("trgLang", "")
        elif element == "file":
            self.start_file(attributes)
        elif element in ("trans-unit", "unit"):
            self.unit = OpenUnit(attributes, self.language, self.here(), self.find)

    def start_file(self, attributes: Mapping[str, str]) -> None:
        if self.file:
            self.find("translation.bad-xliff", "the file holds more than one brief", self.here())
        self.language = attributes.get("target-language", self.language)
        self.file = (attributes.get("original", ""), self.language, self.here())

    def start_in_unit(self, element: str, attributes: Mapping[str, str]) -> None:
        assert self.unit  # its caller has asked
        if element in ("segment", "ignorable"):
            self.unit.open_segment(attributes, is_ignorable=element == "ignorable")
        elif element in _TEXTS:
            self.text = element
            self.unit.open_text(element, attributes, self.here())
        elif element == "data":
            self.text = element
            self.unit.open_data(attributes)

    def start_in_text(self, element: str, attributes: Mapping[str, str]) -> None:
        assert self.unit  # its caller has asked
        self.inside.append((element, dict(attributes)))
        if element == "mrk" and attributes.get("mtype") == "seg":
            self.unit.add(BREAK)
        else:
            self.unit.open_tag(element, attributes, self.here())

    def end(self, name: str) -> None:
        element = self.local_name(name)
        if self.aside:
            self.aside -= 1
        elif self.inside and self.unit:
            self.end_in_text(self.unit, *self.inside.pop())
        elif element == self.text:
            self.text = ""
        elif element in ("segment", "ignorable") and self.unit:
            self.unit.close_segment()
        elif element in ("trans-unit", "unit") and self.unit:
            self.units.append(self.unit.closed())
            self.unit = None

    def end_in_text(self, unit: OpenUnit, element: str, attributes: Mapping[str, str]) -> None:
        if element == "mrk" and attributes.get("mtype") == "seg":
            unit.add(BREAK)
        else:
            unit.close_tag(element, attributes)

    def characters(self, characters: str) -> None:
        if self.unit and self.text and not self.aside:
            self.unit.add(characters)

    def local_name(self, name: str) -> str:
        """Return the name of an XLIFF element; of any other, one that means nothing here."""
        space, _, local = name.rpartition(" ")
        return local if space in _NAMESPACES else name
