"""Models -> schemas that say of each field what stands under it in the source.

Pydantic can do that too (`use_attribute_docstrings`), but reads the source of each model whenever a program starts: few
programs ever ask for a schema.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

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
        for name, text in _texts_of(cls):
            alias = cls.model_fields[name].alias or name
            properties[alias if alias in properties else name]["description"] = text
        return made


def _texts_of(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a model, those of its bases first, each with the text under it."""
    for kind in reversed(model.__mro__):
        if issubclass(kind, Described) and kind is not Described:
            (made,) = ast.parse(inspect.getsource(kind)).body
            assert isinstance(made, ast.ClassDef)  # it is the source of a class
            yield from _texts_in(made)


def _texts_in(made: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for one, below in pairwise(made.body):
        match one, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
