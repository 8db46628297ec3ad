"""XML of a part -> its fields that Word shall not follow: all but those that read the document and nothing else.

A field says what it does in `w:fldSimple`, or in runs between two `w:fldChar`, cut up as the writer liked and with
other fields inside (ECMA-376 part 1, 17.16). Names are compared with a list of the harmless: what can start a program,
fetch a file or ask the reader for something has many names, some of them in no standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefpress.writers.docx.markup import Element

ALLOWED = (
    *("AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "EDITTIME", "HYPERLINK", "KEYWORDS", "LASTSAVEDBY"),
    *("NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REF", "REVNUM", "SAVEDATE"),
    *("SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT", "TIME", "TITLE", "TOC"),
)
"""Fields that read the document, its properties or the clock; of HYPERLINK, those that lead to a bookmark."""

_INSTRUCTION = frozenset({"instrText", "delInstrText", "t", "delText"})
_BLANK = frozenset({"tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"})
_BRANCHES = frozenset({"Choice", "Fallback"})
_NAME = re.compile(r"\s*([^\s\\\"]*)")
_WORD = re.compile(r'"[^"]*"?|\\\S|[^\s"\\]+')
_WITH_ARGUMENT = frozenset({r"\l", r"\o", r"\t", r"\*"})
_ALONE = frozenset({r"\n", r"\m", r"\h", r"\s"})
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Refused:
    """A field that is not to be followed."""

    name: str
    """As it is written, or what it is instead of a name."""
    paragraph: int
    """Of the part, counted from 1; 0 before the first."""


@dataclass(slots=True)
class _Field:
    """What is known of a field that has begun. Not frozen: its instruction comes in pieces."""

    paragraph: int
    branch: Element | None
    """The alternative of `mc:AlternateContent` that it begins in."""
    pieces: list[str] = field(default_factory=list)
    is_instruction: bool = True
    is_odd: bool = False
    """Whether another field, or another alternative, has a say in what it does."""

    @property
    def instruction(self) -> str:
        return "".join(self.pieces)


def refused_fields(root: Element) -> Iterator[Refused]:
    """Yield the fields of a part that are not to be followed, in the order in which they end."""
    open_fields: list[_Field] = []
    paragraph = 0
    for found in root.iter(etree.Element):
        tag = etree.QName(found).localname
        inner = open_fields[-1] if open_fields and open_fields[-1].is_instruction else None
        match tag:
            case "p":
                paragraph += 1
            case "fldSimple":
                if inner:
                    inner.is_odd = True
                yield from _checked(_Field(paragraph, None, [_attribute(found, "instr")]))
            case "fldChar":
                yield from _turned(open_fields, found, paragraph)
            case _ if tag in _INSTRUCTION or tag in _BLANK:
                if inner:
                    inner.pieces.append((found.text or "") if tag in _INSTRUCTION else " ")
                    inner.is_odd = inner.is_odd or inner.branch is not _branch(found)
                elif tag in ("instrText", "delInstrText"):
                    yield from _checked(_Field(paragraph, None, [found.text or ""]))
    for unfinished in reversed(open_fields):
        yield from _checked(unfinished)


def _turned(open_fields: list[_Field], mark: Element, paragraph: int) -> Iterator[Refused]:
    """Go on after a mark: a field begins, has said what it does, or ends."""
    match _attribute(mark, "fldCharType"):
        case "begin":
            if open_fields and open_fields[-1].is_instruction:
                open_fields[-1].is_odd = True
            open_fields.append(_Field(paragraph, _branch(mark)))
        case "separate" if open_fields:
            open_fields[-1].is_instruction = False
        case "end" if open_fields:
            yield from _checked(open_fields.pop())


def _checked(found: _Field) -> Iterator[Refused]:
    match = _NAME.match(found.instruction)
    name = match[1] if match else ""
    if found.is_odd:
        yield Refused(f"{name} with another field in what it says".lstrip(), found.paragraph)
    elif name.upper() not in ALLOWED:
        yield Refused(name[:_SHOWN] or "without a name", found.paragraph)
    elif name.upper() == "HYPERLINK" and not _stays_inside(found.instruction):
        yield Refused(f"{name} to an address outside", found.paragraph)


def _stays_inside(instruction: str) -> bool:
    r"""Say whether a HYPERLINK leads to a bookmark: it has `\l`, and no address (17.16.5.25)."""
    words = iter(_WORD.findall(instruction)[1:])
    has_bookmark = False
    for word in words:
        if word in _WITH_ARGUMENT:
            argument = next(words, "")
            has_bookmark = has_bookmark or (word == r"\l" and bool(argument.strip('"')))
        elif word not in _ALONE:
            return False
    return has_bookmark


def _attribute(element: Element, name: str) -> str:
    """Return an attribute whatever its namespace is: programs are not strict about it."""
    found = (value for key, value in element.attrib.items() if etree.QName(key).localname == name)
    return str(next(found, ""))


def _branch(element: Element) -> Element | None:
    return next((one for one in element.iterancestors(etree.Element) if etree.QName(one).localname in _BRANCHES), None)
