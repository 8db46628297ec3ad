"""Text is set as its language's readers expect, and setting it again changes nothing."""

from __future__ import annotations

import pytest

from briefpress.document import tree
from briefpress.document.keeping import with_whole_numbers
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
        ("es", "15 % y 28 de marzo", "15\u00a0% y 28\u00a0de marzo"),
        ("es", "párr. 3, n.º 5 y 12 345", "párr.\u00a03, n.º\u00a05 y 12\u202f345"),
        ("es", "¿Por qué? ¡Ya!", "¿Por qué? ¡Ya!"),
        ("ru", "Путь — это 15%", "Путь\u00a0— это 15\u00a0%"),
        ("ru", "в 2015 г. и в мае", "в\u00a02015\u00a0г. и\u00a0в\u00a0мае"),
        ("ru", "28 марта 2015 г.", "28\u00a0марта 2015\u00a0г."),
        ("en", "on 28 March 2015 – then", "on 28\u00a0March 2015\u00a0– then"),
        ("en", "on 3 May", "on 3\u00a0May"),
        ("en", "at 40 °C in No. 5, 15 %", "at 40\u00a0°C in No.\u00a05, 15%"),
        ("en", "J. R. Smith asks US$ 5 million", "J.\u00a0R.\u00a0Smith asks US$\u00a05\u00a0million"),
        ("en", "in 2017 May came", "in 2017 May came"),
        ("fr", "en 2017 mai vint, le 1er mai", "en 2017 mai vint, le 1er\u00a0mai"),
        ("fr", "§ 3, art. 6, 5 milliards", "§\u00a03, art.\u00a06, 5\u00a0milliards"),
        ("ru", "абз. 3, № 5, 5 млн, 1 234 567", "абз.\u00a03, №\u00a05, 5\u00a0млн, 1\u00a0234\u00a0567"),
        ("ru", "А. С. Пушкин, XX в.", "А.\u00a0С.\u00a0Пушкин, XX\u00a0в."),
        ("ar", "5 مليون و15 %", "5\u00a0مليون و15%"),
        ("zh", "等…共15 %", "等……共15%"),
        ("pt", "15 % – nada", "15 % – nada"),
        ("fr", "1 250 litres", "1\u202f250 litres"),
        ("pl", "12 345 osób", "12\u00a0345 osób"),
        ("pt", "em 2015 200 casas", "em 2015 200 casas"),
        ("en", "1 000 000 people, 12 345 678.5 t", "1\u202f000\u202f000 people, 12\u202f345\u202f678.5\u00a0t"),
        ("en", "of 27 200 and 1 2 333 444", "of 27 200 and 1 2 333 444"),
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
        ("وثيقة في 28 مارس", 'وثيقة في <bdi dir="ltr">28</bdi>\u00a0مارس'),
        ("لجنة (NDRC) أصدرت", 'لجنة (<bdi dir="ltr">NDRC</bdi>) أصدرت'),
        ("مبادرة Belt and Road هنا", 'مبادرة <bdi dir="ltr">Belt and Road</bdi> هنا'),
        ("بنسبة 15% من", 'بنسبة <bdi dir="ltr">15%</bdi> من'),
        (
            'عن <span lang="en">Belt and <em>Road</em></span>',
            'عن <bdi lang="en" dir="ltr">Belt and <em>Road</em></bdi>',
        ),
        # An element inside a link would break the link's tag.
        ('<a href="#s">[1, ¶3]</a>', '<a href="#s">[1, ¶3]</a>'),
        ("غاز CO₂ هنا", 'غاز <bdi dir="ltr">CO₂</bdi> هنا'),
    ],
)
def test_isolates_latin_and_figures_in_arabic(typed: str, expected: str) -> None:
    assert expected == markup("ar", typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("《行动》（简称）", '<span class="whole">《行动<span class="half">》</span></span>（简称）'),
        ("愿景》）、提出", '愿景<span class="half">》</span><span class="half">）</span>、提出'),
        (
            "《“一带一路”》",
            '《<span class="whole"><span class="half">“</span>一带一路<span class="half">”</span></span>》',
        ),
        ("共建“一带一路”倡议", '共建<span class="whole">“一带一路”</span>倡议'),
        ("<strong>要点。</strong> 正文", "<strong>要点。</strong>正文"),
        ("提出， 到", "提出，到"),
        ("2026年11月30日、第3条", "2026\u2060年11\u2060月30\u2060日、第3条"),
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
        ("en", "Until 10:30 we wait", "Until 10:30\u00a0we\u00a0wait"),
        ("en", "Now: a, not b", 'Now: <span class="keep">a, <span class="keep">not b</span></span>'),
        ("fr", "Le vert : attesté", 'Le vert\u00a0: <span class="keep">attesté</span>'),
        ("en", "Clean water for all", "Clean water\u00a0for\u00a0all"),
        # More than two lines are broken like any text.
        ("en", "Green: " + "on record " * 9, "Green: " + "on record " * 8 + "on record"),
    ],
)
def test_a_title_breaks_at_its_sense(language: str, typed: str, expected: str) -> None:
    page = f'<html lang="{language}" dir="ltr"><head><title>T</title></head><body><h1>{typed}</h1></body></html>'

    once = typeset(parse(page))

    (title,) = once.children
    assert isinstance(title, tree.Heading)
    assert expected == inline_markup(title.children).strip()
    assert once == typeset(once)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", 'words <a href="#s" class="cite">[1]</a>.', 'words\u00a0<a href="#s" class="cite">[1]</a>.'),
        ("en", 'words <a href="#s" class="back">p.</a>', 'words\u00a0<a href="#s" class="back">p.</a>'),
        ("en", '<em>so</em> <a href="#s" class="cite">[1]</a>', '<em>so</em>\u00a0<a href="#s" class="cite">[1]</a>'),
        ("zh-Hans", '文字<a href="#s" class="cite">[1]</a>', '文字\u2060<a href="#s" class="cite">[1]</a>'),
        ("en", 'words <a href="#s">and more</a>', 'words <a href="#s">and more</a>'),
    ],
)
def test_a_citation_hangs_on_the_word_before_it(language: str, typed: str, expected: str) -> None:
    assert expected == markup(language, typed)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("fr", "le 13e Plan du XXIe siècle", "le 13<sup>e</sup> Plan du XXI<sup>e</sup>\u00a0siècle"),
        ("fr", "le 1er mai, la 2e fois", "le 1<sup>er</sup>\u00a0mai, la 2<sup>e</sup> fois"),
        ("fr", "Ce plan, Le vert, De là, Mes euros, Vers 5", "Ce plan, Le vert, De là, Mes euros, Vers 5"),
        ("fr", "Napoléon Ier", "Napoléon I<sup>er</sup>"),
        ("es", "el 13.er Plan, los 13.os Planes", "el 13.<sup>er</sup> Plan, los 13.<sup>os</sup> Planes"),
        ("en", "the 13th plan", "the 13th plan"),
        # An element inside a link would break the link's tag.
        ("fr", '<a href="#s">13e Plan</a>', '<a href="#s">13e Plan</a>'),
    ],
)
def test_ordinals_have_superior_letters(language: str, typed: str, expected: str) -> None:
    assert expected == markup(language, typed)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("ru", "текст <em>«Перспективы»</em> назвал", "текст «Перспективы» назвал"),
        ("ru", "текст «<em>Перспективы</em>» назвал", "текст «Перспективы» назвал"),
        ("ru", "текст <em>Перспективы</em> назвал", "текст <em>Перспективы</em> назвал"),
        ("fr", "le texte <em>« Perspectives »</em>", "le texte <em>«\u202fPerspectives\u202f»</em>"),
    ],
)
def test_a_russian_title_has_quotation_marks_or_italics(language: str, typed: str, expected: str) -> None:
    assert expected == markup(language, typed)


def test_an_address_in_arabic_reads_from_left_to_right() -> None:
    assert '<a href="https://a.example/b" dir="ltr">a.example/b</a>' == markup(
        "ar", '<a href="https://a.example/b">a.example/b</a>'
    )
    assert '<a href="https://a.example/b">هنا</a>' == markup("ar", '<a href="https://a.example/b">هنا</a>')


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("We sum up the article and say what host countries can ask.", "what host countries\u00a0can\u00a0ask."),
        ("Статья опускает деньги, контроль и последующие шаги", "и\u00a0последующие\u00a0шаги"),
        # One word that is long enough may stand alone, and too many words are no last line.
        ("What this means for sustainability", "for sustainability"),
        ("It rests on conscientiousness by us", "conscientiousness by\u00a0us"),
        ("Short", "Short"),
    ],
)
@pytest.mark.parametrize("element", ['<p class="standfirst">{}</p>', "<h2>{}</h2>"])
def test_the_last_line_of_a_standfirst_or_a_heading_is_no_short_word(element: str, typed: str, expected: str) -> None:
    language = "ru" if "и " in typed else "en"
    page = f'<html lang="{language}" dir="ltr"><head><title>T</title></head><body>{element.format(typed)}</body></html>'

    once = typeset(parse(page))

    assert tree.text_of(once.children[0]).endswith(expected)
    assert once == typeset(once)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13-й и 13-е планы", ["13-й", "13-е"]),
        ("COVID-19, КОП-26, GBR-2026-01", ["COVID-19", "КОП-26", "GBR-2026-01"]),
        ("2018–2020 гг.", ["2018–2020"]),
        ("Юго-Восточной, 2026-11, а 5-летний, 1–2–3", []),
    ],
)
def test_no_line_ends_within_a_number_where_lines_are_short(typed: str, kept: list[str]) -> None:
    document = parse(f'<p>{typed} <a href="https://a.example/COVID-19">a.example/COVID-19</a></p>')

    once = with_whole_numbers(document)

    assert tree.text_of(document) == tree.text_of(once)
    spans = [node for node in tree.walk(once) if "whole" in tree.attributes_of(node).classes]
    assert kept == [tree.text_of(node) for node in spans]
    assert once == with_whole_numbers(once)
