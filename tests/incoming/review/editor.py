"""A Word file in the hands of a reviewer: words typed over, inserted and deleted, tracked or not, as Word writes it."""

from __future__ import annotations

import copy
import io
import zipfile

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LETTERS = {W + "tab": "\t", W + "br": "\n", W + "noBreakHyphen": "\u2011"}
_ONE_LETTER = tuple(_LETTERS)
ANN = "Ann Reviewer"


class Editor:
    """Edits one file. Places in a paragraph count the characters that a reader sees."""

    def __init__(self, content: bytes, *, tracked: bool = False, author: str = ANN) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.tracked, self.author = tracked, author
        self.paragraphs = list(self.root.iter(W + "p"))
        self._number = 9000

    def saved(self) -> bytes:
        """Return the file."""
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return made.getvalue()

    def text(self, place: int) -> str:
        """Return what places in a paragraph count."""
        pieces = (one for run in self.runs(self.paragraphs[place]) for one in run)
        return "".join(one.text or "" if one.tag == W + "t" else _LETTERS.get(one.tag, "") for one in pieces)

    # ---- words

    def replace(self, place: int, first: int, last: int, text: str, look: str = "") -> None:
        """Type over some characters of a paragraph."""
        runs = self.span(self.paragraphs[place], first, last)
        if text:
            runs[-1].addnext(self.inserted(self.run(text, runs[0], look)))
        for run in runs:
            self.drop(run)

    def insert(self, place: int, at: int, text: str) -> None:
        """Type something behind so many characters of a paragraph."""
        before = self.span(self.paragraphs[place], at - 1, at)[-1]
        before.addnext(self.inserted(self.run(text, before)))

    def look(self, place: int, first: int, last: int, name: str) -> None:
        """Give characters a look: `b`, `i` or `strike`."""
        for run in self.span(self.paragraphs[place], first, last):
            properties = _child(run, "rPr", 0)
            # As programs do: letters of right-to-left scripts have a look of their own (ISO/IEC 29500-1, 17.3.2.2).
            for one in (name, f"{name}Cs") if name in ("b", "i") else (name,):
                etree.SubElement(properties, W + one)
            if self.tracked:
                change = etree.SubElement(properties, W + "rPrChange", self.marks())
                etree.SubElement(change, W + "rPr")

    def link(self, place: int, first: int, last: int, address: str) -> None:
        """Make characters a link."""
        relationships = self.parts["word/_rels/document.xml.rels"]
        kind = f"{R[1:-1]}/hyperlink"
        one = f'<Relationship Id="rId990" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
        self.parts["word/_rels/document.xml.rels"] = relationships.replace(b"</Relationships>", one.encode())
        runs = self.span(self.paragraphs[place], first, last)
        made = etree.Element(W + "hyperlink", {R + "id": "rId990"})
        runs[0].addprevious(made)
        made.extend(runs)

    # ---- paragraphs and rows

    def split(self, place: int, at: int) -> None:
        paragraph = self.paragraphs[place]
        first = self.span(paragraph, at, 10**6)[0]
        while first.getparent() is not paragraph:
            parent = first.getparent()
            assert parent is not None
            first = parent
        made = self.like(paragraph)
        children = list(paragraph)
        for child in children[children.index(first) :]:
            made.append(child)
        paragraph.addnext(made)
        if self.tracked:
            self.mark(paragraph, "ins")

    def join(self, place: int) -> None:
        """Join a paragraph and the next."""
        paragraph, following = self.paragraphs[place], self.paragraphs[place + 1]
        if self.tracked:
            self.mark(paragraph, "del")
            return
        paragraph.append(self.run(" "))
        for child in list(following):
            if child.tag != W + "pPr":
                paragraph.append(child)
        remove(following)

    def move(self, place: int, behind: int) -> None:
        paragraph, target = self.paragraphs[place], self.paragraphs[behind]
        if not self.tracked:
            target.addnext(paragraph)
            return
        made = _nameless(copy.deepcopy(paragraph))
        for run in list(made.iter(W + "r")):
            self.around(run, "moveTo")
        self.mark(made, "ins")
        target.addnext(made)
        for run in list(paragraph.iter(W + "r")):
            self.around(run, "moveFrom")
        self.mark(paragraph, "del")

    def delete(self, place: int) -> None:
        paragraph = self.paragraphs[place]
        if not self.tracked:
            remove(paragraph)
            return
        for run in self.runs(paragraph):
            self.drop(run)
        self.mark(paragraph, "del")

    def add(self, place: int, text: str) -> None:
        """Add a paragraph behind one, of its style."""
        made = self.like(self.paragraphs[place])
        made.append(self.inserted(self.run(text)))
        self.paragraphs[place].addnext(made)
        if self.tracked:
            self.mark(made, "ins")

    def delete_row(self, place: int) -> None:
        row = self.row(place)
        if not self.tracked:
            remove(row)
            return
        etree.SubElement(_child(row, "trPr", 0), W + "del", self.marks())
        for paragraph in row.iter(W + "p"):
            for run in self.runs(paragraph):
                self.drop(run)

    def add_row(self, place: int, text: str) -> None:
        row = self.row(place)
        made = _nameless(copy.deepcopy(row))
        for paragraph in made.iter(W + "p"):
            for child in [one for one in paragraph if one.tag != W + "pPr"]:
                paragraph.remove(child)
            paragraph.append(self.inserted(self.run(text)))
        row.addnext(made)
        if self.tracked:
            etree.SubElement(_child(made, "trPr", 0), W + "ins", self.marks())

    def row(self, place: int) -> Element:
        return next(one for one in self.paragraphs[place].iterancestors(W + "tr"))

    # ---- what else a file has

    def comment(self, place: int, text: str, answer: str = "") -> None:
        """Put a comment on a paragraph, and an answer to it."""
        paragraph = self.paragraphs[place]
        for number in ("0", "1") if answer else ("0",):
            paragraph.insert(1, etree.Element(W + "commentRangeStart", {W + "id": number}))
            etree.SubElement(paragraph, W + "commentRangeEnd", {W + "id": number})
            run = etree.SubElement(paragraph, W + "r")
            etree.SubElement(run, W + "commentReference", {W + "id": number})
        said = ((0, self.author, text, "0A0A0A01"), (1, "Bo", answer, "0A0A0A02"))
        comments = "".join(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-20T10:00:00Z">'
            f'<w:p w14:paraId="{identifier}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
            for number, author, words, identifier in said
            if words
        )
        names = f'xmlns:w="{W[1:-1]}" xmlns:w14="{W14[1:-1]}"'
        self.part("comments", "comments", f"<w:comments {names}>{comments}</w:comments>")
        w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
        extended = '<w15:commentEx w15:paraId="0A0A0A01" w15:done="0"/>'
        extended += '<w15:commentEx w15:paraId="0A0A0A02" w15:paraIdParent="0A0A0A01" w15:done="0"/>'
        content = f'<w15:commentsEx xmlns:w15="{w15}">{extended}</w15:commentsEx>'
        self.part(
            "commentsExtended", "commentsExtended", content, "http://schemas.microsoft.com/office/2011/relationships"
        )

    def part(self, name: str, kind: str, content: str, kinds: str = R[1:-1]) -> None:
        """Add a part that is related to the text."""
        self.parts[f"word/{name}.xml"] = content.encode()
        types = self.parts["[Content_Types].xml"]
        of_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        one = f'<Override PartName="/word/{name}.xml" ContentType="{of_type}"/></Types>'
        self.parts["[Content_Types].xml"] = types.replace(b"</Types>", one.encode())
        relationships = self.parts["word/_rels/document.xml.rels"]
        related = f'<Relationship Id="rId99{name}" Type="{kinds}/{kind}" Target="{name}.xml"/></Relationships>'
        self.parts["word/_rels/document.xml.rels"] = relationships.replace(b"</Relationships>", related.encode())

    def footnote(self, place: int, at: int, text: str) -> None:
        name = next(one for one in self.parts if one.startswith("word/footnotes"))
        note = f'<w:footnote w:id="77"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
        self.parts[name] = self.parts[name].replace(b"</w:footnotes>", note.encode())
        run = etree.Element(W + "r")
        etree.SubElement(run, W + "footnoteReference", {W + "id": "77"})
        self.span(self.paragraphs[place], at, at + 1)[0].addprevious(self.inserted(run))

    # ---- pieces

    def runs(self, paragraph: Element) -> list[Element]:
        """Return the runs of a paragraph that a reader sees."""
        return [run for run in paragraph.iter(W + "r") if _length(run)]

    def span(self, paragraph: Element, first: int, last: int) -> list[Element]:
        """Return the runs that hold exactly some characters; those at the ends are parted."""
        found, position = [], 0
        for run in self.runs(paragraph):
            length = _length(run)
            start, end = max(first - position, 0), min(last - position, length)
            position += length
            if start >= end:
                continue
            one = run
            if end < length:
                _part(one, end)
            if start > 0:
                one = _part(one, start)
            found.append(one)
        assert found
        return found

    def run(self, text: str, like: Element | None = None, look: str = "") -> Element:
        made = etree.Element(W + "r")
        properties = None if like is None else like.find(W + "rPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        for one in etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{look}</x>'):
            _child(made, "rPr", 0).append(one)
        words = etree.SubElement(made, W + "t")
        words.text = text
        words.set(SPACE, "preserve")
        return made

    def inserted(self, run: Element) -> Element:
        if not self.tracked:
            return run
        made = etree.Element(W + "ins", self.marks())
        made.append(run)
        return made

    def drop(self, run: Element) -> None:
        if not self.tracked:
            remove(run)
            return
        for text in run.findall(W + "t"):
            text.tag = W + "delText"
        self.around(run, "del")

    def around(self, run: Element, name: str) -> None:
        made = etree.Element(W + name, self.marks())
        run.addprevious(made)
        made.append(run)

    def mark(self, paragraph: Element, name: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = _child(paragraph, "pPr", 0)
        at = next(
            (n for n, one in enumerate(properties) if one.tag in (W + "sectPr", W + "pPrChange")), len(properties)
        )
        _child(properties, "rPr", at).insert(0, etree.Element(W + name, self.marks()))

    def like(self, paragraph: Element) -> Element:
        made = etree.Element(W + "p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
        return made

    def marks(self) -> dict[str, str]:
        self._number += 1
        return {W + "id": str(self._number), W + "author": self.author, W + "date": "2026-11-20T10:00:00Z"}


def _length(run: Element) -> int:
    return sum(
        len(one.text or "") if one.tag == W + "t" else 1 for one in run if one.tag == W + "t" or one.tag in _ONE_LETTER
    )


def _part(run: Element, at: int) -> Element:
    """Part a run, and return its second half."""
    other = copy.deepcopy(run)
    for half, keep in ((run, range(at)), (other, range(at, _length(run)))):
        position = 0
        for one in list(half):
            if one.tag == W + "t":
                text = one.text or ""
                one.text = "".join(letter for n, letter in enumerate(text, position) if n in keep)
                one.set(SPACE, "preserve")
                position += len(text)
            elif one.tag in _ONE_LETTER:
                if position not in keep:
                    half.remove(one)
                position += 1
    run.addnext(other)
    return other


def _child(element: Element, name: str, at: int) -> Element:
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(at, found)
    return found


def _nameless(element: Element) -> Element:
    """Return a copy of what had names without them, as programs make copies."""
    for one in list(element.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        remove(one)
    for paragraph in element.iter(W + "p", W + "tr"):
        if W14 + "paraId" in paragraph.attrib:
            del paragraph.attrib[W14 + "paraId"]
    return element


def remove(element: Element) -> None:
    """Take an element away."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
