"""LaTeX as it stands in BibTeX -> characters. What commands do that no character is for is not known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from briefpress.bibliography.item import EMPHASIS

# Accents of LaTeX -> combining characters of Unicode.
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_SYMBOLS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "copyright": "©",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textdegree": "°",
    "degree": "°",
    "textregistered": "®",
    "texttrademark": "™",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textunderscore": "_",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "times": "×",
    "pm": "±",
    "cdot": "·",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "lambda": "λ",
    "mu": "μ",
    "pi": "π",
    "sigma": "σ",
    "tau": "τ",
    "omega": "ω",
    "Delta": "Δ",
    "Omega": "Ω",
    "infty": "∞",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textperiodcentered": "·",
    "slash": "/",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "space": " ",
    "quad": " ",
}
_ITALIC = frozenset({"emph", "textit", "textsl", "mkbibemph", "em", "it", "itshape"})
# Commands whose braces hold what is to be read, and nothing else.
_PLAIN = frozenset(
    {
        *(
            "textbf",
            "textrm",
            "textsc",
            "textsf",
            "texttt",
            "textup",
            "textmd",
            "text",
            "mathrm",
            "mathit",
            "ensuremath",
        ),
        *("mbox", "hbox", "bf", "rm", "sc", "sf", "tt", "url", "path", "uppercase", "lowercase", "MakeUppercase"),
        *("textsuperscript", "textsubscript", "mkbibbold", "relax", "protect", "noopsort", "natexlab", "bibinfo"),
        *("displaystyle", "textnormal", "upshape", "normalfont", "href", "allowbreak", "nolinkurl"),
    }
)
_QUOTED = frozenset({"enquote", "mkbibquote"})
SUPERSCRIPT = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
# `$_2$`, `$_{2}$`, `$_{\textrm{2}}$`.
_SCRIPT = re.compile(r"\$\s*([_^])\s*\{?\s*(?:\\(?:textrm|mathrm|text)\s*\{)?\s*([0-9+\-]{1,4})\s*\}{0,2}\s*\$")
_COMMAND = re.compile(r"\\([A-Za-z]+\*?[ \t]*|.)", re.DOTALL)
_ARGUMENT = re.compile(r"\{\\?([A-Za-z])\}|\\([ij])(?![A-Za-z])(?:\{\})?|([A-Za-z])")


def characters(text: str, unknown: Callable[[str], None]) -> str:
    """Return what a field prints; italics stand between the two signs of `EMPHASIS`.

    `unknown` is told the name of each command that is not known; what stands in its braces stays.
    """
    return _Writer(_SCRIPT.sub(_script, text), unknown).written()


def _script(match: re.Match[str]) -> str:
    """Return small figures above the line as the characters that they are; below it, on it: CO2 reads as well.

    Not every script has a face with small figures below the line.
    """
    return match[2] if match[1] == "_" else match[2].translate(SUPERSCRIPT)


class _Writer:
    """One walk over a text, with the ends of open braces on a stack."""

    def __init__(self, text: str, unknown: Callable[[str], None]) -> None:
        self.text, self.unknown = text, unknown
        self.out: list[str] = []
        self.closing: list[str] = []
        self.position = 0

    def written(self) -> str:
        while self.position < len(self.text):
            self.step()
        whole = "".join((*self.out, *reversed(self.closing)))
        for typed, set_ in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("\u00ad", "")):
            whole = whole.replace(typed, set_)
        return unicodedata.normalize("NFC", " ".join(whole.split()))

    def step(self) -> None:
        character = self.text[self.position]
        if character == "\\" and self.position + 1 < len(self.text):
            self.command()
            return
        self.position += 1
        if character == "{":
            self.closing.append("")
        elif character == "}":
            self.out.append(self.closing.pop() if self.closing else "")
        elif character == "~":
            self.out.append(" ")
        elif character != "$":
            self.out.append(character)

    def command(self) -> None:
        match = _COMMAND.match(self.text, self.position)
        assert match  # a backslash with a character after it
        name = match[1].strip()
        self.position = match.end()
        if name in _ACCENTS:
            argument = _ARGUMENT.match(self.text, self.position)
            if argument:
                self.position = argument.end()
                self.out.append(next(filter(None, argument.groups())) + _ACCENTS[name])
            return
        if name in _SYMBOLS:
            self.out.append(_SYMBOLS[name])
            self.empty_braces()
        elif len(name) == 1 and not name.isalpha():
            self.out.append(" " if name in "\\, /;:!" else name)
        else:
            self.group(name.rstrip("*"))

    def group(self, name: str) -> None:
        """Take a command with an argument in braces, or a switch that holds to the end of those around it."""
        start, end = EMPHASIS if name in _ITALIC else ("“", "”") if name in _QUOTED else ("", "")
        if name not in _PLAIN and not start:
            self.unknown(name)
        has_argument = self.text.startswith("{", self.position)
        if has_argument:
            self.position += 1
            self.closing.append(end)
            self.out.append(start)
        elif start and self.closing:
            self.closing[-1] = end + self.closing[-1]
            self.out.append(start)

    def empty_braces(self) -> None:
        if self.text.startswith("{}", self.position):
            self.position += 2
