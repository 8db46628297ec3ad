"""A style sheet -> what in it is not known to be harmless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import tinycss2
from tinycss2 import ast

from briefpress.assets.css.values import DEPTH, LONG_NUMBER, Fault, value_faults, variables, walk
from briefpress.assets.css.vocabulary import MARGIN_BOXES, OUTER_RULES, PSEUDO_CLASSES

LIMIT = 200_000
"""Characters; those of the shipped sheets are 22,000."""
_RULES = 3_000
_RULE_DEPTH = 3
_STEPS = 8
"""Elements that a selector goes through: it is tried from each of them on."""
_SELECTORS = 60
"""Of one rule."""
_PSEUDO_DEPTH = 3
_EXPANDED = 1_000
"""Words and marks of a value with its variables put in."""
_COMBINATORS = frozenset({">", "+", "~"})


def sheet_faults(style: str) -> Iterator[Fault]:
    """Yield what is wrong with a style sheet, in the order in which it stands."""
    if len(style) > LIMIT:
        yield Fault(f"is longer than {LIMIT:,} characters")
        return
    long_number = LONG_NUMBER.search(style)
    if long_number:
        yield Fault("has a number without end", style.count("\n", 0, long_number.start()) + 1)
        return
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    # Before anything goes down into them: the parser does not, and whoever reads them after us does.
    deep = next((node for node, depth in walk(rules) if depth > DEPTH), None)
    if deep is not None:
        yield Fault(f"nests brackets and rules more than {DEPTH} deep", deep.source_line, deep.source_column)
        return
    sheet = _Sheet()
    yield from sheet.rules(rules, 0)
    yield from sheet.totals()


class _Sheet:
    """One reading of a sheet: it counts rules, and gathers custom properties."""

    def __init__(self) -> None:
        self._rules = 0
        self._custom: dict[str, list[Sequence[ast.Node]]] = {}
        self._used: list[ast.Declaration] = []

    def rules(self, rules: Sequence[ast.Node], depth: int) -> Iterator[Fault]:
        for rule in rules:
            self._rules += 1
            match rule:
                case ast.AtRule():
                    yield from self._at_rule(rule, depth)
                case ast.QualifiedRule():
                    yield from _selector_faults(rule)
                    yield from self._declarations(rule.content, is_of_page=False)
                case ast.ParseError():
                    yield _fault(rule, f"cannot be read here: {rule.message}")

    def _at_rule(self, rule: ast.AtRule, depth: int) -> Iterator[Fault]:
        name = rule.lower_at_keyword
        if name not in OUTER_RULES:
            yield _fault(rule, f"brings nothing in, and uses no rule that could: @{name[:60]}")
        elif rule.content is None:
            yield _fault(rule, f"has a rule @{name} without a block")
        elif depth >= _RULE_DEPTH:
            yield _fault(rule, f"nests rules more than {_RULE_DEPTH} deep")
        elif name == "page":
            yield from self._declarations(rule.content, is_of_page=True)
        else:
            yield from _condition_faults(rule)
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from self.rules(inside, depth + 1)

    def _declarations(self, content: Sequence[ast.Node], *, is_of_page: bool) -> Iterator[Fault]:
        for found in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            match found:
                case ast.Declaration():
                    # Names of custom properties are as they are written.
                    name = found.name if found.name.startswith("--") else found.lower_name
                    yield from value_faults(name, found.value, is_of_page=is_of_page)
                    self._used.append(found)
                    if name.startswith("--"):
                        self._custom.setdefault(name, []).append(found.value)
                case ast.AtRule() if is_of_page and found.lower_at_keyword in MARGIN_BOXES:
                    yield from self._declarations(found.content or [], is_of_page=False)
                case ast.ParseError():
                    yield _fault(found, f"cannot be read here: {found.message}")
                case _:
                    yield _fault(found, "has a rule inside a rule")

    def totals(self) -> Iterator[Fault]:
        if self._rules > _RULES:
            yield Fault(f"has more than {_RULES:,} rules")
        sizes = _Expansion(self._custom)
        for declaration in self._used:
            if sum(sizes.of(name) for name in variables(declaration.value)) > _EXPANDED:
                message = f"puts variables into each other until they are longer than {_EXPANDED:,} words"
                yield _fault(declaration, message)
                return


class _Expansion:
    """How long custom properties are with those that they ask for put in."""

    def __init__(self, custom: Mapping[str, list[Sequence[ast.Node]]]) -> None:
        self._asked = {name: [tuple(variables(value)) for value in values] for name, values in custom.items()}
        self._own = {name: max(sum(1 for _ in walk(value)) for value in values) for name, values in custom.items()}
        self._known: dict[str, int] = {}

    def of(self, name: str) -> int:
        """Return the length of a property; beyond what is allowed of one that leads round to itself."""
        waiting = [name]
        open_names: list[str] = []
        while waiting:
            one = waiting[-1]
            if one in self._known:
                waiting.pop()
            elif one not in self._own:
                self._known[one] = 1  # a token of the theme, or nothing
            elif one in open_names:
                self._close(one)
                open_names.remove(one)
                waiting.pop()
            else:
                open_names.append(one)
                inside = {asked for value in self._asked[one] for asked in value}
                if inside & set(open_names):
                    self._known[one] = _EXPANDED + 1
                waiting.extend(asked for asked in inside if asked not in self._known and asked not in open_names)
        return self._known[name]

    def _close(self, name: str) -> None:
        inside = max(sum(self._known.get(asked, _EXPANDED + 1) for asked in value) for value in self._asked[name])
        self._known.setdefault(name, min(_EXPANDED + 1, self._own[name] + inside))


def _selector_faults(rule: ast.QualifiedRule) -> Iterator[Fault]:
    prelude = [token for token in rule.prelude if token.type != "comment"]
    if not any(token.type != "whitespace" for token in prelude):
        yield _fault(rule, "has a rule without a selector")
        return
    yield from _pseudo_faults(prelude, 1)
    selectors = [list(group) for is_comma, group in groupby(prelude, lambda one: one == ",") if not is_comma]
    if len(selectors) > _SELECTORS:
        yield _fault(rule, f"has a rule with more than {_SELECTORS} selectors")
    if any(_steps(selector) > _STEPS for selector in selectors):
        yield _fault(rule, f"has a selector of more than {_STEPS} steps")


def _steps(selector: Sequence[ast.Node]) -> int:
    """Return how many elements a selector goes through."""
    steps, is_between = 0, True
    for token in selector:
        if token.type == "whitespace" or (isinstance(token, ast.LiteralToken) and token.value in _COMBINATORS):
            is_between = True
        else:
            steps += is_between
            is_between = False
    return steps


def _pseudo_faults(tokens: Sequence[ast.Node], depth: int, *, is_in_has: bool = False) -> Iterator[Fault]:
    for token in tokens:
        match token:
            case ast.FunctionBlock() if token.lower_name not in PSEUDO_CLASSES:
                yield _fault(token, f"has a selector that nobody knows: :{token.lower_name[:60]}()")
            case ast.FunctionBlock() if depth > _PSEUDO_DEPTH:
                yield _fault(token, f"nests selectors more than {_PSEUDO_DEPTH} deep")
                return
            case ast.FunctionBlock():
                is_has = token.lower_name == "has"
                if is_has and is_in_has:
                    yield _fault(token, "looks for elements within elements that it looks for: :has() in :has()")
                if _steps(token.arguments) > _STEPS * 4:
                    yield _fault(token, "has a selector of too many steps")
                yield from _pseudo_faults(token.arguments, depth + 1, is_in_has=is_in_has or is_has)
            case ast.CurlyBracketsBlock() | ast.URLToken() | ast.ParseError() | ast.ParenthesesBlock():
                yield _fault(token, "has a selector that cannot be read")
                return


def _condition_faults(rule: ast.AtRule) -> Iterator[Fault]:
    """Yield what a condition of `@media` or `@supports` asks beyond features and their values."""
    for token, _ in walk(rule.prelude):
        if isinstance(token, ast.FunctionBlock | ast.URLToken | ast.ParseError | ast.CurlyBracketsBlock):
            yield _fault(token, f"has a condition of @{rule.lower_at_keyword} that cannot be read")
            return


def _fault(node: ast.Node, message: str) -> Fault:
    return Fault(message, node.source_line, node.source_column)
