"""What reviewers do to a page, kind by kind, and what should come of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefpress.incoming.review.page import Page, PageParagraph
from tests.incoming.review.editor import Editor, W

WORDS = {"en": "ZEPHYR", "ar": "كلمة", "zh-Hans": "词语", "ru": "СЛОВО", "fr": "MOT", "es": "PALABRA"}
SENTENCES = {
    "en": "Rules follow money here, and money does not follow rules",
    "ar": "القواعد تتبع المال هنا ولا يتبع المال القواعد",
    "zh-Hans": "规则跟着资金走而资金不跟规则走",
    "ru": "Правила следуют за деньгами, а не наоборот",
    "fr": "Les règles suivent l’argent, non le contraire",
    "es": "Las normas siguen al dinero y no al contrario",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edit, made to one page."""

    name: str
    edit: Callable[[Editor], None]
    expected: Mapping[str, str]
    """What wordings are to say, by their contexts."""
    asks: bool = False
    """Whether a person is to be asked."""
    said: tuple[str, ...] = ()
    """Comments and answers to them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A wording of a page and where it stands."""

    context: str
    place: int
    paragraph: PageParagraph
    first: int
    last: int
    """In characters of the paragraph."""
    markdown: str
    words: tuple[str, ...]
    """Words of it that stand once in it and once in its paragraph, without a look."""

    @property
    def text(self) -> str:
        return text_of(self.paragraph)[self.first : self.last]

    def at(self, word: str) -> int:
        return text_of(self.paragraph).index(word)


def text_of(paragraph: PageParagraph) -> str:
    """Return the text of a paragraph as an editor counts it."""
    return "".join(token.text for token in paragraph.tokens if token.kind != "note")


def spots_of(page: Page, language: str) -> Iterator[Spot]:
    """Yield the wordings of a page, each where it stands first, the contents list left out."""
    seen: set[str] = set()
    pattern = r"[\u4e00-\u9fff]" if language == "zh-Hans" else r"[^\W\d_]{3,}"
    for place, paragraph in enumerate(page.paragraphs):
        if paragraph.is_contents or "TOC" in "".join(token.data for token in paragraph.tokens if token.kind == "field"):
            continue
        text = text_of(paragraph)
        for context in paragraph.contexts:
            if context in seen:
                continue
            seen.add(context)
            markdown = page.wordings[context]
            owned = [n for n, owner in enumerate(paragraph.owners) if owner == context]
            before = sum(len(one.text) for one in paragraph.tokens[: owned[0]])
            length = sum(len(one.text) for one in paragraph.tokens[owned[0] : owned[-1] + 1])
            words = tuple(
                token.text
                for n in owned
                if (token := paragraph.tokens[n]).kind == "word"
                and not token.link
                and re.fullmatch(pattern, token.text)
                and markdown.count(token.text) == 1 == text.count(token.text)
            )
            yield Spot(context, place, paragraph, before, before + length, markdown, words)


class Kinds:
    """Every kind of edit that a page has room for."""

    def __init__(self, page: Page, language: str, sources: tuple[str, ...]) -> None:
        self.page, self.language, self.source = page, language, sources[0]
        self.spots = list(spots_of(page, language))
        self.word, self.sentence = WORDS[language], SENTENCES[language]
        self.space = "" if language == "zh-Hans" else " "
        plain = [one for one in self.spots if len(one.words) >= 4 and one.paragraph.where == ("body",)]
        self.body = [one for one in plain if re.search(r"\.text(@|$)", one.context) and "sources." not in one.context]
        self.cells = [
            one
            for one in self.spots
            if one.paragraph.where[0] == "cell" and one.words and "timeline" not in one.context
        ]
        self.cited = [
            one
            for one in self.body
            if "[@" in one.markdown and re.search(r"\[\d", one.text) and "[" not in one.markdown.split("[@")[0]
        ]

    def all(self) -> Iterator[Kind]:
        """Yield the kinds, in a fixed order."""
        for kinds in (
            self.of_words,
            self.of_citations,
            self.of_structure,
            self.of_tables,
            self.of_heads,
            self.of_looks,
        ):
            yield from kinds()
        yield from self.of_everything()

    def reworded(self, name: str, spot: Spot, number: int = 0) -> Kind:
        old = spot.words[number]
        first = spot.at(old)

        def edit(editor: Editor) -> None:
            editor.replace(spot.place, first, first + len(old), self.word)

        return Kind(name, edit, {spot.context: spot.markdown.replace(old, self.word)})

    def of_words(self) -> Iterator[Kind]:
        one, other = self.body[1 % len(self.body)], self.body[-1]
        yield self.reworded("reword a word", one, 1)
        yield self.reworded("reword a word of another paragraph", other, 2)
        word = one.words[2]
        phrase = f"{self.space}{self.word}{self.space}{self.word}"
        end = one.at(word) + len(word)
        yield Kind(
            "insert a phrase",
            lambda editor: editor.insert(one.place, end, phrase),
            {one.context: one.markdown.replace(word, word + phrase)},
        )
        gone = one.words[1]
        start, text = one.at(gone), text_of(one.paragraph)
        has_space = text[start + len(gone)] == " "
        yield Kind(
            "delete a word",
            lambda editor: editor.replace(one.place, start, start + len(gone) + has_space, ""),
            {one.context: one.markdown.replace(gone + " " * has_space, "")},
        )
        yield Kind(
            "change a full stop",
            lambda editor: editor.insert(one.place, end, "!"),
            {one.context: one.markdown.replace(word, f"{word}!")},
        )
        yield from self.found_and_replaced()
        yield Kind(
            "paste with a font, a colour, a size and a shade",
            lambda editor: editor.replace(
                other.place,
                other.at(other.words[0]),
                other.at(other.words[0]) + len(other.words[0]),
                self.word,
                '<w:color w:val="FF0000"/><w:sz w:val="28"/><w:shd w:val="clear" w:fill="FFFF00"/>',
            ),
            {other.context: other.markdown.replace(other.words[0], self.word)},
        )
        yield Kind("type quotation marks and spaces of a typewriter", _flattened, {})
        yield Kind("part runs and mark spelling", _parted, {})

    def found_and_replaced(self) -> Iterator[Kind]:
        places: dict[str, list[Spot]] = {}
        for spot in self.spots:
            if not spot.context.startswith(("sources", "timeline")):
                for word in spot.words:
                    places.setdefault(word, []).append(spot)
        several = [
            word for word, found in places.items() if 2 <= len(found) <= 8 and len(word) > 3 - 2 * (not self.space)
        ]
        # Where it stands in other forms too, replacing all would change these.
        sure = [word for word in several if sum(one.markdown.count(word) for one in self.spots) == len(places[word])]
        if sure:
            word = max(sure, key=lambda one: (len(places[one]), one))
            spots = places[word]

            def edit(editor: Editor) -> None:
                for spot in spots:
                    editor.replace(spot.place, spot.at(word), spot.at(word) + len(word), self.word)
                    _set_property(editor, spot, word, self.word)

            yield Kind("find and replace", edit, {one.context: one.markdown.replace(word, self.word) for one in spots})

    def of_citations(self) -> Iterator[Kind]:
        if self.cited:
            yield from self.of_citation(self.cited[0])

    def of_citation(self, spot: Spot) -> Iterator[Kind]:
        text = text_of(spot.paragraph)
        mark = re.search(r"[\s\u00a0]*\[\d[^\]]*\]", text[spot.first :])
        assert mark
        start, end = spot.first + mark.start(), spot.first + mark.end()
        before = re.split(r"\s*\[@", spot.markdown)[0]
        if not re.search(r"[*_\\]", before):
            yield Kind(
                "retype the text before a citation",
                lambda editor: editor.replace(spot.place, spot.first, start, self.sentence),
                {spot.context: self.sentence + spot.markdown[len(before) :]},
            )
        if len(re.findall(r"\[@", spot.markdown)) == 1:
            yield Kind(
                "delete a citation",
                lambda editor: editor.replace(spot.place, start, end, ""),
                {spot.context: re.sub(r"\s*\[@[^\]]*\]", "", spot.markdown)},
            )
        digit = start + mark[0].index("[") + 1
        yield Kind(
            "type over the number of a citation",
            lambda editor: editor.replace(spot.place, digit, digit + 1, "99"),
            {},
            asks=True,
        )
        word = spot.words[1]
        at = spot.at(word) + len(word)
        yield Kind(
            "type a citation",
            lambda editor: editor.insert(spot.place, at, f" [@{self.source}]"),
            {spot.context: spot.markdown.replace(word, f"{word} [@{self.source}]")},
        )
        if len(spot.paragraph.contexts) > 1 or spot.first > 0:
            yield Kind(
                "retype a paragraph with its label and citation",
                lambda editor: editor.replace(spot.place, 0, len(text), self.sentence),
                {},
                asks=True,
            )

    def of_structure(self) -> Iterator[Kind]:
        spot = self.body[1 % len(self.body)]
        middle = spot.at(spot.words[2])
        yield Kind("split a paragraph", lambda editor: editor.split(spot.place, middle), {}, asks=True)
        joined = next(
            (
                one
                for one in self.body
                if one.place + 1 < len(self.page.paragraphs)
                and self.page.paragraphs[one.place + 1].where == ("body",)
                and self.page.paragraphs[one.place + 1].contexts
            ),
            None,
        )
        if joined:
            yield Kind("join two paragraphs", lambda editor: editor.join(joined.place), {}, asks=True)
        before_head = next(
            (
                place
                for place, (one, other) in enumerate(pairwise(self.page.paragraphs))
                if one.where == other.where == ("body",)
                and other.source.style.name.startswith("heading")
                and one.contexts
            ),
            None,
        )
        if before_head is not None:
            at = before_head
            yield Kind("join a paragraph and the next head", lambda editor: editor.join(at), {}, asks=True)
        later = [one.place for one in self.body if one.place > spot.place + 1]
        if later:
            yield Kind(
                "move a paragraph", lambda editor: editor.move(spot.place, later[min(1, len(later) - 1)]), {}, asks=True
            )
        yield Kind("delete a paragraph", lambda editor: editor.delete(spot.place), {}, asks=True)
        yield Kind("add a paragraph", lambda editor: editor.add(spot.place, f"{self.sentence}."), {}, asks=True)
        yield Kind("add a footnote", lambda editor: editor.footnote(spot.place, middle, "A new note."), {}, asks=True)

    def of_tables(self) -> Iterator[Kind]:
        if not self.cells:
            return
        one = self.cells[0]
        yield self.reworded("change a cell", one)
        yield self.reworded("change another cell", self.cells[-1])
        yield Kind("delete a row", lambda editor: editor.delete_row(one.place), {}, asks=True)
        yield Kind("add a row", lambda editor: editor.add_row(one.place, self.word), {}, asks=True)
        dated = [
            (place, match.start())
            for place, paragraph in enumerate(self.page.paragraphs)
            if paragraph.where[0] == "cell"
            and not paragraph.contexts
            and (match := re.search(r"20\d\d", text_of(paragraph)))
        ]
        if dated:
            place, start = dated[0]
            yield Kind(
                "type over a date that is computed",
                lambda editor: editor.replace(place, start + 2, start + 4, "99"),
                {},
                asks=True,
            )

    def of_heads(self) -> Iterator[Kind]:
        found: dict[str, Spot] = {}
        for spot in self.spots:
            style = spot.paragraph.source.style.name
            if not spot.words:
                continue
            for name, is_one in {
                "change a head": style.startswith("heading"),
                "change the title": style == "Title",
                "change the standfirst": style == "Subtitle",
                "change a caption": style == "caption",
                "change a note of a table": style == "Note",
                "change the colophon": style.startswith("Colophon"),
                "change a recommendation": style == "Recommendation Text",
                "change an abbreviation": style == "Abbreviation",
                "change a title in the list of sources": spot.context.startswith("sources.")
                and "title" in spot.context,
                "change a box": style == "Callout List",
                "change a head of a column": ".columns." in spot.context,
            }.items():
                if is_one:
                    found.setdefault(name, spot)
        for name, spot in sorted(found.items()):
            kind = self.reworded(name, spot)
            yield Kind(name, _and_property(kind.edit, spot, self.word), kind.expected)
        leads = [one for one in self.spots if ".lead" in one.context and one.words and one.paragraph.where == ("body",)]
        if leads:
            lead = leads[0]
            yield self.reworded("reword a lead, which the template makes bold", lead)
            if lead.last < len(text_of(lead.paragraph)) - 3:
                yield Kind(
                    "one change over a lead and its text",
                    lambda editor: editor.replace(lead.place, lead.last - 2, lead.last + 3, self.word),
                    {},
                    asks=True,
                )
        labels = [
            place
            for place, one in enumerate(self.page.paragraphs)
            if one.source.style.name in ("Key Messages Title", "Back Matter Heading") and one.text and not one.contexts
        ]
        if labels:
            label = labels[0]
            length = len(text_of(self.page.paragraphs[label]))
            yield Kind(
                "change a fixed label", lambda editor: editor.replace(label, 0, length, self.word), {}, asks=True
            )
        yield Kind("change the running head", _running_head, {}, asks=True)

    def of_looks(self) -> Iterator[Kind]:
        spot = self.body[-1]
        word = spot.words[0]
        start, end = spot.at(word), spot.at(word) + len(word)
        beside = spot.markdown.replace(word, f"**{word}**"), spot.markdown.replace(word, f"*{word}*")
        yield Kind(
            "make a word bold", lambda editor: editor.look(spot.place, start, end, "b"), {spot.context: beside[0]}
        )
        yield Kind(
            "make a word italic", lambda editor: editor.look(spot.place, start, end, "i"), {spot.context: beside[1]}
        )
        yield Kind(
            "strike a word through by hand",
            lambda editor: editor.look(spot.place, start, end, "strike"),
            {},
            asks=True,
        )
        linked = spot.markdown.replace(word, f"[{word}](https://example.org/x)")
        yield Kind(
            "make a word a link",
            lambda editor: editor.link(spot.place, start, end, "https://example.org/x"),
            {spot.context: linked},
        )

        def restyle(editor: Editor) -> None:
            style = editor.paragraphs[spot.place].find(f"{W}pPr/{W}pStyle")
            assert style is not None
            style.set(W + "val", "Heading2")

        yield Kind("change a paragraph's style", restyle, {}, asks=True)
        alt = next(iter(self.page.alt_texts), None)
        if alt is not None:
            context = self.page.alt_texts[alt]

            def describe(editor: Editor) -> None:
                for one in editor.root.iter():
                    if one.get("descr") == alt:
                        one.set("descr", f"{self.word} {alt}")

            yield Kind("change an alternative text", describe, {context: f"{self.word} {self.page.wordings[context]}"})

    def of_everything(self) -> Iterator[Kind]:
        spot = self.body[1 % len(self.body)]
        said = ("Is this so?", "It is.")
        yield Kind("a comment alone", lambda editor: editor.comment(spot.place, *said), {}, said=said)
        spots = {one.context: one for one in (self.body[1 % len(self.body)], self.body[-1], *self.cells[:1])}
        heads = [one for one in self.spots if one.paragraph.source.style.name.startswith("heading") and one.words]
        spots |= {one.context: one for one in heads[:1]}
        kinds = [self.reworded("", one) for one in spots.values()]

        def edit(editor: Editor) -> None:
            for kind in kinds:
                kind.edit(editor)

        yield Kind("several edits at once", edit, {k: v for kind in kinds for k, v in kind.expected.items()})


def _flattened(editor: Editor) -> None:
    for text in editor.root.iter(W + "t"):
        text.text = (text.text or "").replace("\u00a0", " ").replace("’", "'").replace("\u202f", " ")


def _parted(editor: Editor) -> None:
    for place, paragraph in enumerate(editor.paragraphs[:20]):
        runs = editor.runs(paragraph)
        if runs and place % 2:
            editor.span(paragraph, 1, 2)


def _running_head(editor: Editor) -> None:
    for name, part in list(editor.parts.items()):
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            editor.parts[name] = re.sub(rb"(<w:t[^>]*>)([^<]{4,})(</w:t>)", rb"\1XX\2\3", part, count=1)


_PROPERTIES = {"Title": b"dc:title", "Subtitle": b"dc:subject"}


def _and_property(edit: Callable[[Editor], None], spot: Spot, word: str) -> Callable[[Editor], None]:
    """Return an edit that changes the property to which a control is bound along with its text."""

    def both(editor: Editor) -> None:
        edit(editor)
        _set_property(editor, spot, spot.words[0], word)

    return both


def _set_property(editor: Editor, spot: Spot, old: str, word: str) -> None:
    """Type over a word of the property that is bound to what a spot shows, if any: Word changes both together."""
    name = _PROPERTIES.get(spot.paragraph.source.style.name)
    if name:
        core = editor.parts["docProps/core.xml"]
        pattern = b"(<" + name + b">[^<]*?)" + re.escape(old.encode())
        editor.parts["docProps/core.xml"] = re.sub(pattern, lambda m: m[1] + word.encode(), core, count=1)
