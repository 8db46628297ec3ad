"""What templates can reach and do: no file, no network, no code, and nothing without end.

Jinja's sandbox keeps templates from Python's insides. This one lets them see what is meant for them and no more, and
counts (`bounds`) all that repeats: loops, macros, blocks, includes and what they print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from functools import cache, wraps
from types import MappingProxyType
from typing import Any, TypeAlias

from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.runtime import Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, pass_environment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from pydantic import BaseModel

from briefpress.render.bounds import BITS, Bounds, list_of_at_most, source_of_at_most, text_of_at_most

PLAIN_FILTERS = (
    "abs",
    "capitalize",
    "d",
    "default",
    "e",
    "escape",
    "float",
    "int",
    "lower",
    "safe",
    "title",
    "trim",
    "upper",
)
"""Filters of Jinja that take one value and make nothing longer of it."""
LIST_FILTERS = (
    "first",
    "last",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "unique",
)
"""Filters of Jinja that go through a list."""
OWN_FILTERS = ("count", "inline", "join", "length", "plain", "round", "sentence", "string")
"""Filters of ours, and those of Jinja that are bounded here."""
GLOBALS = ("_", "namespace")
"""Functions of Jinja; ours stand beside them, and `range`."""

_WEIGHTS = {"title": 10, "inline": 10, "plain": 10}
"""How much longer some filters take for a text than others."""
_FIELDS = frozenset({"name", "value"})
_OF_TEXTS = frozenset({"endswith", "isdigit", "lower", "removeprefix", "removesuffix", "startswith", "strip", "upper"})
_OF_MAPPINGS = frozenset({"get", "items", "keys", "values"})
_OF_LOCALES = frozenset({"display_name", "english_name", "language", "language_name", "script", "territory"})


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which one edition at a time is printed."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(finalize=self._printed, bytecode_cache=_SHARED, **options)
        self.bounds = Bounds()
        self._sources: dict[str, int] = {}
        lists = {name: _counting(FILTERS[name]) for name in LIST_FILTERS}
        own = {"count": _length, "length": _length, "join": _join, "round": _round, "string": _string}
        known = {name: FILTERS[name] for name in PLAIN_FILTERS} | lists | own
        self.filters = {}
        self.add_filters(known)
        self.globals = {name: self.globals[name] for name in GLOBALS} | {"range": _range}

    # ---- what can be reached

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # First what is asked most; no field begins with "_".
        if isinstance(obj, BaseModel) and attr in _fields(type(obj)):
            return True
        if attr.startswith("_") or not super().is_safe_attribute(obj, attr, value):
            return False
        owner = next((kind for kind in type(obj).__mro__ if attr in vars(kind)), None)
        return _is_shown(obj, attr, owner.__module__.split(".")[0] if owner else "")

    def wrap_str_format(self, value: Any) -> None:
        """Let `format` be an attribute like any other, which templates do not see: widths know no bounds."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        _check_sizes(operator, left, right)
        self.bounds.used(left)
        self.bounds.used(right)
        return super().call_binop(context, operator, left, right)

    def getitem(self, obj: Any, argument: Any) -> Any:
        # A slice copies, a place does not.
        self.bounds.used(obj if isinstance(argument, slice) else None)
        return super().getitem(obj, argument)

    def make_globals(self, d: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return what templates see in any context: plain, for it is copied for each part that is printed."""
        return {**self.globals, **(d or {})}

    # ---- what is counted

    def call(self, context: Any, obj: Any, *arguments: Any, **keywords: Any) -> Any:
        """Call something that a template may call; a method counts by the size of what it is a method of."""
        self.bounds.used(getattr(obj, "__self__", None))
        return super().call(context, obj, *arguments, **keywords)

    def used(self, value: object) -> object:
        """Return a value that is compared, counted."""
        self.bounds.used(value)
        return value

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Let templates use more filters, each of which counts by the size of what it is given."""
        self.filters |= {name: self._measuring(one, _WEIGHTS.get(name, 1)) for name, one in filters.items()}

    def _measuring(self, function: Callable[..., Any], weight: int) -> Callable[..., Any]:
        """Return a filter that counts by the size of what it is given."""
        place = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def measuring(*arguments: Any, **keywords: Any) -> Any:
            self.bounds.used(arguments[place] if len(arguments) > place else None, weight)
            return function(*arguments, **keywords)

        return measuring

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self._sources[name or ""] = len(source)
        source_of_at_most(len(source), sum(self._sources.values()))
        template: nodes.Template = _Counting(self).visit(super()._parse(source, name, filename))
        return template

    def step(self, characters: int) -> str:
        return self.bounds.step(characters)

    def counted(self, items: Iterable[object]) -> Iterable[object]:
        """Return what is looped over, counted; what has a length keeps it."""
        if isinstance(items, Undefined):
            return items
        return _Counted(items, self.bounds)

    def concatenated(self, *values: object) -> str:
        """Return `a ~ b`."""
        texts = [_text(value) for value in values]
        text_of_at_most(sum(map(len, texts)))
        return markup_join(texts)

    def _printed(self, value: object) -> object:
        """Count what an expression prints. Raises TemplateRuntimeError for what is no text."""
        if isinstance(value, str):
            self.bounds.printed(len(value))
        elif isinstance(value, list | tuple | dict | set | frozenset):
            raise TemplateRuntimeError(f"a {type(value).__name__} cannot be printed: loop over it, or join it")
        return value


class _Compiled(BytecodeCache):
    """Templates compiled in this process: each once, though every audience and language has its environment."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code, checksum = self._code.get(bucket.key, (None, None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = (bucket.code, bucket.checksum)


_SHARED = _Compiled()


class _Counted:
    """What a loop goes through."""

    def __init__(self, items: Iterable[object], bounds: Bounds) -> None:
        self._items, self._bounds = items, bounds

    def __iter__(self) -> Iterator[object]:
        return self._bounds.counted(self._items)

    def __len__(self) -> int:
        if isinstance(self._items, Sized):
            return len(self._items)
        raise TypeError  # a loop then makes a list of it


_Body: TypeAlias = nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block | nodes.Template


class _Counting(NodeTransformer):
    """Syntax tree -> the same with a step in each body that can be run more than once."""

    def __init__(self, environment: Sandbox) -> None:
        self.environment = environment
        self.characters = 0
        """Of the text that has been passed so far."""

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 - Jinja's names
        self.characters += len(node.data)
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self._with_step(node)
        node.iter = _call("counted", [node.iter], node.lineno)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._with_step(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._with_step(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        return self._with_step(node)

    def visit_Template(self, node: nodes.Template) -> nodes.Node:  # noqa: N802
        return self._with_step(node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        for operand in node.ops:
            operand.expr = _call("used", [operand.expr], node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802
        self.generic_visit(node)
        return _call("concatenated", node.nodes, node.lineno)

    def _with_step(self, node: _Body) -> nodes.Node:
        """Return a body with a step by the length of the text in it, that of the bodies in it among it."""
        before = self.characters
        self.generic_visit(node)
        step = _call("step", [nodes.Const(self.characters - before)], node.lineno)
        node.body.insert(0, nodes.ExprStmt(step, lineno=node.lineno))
        return node


def _call(name: str, arguments: Sequence[nodes.Node], line: int) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(name, lineno=line), list(arguments), [], None, None, lineno=line)


@cache
def _fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(model.model_fields)


def _is_shown(obj: object, attr: str, module: str) -> bool:
    """Say whether templates see an attribute, by the package of the class that has it."""
    match obj:
        case _ if module == "briefpress":
            return True
        case str():
            return attr in _OF_TEXTS or (module == "enum" and attr in _FIELDS)
        case Mapping() | MappingProxyType():
            return attr in _OF_MAPPINGS
        case Namespace():
            return True
    kind = type(obj).__module__.split(".")[0]
    if kind == "babel":
        return attr in _OF_LOCALES
    if kind == "jinja2":
        # Loops, macros, imported templates and `self`.
        return True
    return module == "enum" and attr in _FIELDS


def _check_sizes(operator: str, left: object, right: object) -> None:
    """Raise SecurityError for what would grow out of bounds."""
    match operator, left, right:
        case "%", str(), _:
            raise SecurityError('"%" fills in no texts: write them side by side, {{ a }} {{ b }}, or join them with ~')
        case "+", str(), str():
            text_of_at_most(len(left) + len(right))
        case "+", (list() | tuple()), (list() | tuple()):
            list_of_at_most(len(left) + len(right))
        case "*", (str() | list() | tuple()), int():
            _check_repeated(left, right)
        case "*", int(), (str() | list() | tuple()):
            _check_repeated(right, left)
        case "*", int(), int():
            _check_bits(left.bit_length() + right.bit_length())
        case "**", int(), int():
            _check_bits(left.bit_length() * abs(right))


def _check_repeated(what: str | list[object] | tuple[object, ...], times: int) -> None:
    (text_of_at_most if isinstance(what, str) else list_of_at_most)(len(what) * max(times, 0))


def _check_bits(bits: int) -> None:
    if bits > BITS:
        raise SecurityError(f"a template makes a number of more than {BITS} bits")


def _text(value: object) -> str:
    """Return what a value prints. Raises TemplateRuntimeError for what is no text."""
    if isinstance(value, list | tuple | dict | set | frozenset):
        raise TemplateRuntimeError(f"a {type(value).__name__} is no text: loop over it, or join it")
    return value if isinstance(value, str) else str(value)


def _counting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that counts what it goes through."""
    place = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def counting(*arguments: Any, **keywords: Any) -> Any:
        before, items, after = arguments[:place], arguments[place], arguments[place + 1 :]
        return function(*before, items if isinstance(items, str | Undefined) else _listed(items), *after, **keywords)

    return counting


def _listed(items: Iterable[object]) -> list[object]:
    found: list[object] = []
    for item in items:
        found.append(item)
        list_of_at_most(len(found))
    return found


def _range(*bounds: int) -> range:
    """Return whole numbers, as Python's."""
    numbers = range(*bounds)
    list_of_at_most(len(numbers))
    return numbers


def _length(value: Any) -> int:
    return len(value)


@pass_environment
def _join(environment: Sandbox, values: Iterable[object], separator: str = "", attribute: str | None = None) -> str:
    """Return the texts of values with a separator between them."""
    items = _listed(values)
    if attribute is not None:
        items = [environment.getattr(item, attribute) for item in items]
    texts = [_text(item) for item in items]
    text_of_at_most(sum(map(len, texts)) + len(separator) * len(texts))
    if any(hasattr(text, "__html__") for text in (separator, *texts)):
        return Markup.escape(separator).join(texts)
    return separator.join(texts)


def _round(value: float, digits: int = 0) -> float:
    """Return a number rounded to so many decimals, at most 12."""
    return round(value, min(max(digits, 0), 12))


def _string(value: object) -> str:
    return _text(value)
