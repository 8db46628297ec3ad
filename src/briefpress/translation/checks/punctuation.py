"""Punctuation: the signs of the language's own script, and its pairs. Spaces before them are set by the press."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u0750-\u077f"
_CLOSING = "”’》〉）"

# What -> pattern, message, hint. A group marks the sign that is wrong.
_RULES: Mapping[str, tuple[tuple[re.Pattern[str], str, str, Severity], ...]] = {
    "zh": (
        (
            re.compile(rf"(?<=[{_HAN}{_CLOSING}])([,.;:!?])(?!\d)"),
            "the Western sign {} stands after Chinese text",
            "write ，。；：！？ or 、",
            Severity.ERROR,
        ),
        (
            re.compile(rf"(?<=[{_HAN}])(\()|(\()(?=[{_HAN}])|(?<=[{_HAN}])(\))"),
            "the half-width {} stands beside Chinese text",
            "write （ and ）",
            Severity.ERROR,
        ),
        (re.compile(rf"(?<=[{_HAN}])( )(?=[{_HAN}])"), "a space stands in Chinese text", "delete it", Severity.ERROR),
        (
            re.compile(rf"(?<=[{_HAN}])( )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])( )(?=[{_HAN}])"),
            "a space stands between Chinese and Latin text",
            "delete it: the press sets the gap",
            Severity.WARNING,
        ),
        (re.compile(r"(?<!…)(…)(?!…)"), "a Chinese ellipsis is two signs wide", "write ……", Severity.WARNING),
        # One sign between two words is the connector of GB/T 15834-2011, 4.13, as in 中国—东盟.
        (
            re.compile(rf"(?<![—{_HAN}\w])(—)(?!—)|(?<!—)(—)(?![—{_HAN}\w])"),
            "a Chinese dash is two signs wide",
            "write ——",
            Severity.WARNING,
        ),
    ),
    "ar": (
        (
            re.compile(rf"(?<=[{_ARABIC}\u064b-\u065f»])(\s?[,;?])"),
            "the Western sign {} stands after Arabic text",
            "write ، ؛ or ؟",
            Severity.ERROR,
        ),
    ),
}
_EVERYWHERE = (
    (re.compile(r"(\.\.\.)"), "three full stops stand for an ellipsis", "write …", Severity.WARNING),
    (re.compile(r"(?<=\s)(-)(?=\s)"), "a hyphen stands for a dash", "write – or —", Severity.WARNING),
)


def check_punctuation(pair: Pair) -> Iterator[Flaw]:
    """Yield signs that another script or another habit uses, each kind once in a flow."""
    for flow in pair.own_flows:
        for pattern, message, hint, severity in (*_EVERYWHERE, *_RULES.get(pair.language, ())):
            match = pattern.search(flow)
            if match:
                sign = next(group for group in match.groups() if group)
                context = flow[max(0, match.start() - 1) : match.end()] if sign.isspace() else sign
                yield Flaw("translation.punctuation", message.format(sign.strip()), context, hint, severity)


def check_pairs(pair: Pair) -> Iterator[Flaw]:
    """Yield Spanish questions and exclamations that are not opened."""
    if pair.language != "es":
        return
    for flow in pair.own_flows:
        for opening, closing in ("¿?", "¡!"):
            if flow.count(opening) != flow.count(closing):
                message = f"{opening} and {closing} do not come in pairs"
                snippet = closing if closing in flow else opening
                yield Flaw("translation.punctuation", message, snippet, f"open with {opening}, close with {closing}")
