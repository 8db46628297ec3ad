"""What each language's readers expect of a line, asked of the lines that are printed."""

from __future__ import annotations

import pytest
from tests.writers.pdf.paper import lines_at_widths, printed, text_of, theme_of

from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.layout import _lines
from briefpress.writers.pdf.proof import proof

SENTENCES = {
    "en": "The Belt and Road Initiative asks for environmental cooperation{} and names four ministries{}.",
    "fr": "L’initiative demande une coopération environnementale{} ; elle nomme quatre ministères{}.",
    "es": "La Iniciativa pide una cooperación ambiental{} y nombra cuatro ministerios responsables{}.",
    "ru": "Инициатива требует экологического сотрудничества{} и называет четыре министерства{}.",
    "ar": "تدعو المبادرة إلى التعاون البيئي في المشاريع كلها{}، وتسمّي أربع وزارات مسؤولة{}.",
    "zh-Hans": "倡议要求在各个项目上开展环境合作{}，并点出四个主管部门的名称和职责{}。",
}
CITATIONS = {
    "en": ("[1, ¶1–3]", "[5, 6]"),
    "fr": ("[1, par. 1–3]", "[5, 6]"),
    "ar": ("[1، ف 1–3]", "[5، 6]"),
    "es": ("[1, párrs. 1–3]", "[5, 6]"),
    "ru": ("[1, абз. 1–3]", "[5, 6]"),
    "zh-Hans": ("[1，第1–3段]", "[5、6]"),
}
WIDTHS = [42 + step * 1.7 for step in range(26)]
"""In millimetres: somewhere the line ends before every word."""


def paragraph(language: str) -> str:
    space = "" if language == "zh-Hans" else " "
    links = (f'{space}<a class="cite" href="#s">{one}</a>' for one in CITATIONS[language])
    return f"<p>{SENTENCES[language].format(*links)}</p>"


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_no_citation_stands_alone_on_a_line_or_is_broken(language: str) -> None:
    lines = lines_at_widths(language, paragraph(language), WIDTHS)

    assert [] == [line for line in lines if line.lstrip("\u00a0\u2060").startswith("[")]
    assert [] == [line for line in lines if line.count("[") != line.count("]")]
    assert 2 * len(WIDTHS) == sum(line.count("[") for line in lines)


def test_a_month_below_its_year_begins_at_the_edge() -> None:
    (year, month) = lines_at_widths(
        "fr", '<table class="ladder"><tbody><tr><td><b>2017</b> mai</td></tr></tbody></table>', (8,)
    )

    assert ("2017", "mai") == (year, month)


@pytest.mark.parametrize(
    ("language", "title", "first"),
    [
        ("en", "Green Silk Road: plans on record, few results", "Green Silk Road:"),
        ("es", "Franja y Ruta verde: los documentos constan, los resultados no", "Franja y Ruta verde:"),
        ("fr", "Ceinture et Route vertes : textes attestés, résultats non", "Ceinture et Route vertes\u00a0:"),
        ("ru", "Зелёные «Пояс и путь»: документы есть, итогов нет", "Зелёные «Пояс и\u00a0путь»:"),
        ("ar", "الحزام والطريق الأخضر: الوثائق ثابتة والنتائج غير مبيّنة", "الحزام والطريق الأخضر:"),
        ("zh-Hans", "绿色“一带一路”：文件有据可查，成效未见数据", "绿色“一带一路”："),
    ],
)
def test_a_title_breaks_at_its_colon(language: str, title: str, first: str) -> None:
    lines = lines_at_widths(language, f"<h1>{title}</h1>", (140,))

    assert first == lines[0]
    assert 2 == len(lines)


def test_a_short_title_is_not_broken() -> None:
    assert ["Water: who pays"] == lines_at_widths("en", "<h1>Water: who pays</h1>", (150,))


def test_a_chinese_name_in_quotation_marks_is_not_broken() -> None:
    lines = lines_at_widths(
        "zh-Hans", "<p>评论文章讲述环境目标如何进入中国的共建“一带一路”倡议的各项工作。</p>", WIDTHS
    )

    assert len(WIDTHS) == sum("“一带一路”" in line for line in lines)


def test_a_name_does_not_burst_a_column_of_years() -> None:
    cells = "".join(f"<th scope='col'>{year}</th>" for year in range(2013, 2023))
    row = f"<td></td>{'<td><p>《“一带一路”指导意见》发布</p></td>' * 9}"
    table = f"<table><thead><tr>{cells}</tr></thead><tbody><tr>{row}</tr></tbody></table>"

    pages = printed("zh-Hans", f'<figure class="timeline years"><figcaption>T</figcaption>{table}</figure>')

    assert [] == [finding.message for finding in proof(pages, theme_of("zh-Hans")) if finding.code == "layout.overflow"]


def test_a_chinese_quotation_does_not_end_in_a_character() -> None:
    words = "<p>“在气候变化挑战面前，人类命运与共，单边主义没有出路。”</p>"
    quotation = f'<figure class="quotation"><blockquote>{words}</blockquote></figure>'
    lines = lines_at_widths("zh-Hans", quotation, WIDTHS)

    assert {"单边主义没有出路。”"} == {line[-10:] for line in lines if line.endswith("”")}


def test_latin_keeps_off_han_but_not_at_the_edges_of_a_line() -> None:
    pages = printed(
        "zh-Hans",
        "<p>于是UNEP与中国在2016年签署谅解备忘录并在2017年发布指导意见，UNEP随后加入联盟工作。</p>",
        "main { width: 60mm }",
    )
    (page,) = pages.engine.pages
    lines = list(_lines(root_of(page)))

    rooms = [(child.margin_left, child.margin_right) for line in lines for child in line.children]
    assert any(left > 0 for left, _ in rooms)
    assert all(line.children[0].margin_left == 0 for line in lines[:-1])


def test_an_address_in_arabic_is_as_large_as_other_latin() -> None:
    pages = printed("ar", '<p>انظر <bdi dir="ltr">UNEP</bdi> في <a href="https://unep.org/a">unep.org/a</a> هنا.</p>')
    (line,) = [line for page in pages.engine.pages for line in _lines(root_of(page))]

    sizes = {text_of(box).strip(): box.style["font_size"] for box in line.children}
    assert sizes["UNEP"] == sizes["unep.org/a"]


@pytest.mark.parametrize("language", ["ar", "zh-Hans"])
def test_a_quotation_is_set_from_the_start_edge(language: str) -> None:
    quotation = '<figure class="quotation"><blockquote><p>a b c</p></blockquote></figure>'
    (page,) = printed(language, quotation).engine.pages

    assert {"start"} == {line.style["text_align_all"] for line in _lines(root_of(page))}


def test_a_chinese_line_before_a_name_that_is_kept_whole_is_not_torn() -> None:
    words = "应对气候变化任何国家都不应单独行动据称中国正积极落实气候条约《巴黎协定》的各项要求并作出安排"
    columns = "".join(f'<div class="w{width}"><p>{words}</p></div>' for width in range(60, 120, 2))
    style = "".join(f".w{width} {{ width: {width}mm }}" for width in range(60, 120, 2))
    lines = [line for page in printed("zh-Hans", columns, style).engine.pages for line in _lines(root_of(page))]
    gaps = [(line.width / line.style["font_size"] - len(text_of(line))) / len(text_of(line)) for line in lines]

    assert 60 < len(gaps)
    assert 0.05 < max(gaps) < 0.13


def test_one_signal_for_a_paragraph_in_chinese() -> None:
    (page,) = printed("zh-Hans", "<section><p>第一段文字。</p><p>第二段文字。</p></section>").engine.pages
    first, second = _lines(root_of(page))

    assert first.children[0].position_x == second.children[0].position_x == first.position_x
    assert second.position_y - first.position_y > 1.2 * first.height


@pytest.mark.parametrize("strip", ["30mm", "0mm"])
def test_a_long_label_does_not_run_into_its_text(strip: str) -> None:
    label = '<span class="status official">Официальная позиция</span>'
    paragraph = f"<section><p>{label} Китай назван участником и лидером.</p></section>"
    (page,) = printed("ru", paragraph, f":root {{ --strip-width: {strip} }}").engine.pages
    found = {text_of(line).strip(): line for line in _lines(root_of(page))}

    text = next(line for words, line in found.items() if words.startswith("Китай"))
    assert {"Официальная", "позиция"} < set(found)
    assert all(
        line.children[-1].position_x + line.children[-1].width <= text.position_x
        for words, line in found.items()
        if line is not text
    )
