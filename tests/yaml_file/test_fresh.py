from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefpress.yaml_file import YamlValue, fresh, parse_yaml, without_comments

# What no file can hold, a draft has been freed of.
_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"), max_size=200
)
_VALUES: st.SearchStrategy[YamlValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _TEXTS,
    lambda inside: st.lists(inside, max_size=4)
    | st.dictionaries(st.sampled_from(["text", "span", "cells", "title", "long-name"]), inside, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "sections", "a", "on"]), _VALUES, min_size=1))
def test_says_what_the_values_say(value: dict[str, YamlValue]) -> None:
    assert value == parse_yaml(fresh(value).encode(), "new.yaml").value


def test_is_laid_out_as_a_person_would() -> None:
    prose = (
        "A sentence that is long enough to be folded, since it goes on until no line of a file could hold it at all."
    )
    value: dict[str, YamlValue] = {
        "title": "Shade: a plan",
        "languages": ["en", "fr"],
        "sources": {"a2": {"#": "to do: part it", "title": "No 7", "author": [{"family": "Lind", "given": "A."}]}},
        "sections": [{"title": "One", "blocks": [{"type": "paragraph", "text": prose}, {"cells": ["a", None, 3]}]}],
        "empty": {},
    }

    made = fresh(value)

    assert made == (
        'title: "Shade: a plan"\n'
        "languages: [en, fr]\n"
        "\n"
        "sources:\n"
        "  # to do: part it\n"
        "  a2:\n"
        "    title: No 7\n"
        "    author:\n"
        "      - {family: Lind, given: A.}\n"
        "\n"
        "sections:\n"
        "  - title: One\n"
        "    blocks:\n"
        "      - type: paragraph\n"
        "        text: >-\n"
        "          A sentence that is long enough to be folded, since it goes on until no line of a file "
        "could hold it at\n"
        "          all.\n"
        "      - cells: [a, null, 3]\n"
        "empty: {}\n"
    )
    assert without_comments(value) == parse_yaml(made.encode(), "new.yaml").value
