"""Models -> schemas that say of each field what stands under it in the source.

Pydantic can do that too (`use_attribute_docstrings`), but reads the source of each model whenever a program starts: few
programs ever ask for a schema.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Described(BaseModel):
    """A model that is described by its docstrings."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        made = handler(schema)
        properties = handler.resolve_ref_schema(made).get("properties", {})
        for kind in reversed(cls.__mro__):
            for name, text in _texts_of(kind) if issubclass(kind, Described) else ():
                alias = cls.model_fields[name].alias or name
                properties[alias if alias in properties else name]["description"] = text
        return made


@cache
def _texts_of(model: type[Described]) -> tuple[tuple[str, str], ...]:
    """Return the fields that a model adds to its bases, each with the text under it."""
    (made,) = (one for one in _statements(model.__module__) if _is_class(one, model.__name__))
    return tuple(_texts_in(made))


@cache
def _statements(module: str) -> tuple[ast.stmt, ...]:
    return tuple(ast.parse(inspect.getsource(sys.modules[module])).body)


def _is_class(statement: ast.stmt, name: str) -> TypeGuard[ast.ClassDef]:
    return isinstance(statement, ast.ClassDef) and statement.name == name


def _texts_in(made: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for one, below in pairwise(made.body):
        match one, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
