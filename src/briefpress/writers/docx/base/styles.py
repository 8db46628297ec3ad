"""Tokens -> styles.xml."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.writers.docx.base.character_styles import CharacterStyle, character_styles
from briefpress.writers.docx.base.formats import RunFormat
from briefpress.writers.docx.base.latent_styles import latent_styles
from briefpress.writers.docx.base.paragraph_style import ParagraphStyle
from briefpress.writers.docx.base.paragraph_styles import paragraph_styles
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.base.table_styles import TableStyle, table_styles
from briefpress.writers.docx.look import Look, Role, Script, word_language
from briefpress.writers.docx.markup import Element, root, w

# Where Word shows a style in its lists (17.7.4.19); those that only fields and links use stand last.
_PRIORITY = {Style.TITLE: 10, Style.STANDFIRST: 11, Style.HEADING_1: 9, Style.HEADING_2: 9, Style.HEADING_3: 9}
_LATE = frozenset({Style.HEADER, Style.FOOTER, Style.FOOTNOTE_TEXT, Style.TOC_1, Style.TABLE_GAP, Style.SECTION_END})


def styles_part(look: Look, has_numbered_headings: bool) -> Element:
    """Return the part's root."""
    made = root("styles", _defaults(look), latent_styles())
    made.extend(_defined(look, has_numbered_headings))
    return made


def _defaults(look: Look) -> Element:
    """Return what holds where no style says otherwise (17.7.5)."""
    size = look.theme.points("size-text")
    properties = RunFormat(Role.TEXT, size=size).element(look)
    assert properties is not None
    properties.append(_languages(look))
    return w("docDefaults", w("rPrDefault", properties), w("pPrDefault"))


def _languages(look: Look) -> Element:
    """Return the language of each script's letters: the document's own for its script (17.3.2.20)."""
    tags = {Script.WESTERN: "en-GB", Script.EAST_ASIAN: "zh-CN", Script.COMPLEX: "ar-SA"}
    tags[look.script] = word_language(look.language)
    return w("lang", **{str(script): tag for script, tag in tags.items()})


def _defined(look: Look, has_numbered_headings: bool) -> Iterator[Element]:
    for paragraph in paragraph_styles(look, has_numbered_headings):
        yield _paragraph_style(paragraph, look)
    yield w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    for character in character_styles(look):
        yield _character_style(character, look)
    yield _table_normal()
    for table in table_styles(look):
        yield _table_style(table, look)
    yield w(
        "style",
        w("name", val="No List"),
        w("uiPriority", val=99),
        w("semiHidden"),
        type="numbering",
        default=1,
        styleId="NoList",
    )


def _paragraph_style(made: ParagraphStyle, look: Look) -> Element:
    is_normal = made.style is Style.NORMAL
    return _style(
        "paragraph",
        made.style,
        w("basedOn", val=made.based_on.id) if made.based_on else None,
        w("next", val=made.following.id) if made.following else None,
        *_standing(made.style),
        _normal_paragraph(made, look) if is_normal else made.paragraph.element(look),
        made.run.element(look),
        is_default=is_normal,
    )


def _normal_paragraph(made: ParagraphStyle, look: Look) -> Element:
    """Return what every paragraph has: its direction, and how lines of its script break (17.3.1.16, 17.3.1.21)."""
    is_east_asian = look.script is Script.EAST_ASIAN
    switches = ["kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN"] if is_east_asian else []
    spacing = made.paragraph.element(look)
    return w(
        "pPr",
        w("widowControl"),
        *(w(name) for name in switches),
        w("bidi") if look.is_right_to_left else None,
        *(spacing if spacing is not None else ()),
    )


def _character_style(made: CharacterStyle, look: Look) -> Element:
    return _style("character", made.style, *_standing(made.style), made.run.element(look))


def _table_normal() -> Element:
    sides = {"top": 0, "left": 108, "bottom": 0, "right": 108}
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items())),
        ),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _table_style(made: TableStyle, look: Look) -> Element:
    return _style(
        "table",
        made.style,
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=59),
        w("qFormat"),
        made.properties(look),
        w("tcPr", w("shd", **look.fill(made.fill))) if made.fill else None,
        *(region.element(look) for region in made.regions),
    )


def _standing(style: Style) -> Iterator[Element]:
    yield w("uiPriority", val=99 if style in _LATE else _PRIORITY.get(style, 20))
    if style not in _LATE:
        yield w("qFormat")


def _style(kind: str, style: Style, *content: Element | None, is_default: bool = False) -> Element:
    attributes: dict[str, str | int] = {"type": kind}
    if is_default:
        attributes["default"] = 1
    if not style.is_built_in:
        attributes["customStyle"] = 1
    return w("style", w("name", val=style.value), *content, **attributes, styleId=style.id)
