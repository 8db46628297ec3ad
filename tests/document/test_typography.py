"""Text is set as its language's readers expect, and setting it again changes nothing."""

from __future__ import annotations

import pytest

from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.serialise import inline_markup
from briefpress.document.typography import typeset, typeset_text


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", "Est-il vert ? Oui ; non !", "Est-il vert\u202f? Oui\u202f; non\u202f!"),
        ("fr", "Est-il vert? Oui; non!", "Est-il vert\u202f? Oui\u202f; non\u202f!"),
        ("fr", "Note : ceci", "Note\u00a0: ceci"),
        ("fr", "la « Route »", "la «\u202fRoute\u202f»"),
        ("fr", "la «Route» verte", "la «\u202fRoute\u202f» verte"),
        ("fr", "15 % ; 1 234,5", "15\u202f%\u202f; 1\u202f234,5"),
        ("fr", "le 11 décembre 2016", "le 11\u00a0décembre 2016"),
        ("fr", "https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("es", "15 % y 28 de marzo", "15\u202f% y 28\u00a0de marzo"),
        ("es", "¿Por qué? ¡Ya!", "¿Por qué? ¡Ya!"),
        ("ru", "Путь — это 15%", "Путь\u00a0— это 15\u00a0%"),
        ("ru", "в 2015 г. и в мае", "в\u00a02015\u00a0г. и\u00a0в\u00a0мае"),
        ("ru", "28 марта 2015 г.", "28\u00a0марта 2015\u00a0г."),
        ("en", "on 28 March 2015 – then", "on 28\u00a0March 2015\u00a0– then"),
        ("en", "on 3 May", "on 3\u00a0May"),
        ("pt", "15 % – nada", "15 % – nada"),
    ],
)
def test_sets_spaces_and_ties(language: str, typed: str, expected: str) -> None:
    once = typeset_text(typed, language)

    assert expected == once
    assert once == typeset_text(once, language)


def markup(language: str, paragraph: str) -> str:
    """Return the markup of a paragraph once it is set; setting it again must change nothing."""
    direction = "rtl" if language == "ar" else "ltr"
    page = (
        f'<html lang="{language}" dir="{direction}"><head><title>T</title></head><body><p>{paragraph}</p></body></html>'
    )
    once = typeset(parse(page))
    assert once == typeset(once)
    (block,) = once.children
    assert isinstance(block, tree.Paragraph)
    return inline_markup(block.children)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("وثيقة في 28 مارس", 'وثيقة في <bdi dir="ltr">28</bdi> مارس'),
        ("لجنة (NDRC) أصدرت", 'لجنة (<bdi dir="ltr">NDRC</bdi>) أصدرت'),
        ("مبادرة Belt and Road هنا", 'مبادرة <bdi dir="ltr">Belt and Road</bdi> هنا'),
        ("بنسبة 15% من", 'بنسبة <bdi dir="ltr">15%</bdi> من'),
        (
            'عن <span lang="en">Belt and <em>Road</em></span>',
            'عن <bdi lang="en" dir="ltr">Belt and <em>Road</em></bdi>',
        ),
        # An element inside a link would break the link's tag.
        ('<a href="#s">[1, ¶3]</a>', '<a href="#s">[1, ¶3]</a>'),
    ],
)
def test_isolates_latin_and_figures_in_arabic(typed: str, expected: str) -> None:
    assert expected == markup("ar", typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("《行动》（简称）", '《行动<span class="half">》</span>（简称）'),
        ("愿景》）、提出", '愿景<span class="half">》</span><span class="half">）</span>、提出'),
        ("《“一带一路”》", '《<span class="half">“</span>一带一路<span class="half">”</span>》'),
        ("<strong>要点。</strong> 正文", "<strong>要点。</strong>正文"),
        ("提出， 到", "提出，到"),
        ("BriefPress 文集", "BriefPress 文集"),
    ],
)
def test_squeezes_chinese_marks_that_meet(typed: str, expected: str) -> None:
    assert expected == markup("zh-Hans", typed)


def test_a_phrase_in_another_language_follows_its_own_rules() -> None:
    assert 'say <span lang="fr">oui\u202f!</span> now!' == markup("en", 'say <span lang="fr">oui !</span> now!')


def test_a_mark_after_a_link_has_its_space() -> None:
    assert '<a href="#s">[1]</a>\u202f; puis' == markup("fr", '<a href="#s">[1]</a> ; puis')


def test_a_text_after_a_label_keeps_its_plain_space() -> None:
    typed = '<span class="status">Мнение автора</span> Автор пишет'

    assert typed == markup("ru", typed)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("zh-Hans", "绿色：文件有据", '绿色：<span class="keep">文件有据</span>'),
        ("en", "Green: what is <em>on</em> record", 'Green: <span class="keep">what is <em>on</em> record</span>'),
        ("fr", "Verte : des textes", 'Verte\u00a0: <span class="keep">des textes</span>'),
        ("en", "Until 10:30", "Until 10:30"),
    ],
)
def test_keeps_what_follows_the_colon_of_a_title_together(language: str, typed: str, expected: str) -> None:
    page = f'<html lang="{language}" dir="ltr"><head><title>T</title></head><body><h1>{typed}</h1></body></html>'

    (title,) = typeset(parse(page)).children

    assert isinstance(title, tree.Heading)
    assert expected == inline_markup(title.children)
