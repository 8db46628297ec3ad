"""Web pages as Google Docs saves them, and texts in Markdown."""

from __future__ import annotations

from html import escape

from tests.incoming.importing.told import Bit, Line, bits, tables


def google_page(told: list[Line]) -> bytes:
    """Return a page in which looks are classes, heads are bold paragraphs, and notes are links to and fro."""
    writer = _Page()
    body = "".join(writer.group(kind, group) for kind, group in tables(told))
    notes = "".join(
        f'<div><p class="c1"><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a>'
        f'<span class="c2">&nbsp;{escape(text)}</span></p></div>'
        for n, text in enumerate(writer.notes, 1)
    )
    sheet = (
        ".c0{font-weight:700;font-size:20pt}.c3{font-weight:700;font-size:14pt}.c4{font-weight:700}.c5{font-style:italic}"
        '.c1{margin:0;line-height:1.15}.c2{font-weight:400;font-size:11pt;font-family:"Arial"}'
    )
    head = f'<head><meta charset="utf-8"><style>{sheet}</style></head>'
    return f'<html>{head}<body class="doc">{body}<hr>{notes}</body></html>'.encode()


class _Page:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.references = 0

    def group(self, kind: str, group: list[Line]) -> str:
        if kind == "row":
            rows = (
                "".join(f"<td><p class='c1'>{self.bits(cell)}</p></td>" for cell in row.text.split(" | "))
                for row in group
            )
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        if kind in ("li", "nl"):
            tag = "ul" if kind == "li" else "ol"
            return f"<{tag}>{''.join(f'<li class=c1>{self.bits(one.text)}</li>' for one in group)}</{tag}>"
        return "".join(self.line(one) for one in group)

    def line(self, one: Line) -> str:
        if one.kind == "ref":
            self.references += 1
            return f'<p class="c1"><span class="c2">[{self.references}] {escape(one.text)}</span></p>'
        look = {"title": "c0", "h1": "c3", "h2": "c4"}.get(one.kind)
        if look:
            return f'<p class="c1"><span class="{look}">{escape(one.text)}</span></p>'
        text = f"表1：{one.text}" if one.kind == "table" else one.text
        return f'<p class="c1">{self.bits(text)}</p>'

    def bits(self, text: str) -> str:
        return "".join(self.bit(one) for one in bits(text))

    def bit(self, one: Bit) -> str:
        words = escape(one.text)
        match one.kind:
            case "bold" | "italic":
                return f'<span class="{"c4" if one.kind == "bold" else "c5"}">{words}</span>'
            case "link":
                return f'<a href="https://www.google.com/url?q={escape(one.to)}&amp;sa=D">{words}</a>'
            case "note":
                self.notes.append(one.text)
                n = len(self.notes)
                return f'<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>'
            case "cite":
                return f'<span class="c2">[{words}]</span>'
            case _:
                return f'<span class="c2">{words}</span>'


def markdown(told: list[Line]) -> bytes:
    """Return a text in Markdown with front matter and footnotes."""
    notes: list[str] = []
    made = []
    for kind, group in tables(told):
        match kind:
            case "title":
                made.append(f"# {group[0].text}")
            case "h1" | "h2":
                made.append(f"{'##' if kind == 'h1' else '###'} {group[0].text}")
            case "row":
                rows = [f"| {one.text} |" for one in group]
                made.append("\n".join((rows[0], "|---" * (rows[0].count("|") - 1) + "|", *rows[1:])))
            case "li" | "nl":
                made.append(
                    "\n".join(f"{'-' if kind == 'li' else f'{n}.'} {one.text}" for n, one in enumerate(group, 1))
                )
            case "table":
                made.append(f"Tabla 1. {group[0].text}")
            case "by" | "date":
                pass
            case _:
                made += [one.text for one in group]
    front = {one.kind: one.text for one in told if one.kind in ("by", "date")}
    head = f"---\nauthor: [{front['by'].replace(' y ', ', ')}]\ndate: 2024-03\n---\n\n"
    text = "\n\n".join(made)
    while "^[" in text:
        before, _, rest = text.partition("^[")
        note, _, after = rest.partition("]")
        notes.append(note)
        text = f"{before}[^n{len(notes)}]{after}"
    return (head + text + "\n\n" + "\n".join(f"[^n{n}]: {note}" for n, note in enumerate(notes, 1)) + "\n").encode()
