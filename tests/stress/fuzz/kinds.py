"""Every kind of file that a project can hold: where it stands, what it is made from, and who reads it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image
from pydantic import ValidationError

from briefpress.assets.pictures.picture import MEDIA_TYPES, SVG, picture_problems
from briefpress.assets.pictures.prepared import prepare_drawing, prepare_raster
from briefpress.bibliography.merge import merge
from briefpress.bibliography.reading import read_works
from briefpress.bibliography.style_file import read_style
from briefpress.composing.composer import Composer
from briefpress.composing.style_sheets import style_findings
from briefpress.content.check import check_brief
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import Diagnostic, Place, Severity
from briefpress.document.check import check_document
from briefpress.document.parse import parse
from briefpress.editions.edition import Edition
from briefpress.press.job import Refusal, Result
from briefpress.press.measure import Measure, Setting
from briefpress.project import Project, package_templates
from briefpress.publish.cache import Cache, _adapter
from briefpress.publish.manifest import load_manifest
from briefpress.publish.stamp import read_stamp
from briefpress.spreadsheet.csv_file import read_csv
from briefpress.spreadsheet.sheet import part_of
from briefpress.spreadsheet.xlsx_file import read_xlsx
from briefpress.translation.check import check_catalog
from briefpress.translation.receive import receive_xliff
from briefpress.translation.terms import read_terms
from briefpress.writers.artifact import Asset
from briefpress.yaml_file import parse_yaml
from tests.conftest import CASES
from tests.lengths import BRIEF as BRIEF_LENGTH
from tests.lengths import LENGTHS
from tests.spreadsheet.workbooks import cells, workbook
from tests.stress.fuzz.mutation import mutated, mutated_image, mutated_package
from tests.writers.docx import institutions

BRIEF = "water"
EDITION = Edition(BRIEF, "en", BRIEF_LENGTH, "policymakers")
TEMPLATES = package_templates()
_XLIFF = b"""<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="water" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="title" xml:space="preserve"><source>Clean water for all</source><target state="translated">De l'eau propre</target></trans-unit>
</body></file></xliff>
"""
_XLIFF_2 = b"""<?xml version="1.0" encoding="utf-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr">
<file id="f" original="water/brief.yaml"><unit id="u1" name="dated.text"><originalData><data id="d1">[@law2015]</data><data id="d2">*</data></originalData>
<segment state="translated"><source>The <pc id="1" dataRefStart="d2" dataRefEnd="d2">first</pc> is of 28 March 2015 <ph id="2" dataRef="d1"/>.</source>
<target>Le <sc id="1" dataRef="d2"/>premier<ec startRef="1"/> est du 28 mars 2015 <ph id="2"/>.</target></segment><ignorable><source> </source></ignorable>
</unit></file></xliff>
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    name: str
    path: str
    """From the project's root."""
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]
    load: Callable[[Project, Path], object]
    """Reads the file as a command would, and no further. Raises BriefPressError for what is wrong with it."""
    strategy: Callable[[Sequence[bytes], Sequence[bytes]], st.SearchStrategy[bytes]] = mutated

    @property
    def inputs(self) -> st.SearchStrategy[bytes]:
        return self.strategy(self.seeds, self.words)


# ---- who reads what


def library(project: Project) -> Library:
    return load_brief(project.content / BRIEF, project.root, LENGTHS)


def composer(project: Project) -> Composer:
    return Composer(project, "fuzz", allow_stale=True)


def _brief(project: Project, _: Path) -> None:
    list(check_brief(library(project)))


def _theme(project: Project, _: Path) -> None:
    appearance = composer(project).appearance
    appearance.theme(EDITION).at(0.5).css()
    appearance.logo(EDITION.audience)
    appearance.fonts_of(EDITION)


def _terms(project: Project, _: Path) -> None:
    check_catalog(composer(project).catalog(library(project), "fr"), read_terms(library(project)))


def _xliff(project: Project, path: Path) -> None:
    receive_xliff(library(project), "fr", read_terms(library(project)), path.read_bytes(), path.name)


def _picture(_: Project, path: Path) -> None:
    content, media_type = path.read_bytes(), MEDIA_TYPES[path.suffix]
    # What is let through is what is printed.
    if any(problem.is_error for problem in picture_problems(content, media_type)):
        return
    if media_type == SVG:
        prepare_drawing(content)
    else:
        prepare_raster(content, (400, 300), (5, 5, 5, 5))


def _style(project: Project, path: Path) -> None:
    from briefpress.bibliography.style import Styled

    styled = Styled(read_style(path.read_bytes(), path.name), library(project).brief.sources, "en")
    for name in styled.order:
        styled.citation([(name, "p. 3")])
        styled.entry(name)


def _works(_: Project, path: Path) -> None:
    # What is taken goes into a file, and is read from there again.
    content = b"sources: {}\n"
    made = merge(content, parse_yaml(content, "brief.yaml"), read_works(path.read_bytes(), path.name))
    parse_yaml(made.content, "brief.yaml")


def _rows(_: Project, path: Path) -> None:
    content = path.read_bytes()
    rows = (
        read_csv(content, path.name) if path.suffix == ".csv" else read_xlsx(content, path.name, "", Place(path.name))
    )
    part_of(rows, "", Place(path.name))


def _css(_: Project, path: Path) -> None:
    list(style_findings(path.read_bytes().decode("utf-8", "replace"), path.name))


def _template(project: Project, _: Path) -> None:
    list(check_document(parse(composer(project).version(library(project), EDITION, frozenset()))))


def _reference(_: Project, path: Path) -> None:
    from briefpress.writers.docx.reference import open_reference

    open_reference(Asset(path.name, "application/octet-stream", path.read_bytes()))


def _manifest(project: Project, _: Path) -> None:
    load_manifest(project.build).to_bytes()


def _stamp(project: Project, path: Path) -> None:
    read_stamp(path.parent.parent, path.stem, project.build, (project.content,), project.opener)


def _cache(project: Project, path: Path) -> None:
    """Read what a build has kept, sealed as only this user can: what stands in it may still be damaged."""
    cache = Cache(project.build, "fuzz", b"key")
    path.write_bytes(cache._seal(path, path.read_bytes()) + path.read_bytes())
    content = cache._read(path)
    try:
        _adapter().validate_json(content or b"", context=(EDITION.length,))
    except ValidationError:
        return  # it counts as missing


# ---- seeds


def _files(folder: Path, pattern: str, most: int = 60_000) -> tuple[bytes, ...]:
    """Return what files hold, small ones first."""
    contents = (path.read_bytes() for path in sorted(folder.glob(pattern)) if path.is_file())
    return tuple(sorted((content for content in contents if 0 < len(content) <= most), key=len))


def _images() -> tuple[bytes, ...]:
    made = []
    for mode, format_ in (("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("RGB", "JPEG"), ("L", "JPEG")):
        saved = io.BytesIO()
        Image.effect_noise((40, 30), 60).convert(mode).save(saved, format_)
        made.append(saved.getvalue())
    taken, refused = CASES / "pictures" / "taken", CASES / "pictures" / "refused"
    return (*made, *_files(taken, "*.*"), *_files(refused, "*.png"), *_files(refused, "*.jpg"))


def _results() -> tuple[bytes, ...]:
    finding = Diagnostic("a.b", "m", Place("f", 1), "", Severity.WARNING)
    refusal = Refusal(3, 2, 2.5, (("a", 3),), 0, False)
    measures = ((Setting(0, 0), Measure(3, 0.5)),)
    results = (Result(EDITION, None, (finding,), 1.5), Result(EDITION, None, (), 0.0, refusal, measures, (("a", 1.0),)))
    return tuple(_adapter().dump_json(result) for result in results)


def _stamps() -> tuple[bytes, ...]:
    entry = json.loads((CASES / "manifests" / "surrogate.json").read_text("utf-8"))["editions"][0] | {"brief": BRIEF}
    finding = {"code": "a.b", "message": "m", "place": {"file": "f", "line": 1}, "hint": "", "severity": "warning"}
    stamp = {"taken_ns": 1, "inputs": [["a", 1, 2, "c"]], "entries": [entry], "diagnostics": [finding]}
    return (json.dumps(stamp).encode(),)


# ---- words that parsers stumble over

_YAML = (
    *(b"&a [*a]", b"*a", b"<<: *a", b"!!python/object:os.system ", b"!!binary ", b"? ", b"- ", b": ", b"|+\n", b">-\n", b"---\n", b"...\n"),
    *(b"{a: {a: {a: ", b"[[[[", b"null", b"true", b"~", b"2015-02-30", b"0001-01-01", b"9999-12-31", b".inf", b"1_000", b"0o777", b"1e308"),
    *(b"[@va2015, \xc2\xb69]", b"^[" * 200, b"[a](javascript:1)", b"*" * 300, b"[x]{lang=zz}", b"#nowhere", b"\xc2\xb6" * 500, b"glance: "),
    *(b"keep: 99", b"from: nowhere", b"for: [nobody]", b"type: chart", b"type: timeline", b"type: table", b"values: [1e308, -1e308]"),
)  # fmt: skip
_CSS = (
    *(b"@import url(x);", b"@media print{" * 40, b"@page{size:1mm}", b"u\\72l(x)", b"var(--a)", b"calc(1px * 1e9)", b":not(" * 40, b"}" * 30),
    *(b"repeat(99999,1px)", b"repeating-linear-gradient(red,blue 1px)", b"attr(x url)", b"element(x)", b"column-count:9999;", b"float:footnote;"),
    *(b"content:'\\0';", b"counter-reset:page 99999999;", b"--a:var(--a) var(--a);", b"position:fixed;", b"display:grid;", b"writing-mode:tb;"),
    *(b"width:1e9mm;", b"font-size:0;", b"line-height:0;", b"margin:-999mm;", b"transform:scale(0);", b"display:inline-flex;", b"columns:1px;"),
)  # fmt: skip
_THEME = (
    *_YAML,
    b"var(--size-text)",
    b"var(--x)",
    b"0pt",
    b"1e9mm",
    b"#12345g",
    b"-1mm",
    b'"a" b',
    b"url(x)",
    b"transparent",
    b"logo:",
)
_TEMPLATE = (
    *(b"{{ ", b" }}", b"{% block colophon %}", b"{% endblock %}", b"{% include 'page.html' %}", b"{% import 'os' as x %}", b"{{ super() }}"),
    *(b"{% for a in range(20000) %}{% endfor %}", b"{{ 'a'*999999 }}", b"{{ a.__class__ }}", b"{{ (1,2)|sort }}", b"{{ brief.title|inline }}"),
    *(b"<table class='chart bar' data-scale='0 1'>", b"<td rowspan=99>", b"<td colspan=101>", b"<img src='x' alt='a'>", b"<a href='file:x'>"),
    *(b"<h6>x</h6>", b"<svg>", b"<math>", b"<template>", b"<p id='x'>", b"<style>", b"<div>" * 70, b"</p>" * 50, b"<ol><li>", b"<plaintext>"),
    *(b"&#xFFFE;", b"&#0;", b"<p title=", b"data-value='1E+99'", b"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", b"{{ printer }}"),
)  # fmt: skip
_PO = (
    *(b'msgctxt "title"\n', b'msgid ""\n', b'msgstr ""\n', b"#, fuzzy\n", b"#~ ", b'#| msgid "x"\n', b'"', b"\\n", b"\\x", b"msgid_plural"),
    *(b"%(number)s", b"%", b"[@who2017, \xc2\xb63]", b"^[x]", b"\xe2\x80\x8b", b"\xe2\x80\xab", b"X-Source-Version: \\n", b"charset=utf-7"),
    *(b"XXXIX 39th 39e", b"99999999999999999999th", b"\xd9\xa1\xd9\xa2", b"1.000.000,5", b"\xe2\x80\x9c" * 300, b" " * 3_000),
)  # fmt: skip
_TAGS = (
    b'<ph id="1"/>',
    b'<pc id="1">',
    b"</pc>",
    b'<ec startRef="1"/>',
    b'<mrk mtype="seg">',
    b"<ignorable>",
    b'<g id="1">',
)
_XML = (
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?x y?>", b"<![CDATA[", b"]]>", b"&b;", b"&#x1;", b"<a/>", b"</", b"xmlns:x='y'", b"<!--", b"x:"),
    *(b"<g>" * 80, b"<w:fldSimple w:instr='DDE x'/>", b"<w:instrText>LINK</w:instrText>", b"<w:altChunk/>", b"r:id='rId1'", b"TargetMode='External'"),
    *(b"w:val='-99999999999'", b"w:val='abc'", b"w:w='0'", b"state='final'", b"<mrk/>", b"<source>", b"</target>", b"id=''", b"xml:base='x'"),
)  # fmt: skip
_SVG = (
    *_XML,
    *(b"<use href='#a'/>", b"<script/>", b"viewBox='0 0 0 0'", b"width='1e99'", b"fill='url(#a)'", b"style='fill:u\\72l(x)'", b"onload='x'"),
    *(b"<style>*{fill:red}</style>", b"<marker id='a'>", b"marker-mid='url(#a)'", b"<image href='data:image/png;base64,AAAA'/>", b"spreadMethod='repeat'"),
    *(b"d='M0 0" + b"L1 1" * 3_000 + b"'", b"transform='rotate('", b"<text>" + b"x" * 3_000 + b"</text>", b"<filter id='a'>", b"stroke-dasharray='0 0'"),
    *(b"<linearGradient id='a'/>", b"<mask id='a'>", b"font-size='1e30em'", b"points='1'", b"d='A'", b"gradientTransform='x'", b"<pattern id='a'/>"),
)  # fmt: skip
_JSON = (
    b"null",
    b"{}",
    b"[]",
    b'"\\ud800"',
    b"1e400",
    b"NaN",
    b"9" * 5_000,
    b'"../../x"',
    b"true",
    b"-0.0",
    b'{"place": 1}',
    b"[" * 5_000,
)
_RASTER = (
    b"IHDR",
    b"IDAT",
    b"IEND",
    b"acTL",
    b"iCCP",
    b"zTXt",
    b"eXIf",
    b"\xff\xd8",
    b"\xff\xe1",
    b"\xff\xc4",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
)

_CSL = (
    *_XML,
    *(b"<text macro='a'/>", b"<choose>", b"<if type='book'>", b"<names variable='author'/>", b"<date variable='issued'/>", b"<sort>", b"et-al-min='x'"),
    *(b"<macro name='a'><text macro='a'/></macro>", b"<text term='zz'/>", b"<number variable='edition' form='roman'/>", b"class='note'", b"<group>" * 60),
    *(b"delimiter='" + b"x" * 3_000 + b"'", b"<key macro='a'/>", b"<label/>", b"<substitute>", b"default-locale='zz-ZZ'", b"<locale xml:lang='x'>", b"version='9'"),
)  # fmt: skip
_BIB = (
    *(b"@article{a,", b"@string{a = b # a}", b"# a # a #", b"{" * 3_000, b"}" * 3_000, b'"', b"\\'{", b"\\alpha", b"@comment", b"@preamble{", b"year = {20", b"author = {"),
    *(b" and " * 2_000, b", jr, ", b"month = feb,", b"crossref = {a},", b"\xff\xfe", b"pages = {1--2--3},", b"doi = {https://doi.org/", b"$" * 999, b"\\url{javascript:1}"),
)  # fmt: skip
_RIS = (
    *(b"TY  - JOUR\n", b"ER  - \n", b"TY  -", b"AU  - , , ,\n", b"PY  - 9999/99/99/x\n", b"DA  - 0000\n", b"SP  - \n", b"UR  - javascript:1\n", b"DO  - 10.\n"),
    *(b"LA  - zz-ZZZZ\n", b"AU  - " + b"x" * 5_000 + b"\n", b"ID  - ../../x\n", b"KW  - \n" * 500, b"\r", b"\x00", b"N1  - ^[x] [@who]\n", b"\xef\xbb\xbf"),
)  # fmt: skip
_CSV = (
    *(b'"', b'""', b";", b"\t", b",", b"\r\n", b"\r", b"\x00", b"1.234,5", b"1e308", b"-", b"=cmd|' /C calc'!A0", b"\xff\xfe", b"\xef\xbb\xbf", b"," * 900, b"\n" * 3_000),
    *(b"9" * 400, b"nan", b"inf", b"0x10", b"[@who]", b"*" * 300, b'"' + b"x" * 9_000),
)  # fmt: skip
_SHEET = (
    *_XML,
    *(b"<c r='ZZZ9999999'><v>1</v></c>", b"<c r='A1' t='s'><v>99999</v></c>", b"<c t='b'>", b"<mergeCell ref='A1:XFD1048576'/>", b"<mergeCell ref='B2:A1'/>", b"<v>1e999</v>"),
    *(b"<v>nan</v>", b"<c r='A0'/>", b"<is><t>x</t></is>", b"formatCode='0.0000000000000000'", b"<sheet name='' r:id='rId9'/>", b"r='a1'", b"t='inlineStr'", b"date1904='1'"),
)  # fmt: skip

KINDS: tuple[Kind, ...] = (
    Kind("brief", "content/water/brief.yaml", (*_files(CASES / "translated" / "water", "brief.yaml"), *_files(CASES / "content", "*/brief.yaml")), _YAML, _brief),
    Kind("theme", "templates/theme.yaml", (*_files(TEMPLATES, "theme.yaml"), *_files(CASES / "templates", "*/theme.yaml")), _THEME, _theme),
    Kind("lengths", "templates/lengths.yaml", _files(TEMPLATES, "lengths.yaml"), _YAML, lambda project, _: composer(project).promise(EDITION)),
    Kind("audience", "templates/audiences/policymakers/audience.yaml", _files(TEMPLATES, "audiences/*/audience.yaml"), _YAML, lambda project, _: composer(project).templates.audience("policymakers")),
    Kind("language", "templates/languages/en.yaml", _files(TEMPLATES, "languages/*.yaml"), _THEME, lambda project, _: (composer(project).templates.language("en"), composer(project).appearance.theme(EDITION))),
    Kind("labels", "templates/labels/fr.po", _files(TEMPLATES, "labels/*.po"), _PO, lambda project, _: composer(project).templates.labels("policymakers", "fr")),
    Kind("terms", "content/water/terms.yaml", (*_files(CASES / "translated" / "water", "terms.yaml"), *_files(CASES / "terms", "*.yaml")), (*_YAML, b"a*a*a*a*b", b"forbidden: ", b"***"), _terms),
    Kind("po", "content/water/translations/fr.po", (*_files(CASES / "translated" / "water", "translations/fr.po"), *_files(CASES / "translation", "*/fr.po")), _PO, lambda project, _: check_catalog(composer(project).catalog(library(project), "fr"), ())),
    Kind("xliff", "water.fr.xliff", (_XLIFF, _XLIFF_2, *_files(CASES / "translation", "*/*.xliff")), (*_XML, *_TAGS), _xliff),
    Kind("svg", "content/water/drawing.svg", (*_files(CASES / "pictures" / "drawn", "*.svg"), *_files(CASES / "pictures" / "refused", "*.svg")), _SVG, _picture),
    Kind("raster", "content/water/photo.png", _images(), _RASTER, _picture, mutated_image),
    Kind("csl", "content/water/style.csl", _files(CASES / "citation-styles", "*.csl"), _CSL, _style),
    Kind("bib", "works.bib", (*_files(CASES / "bibliography", "*.bib"), b"@book{a, title = {T}, author = {A, B and C}, year = 2020}"), _BIB, _works),
    Kind("ris", "works.ris", (*_files(CASES / "bibliography", "*.ris"), b"TY  - BOOK\nAU  - A, B\nTI  - T\nPY  - 2020\nER  - \n"), _RIS, _works),
    Kind("csv", "content/water/rows.csv", (*_files(CASES / "tables", "*.csv"), b"a;b\n1,5;2\n"), _CSV, _rows),
    Kind("xlsx", "content/water/rows.xlsx", (*_files(CASES / "tables", "*.xlsx"), workbook(cells("A", 1, ("a", "b"), ("1", "2")))), _SHEET, _rows, mutated_package),
    Kind("css", "templates/page.css", (*_files(TEMPLATES, "*.css"), *_files(CASES / "css" / "refused", "*.css")), _CSS, _css),
    Kind("template", "templates/audiences/policymakers/page.html", (b'{% extends "base/page.html" %}{% block colophon %}<p>x</p>{{ super() }}{% endblock %}', *_files(TEMPLATES, "page.html"), *_files(CASES / "templates", "*/audiences/*/page.html")), _TEMPLATE, _template),
    Kind("part", "templates/parts/table.html", _files(TEMPLATES, "parts/*.html"), _TEMPLATE, _template),
    Kind("reference", "templates/reference.docx", (institutions.club(), institutions.ministry(), institutions.commission()), _XML, _reference, mutated_package),
    Kind("manifest", "build/manifest.json", (*_files(CASES / "manifests", "*.json"), b'{"generator": "x", "editions": []}'), _JSON, _manifest),
    Kind("cache", f"build/.cache/ab/{'ab' * 32}.json", _results(), _JSON, _cache),
    Kind("stamp", "build/.cache/stamps/x.json", _stamps(), _JSON, _stamp),
)  # fmt: skip
