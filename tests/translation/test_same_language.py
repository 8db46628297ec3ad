"""Names of languages, as programs write them."""

from __future__ import annotations

import pytest

from briefpress.translation.same_language import is_same_language, language_meant


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("fr-FR", "fr"),
        ("fr_FR", "fr"),
        ("fr_CA.UTF-8", "fr"),
        ("fra", "fr"),
        ("fre-FR", "fr"),
        ("FR-fr", "fr"),
        ("ar-SA", "ar"),
        ("ar_001", "ar"),
        ("es-419", "es"),
        ("zh-CN", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zho-CN", "zh-Hans"),
        ("zh-CHS", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-HK", "zh-Hant"),
        ("sr@latin", "sr-Latn"),
        ("no", "nb"),
        ("pt", "pt-BR"),
    ],
)
def test_a_language_said_more_or_less_exactly_is_the_same(said: str, tag: str) -> None:
    assert is_same_language(said, tag)


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("de", "fr"),
        ("zh-TW", "zh-Hans"),
        ("zh-Hant-CN", "zh-Hans"),
        ("sr@latin", "sr"),
        ("pt-PT", "pt-BR"),
        ("French", "fr"),
        ("", "fr"),
        ("x" * 200, "fr"),
        ("fr-" * 500, "fr"),
        ("../../fr", "fr"),
    ],
)
def test_another_language_script_or_region_is_another(said: str, tag: str) -> None:
    assert not is_same_language(said, tag)


def test_another_language_of_the_brief_is_named_by_its_own_name() -> None:
    assert not is_same_language("fr-CA", "fr", ("en", "fr", "fr-CA"))
    assert is_same_language("fr-FR", "fr", ("en", "fr", "fr-CA"))


def test_what_may_mean_two_languages_means_none() -> None:
    assert ["fr", "pt-PT", ""] == [language_meant(said, ("fr", "pt-PT", "pt-BR")) for said in ("fr-BE", "pt-PT", "pt")]
