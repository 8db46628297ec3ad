"""Selection -> HTML text, through the templates; their mistakes become findings with template, line and content."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from jinja2 import Environment, Template, TemplateError, TemplateNotFound, TemplateSyntaxError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefpress.bibliography.style_file import StyleFile
from briefpress.content import blocks
from briefpress.content import brief as brief_nouns
from briefpress.content.blocks import MergedCell, Shown
from briefpress.content.brief import Brief
from briefpress.content.words import Copy
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean, raise_if_errors
from briefpress.drawing.figures import decimals
from briefpress.editions.neighbours import Neighbours
from briefpress.editions.select import Selection, in_order, iter_cited
from briefpress.render import functions, reference
from briefpress.render.bounds import Bounds, memory_bound
from briefpress.render.cells import TableCells, number_shown
from briefpress.render.environment import BASE, TemplateFiles, make_environment
from briefpress.render.locale import language_name, language_order, with_territory
from briefpress.render.printer import Printer
from briefpress.render.unknown_blocks import unknown_blocks
from briefpress.translation.labels import Labels

if TYPE_CHECKING:
    from briefpress.bibliography.style import Styled


@dataclass(frozen=True, slots=True)
class LanguageName:
    """A language, named in itself."""

    tag: str
    name: str
    """As a heading writes it."""
    is_shown: bool
    """Whether it is that of the edition."""

    @classmethod
    def of(cls, tag: str, is_shown: bool) -> LanguageName:
        return cls(tag, language_name(tag), is_shown)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is not the brief's: the logo."""

    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a language is set, and for whom: what templates need beside the selection."""

    labels: Labels
    locale: str
    direction: str
    audience_label: str
    generator: str
    quotes: str = ""
    """The language's quotation marks: opening and closing, the outer ones first."""
    letters: str = ""
    """What recommendations are counted by; empty: numbers."""
    logo: Picture | None = None
    qr: str = ""
    """The name of the picture with the code of the address where the brief is online."""
    page_qr: str = ""
    """The name of that with the code of the address of the page itself."""
    is_large_print: bool = False
    """Whether the page says that its letters are large."""
    byline: tuple[str, ...] = ()
    """Fields of the brief that stand under the standfirst."""
    masthead: str = ""
    """The form of the masthead, which the theme of an edition names."""


class Renderer:
    """Prints selections with the templates of some folders."""

    def __init__(self, files: TemplateFiles, setting: Setting) -> None:
        self.files = files
        self.setting = setting
        self.name_of = files.opener.name_of
        self.environment = make_environment(files, setting.labels)
        self.tables = TableCells()
        self.environment.globals |= _GLOBALS | self.tables.functions | {"part": self.part}
        self.environment.add_filters({"inline": _inline, "plain": _plain, "sentence": _sentence})

    def render(
        self, selection: Selection, masthead: str, names: tuple[str, ...] = (), style: StyleFile | None = None
    ) -> str:
        """Return the page of a selection, its masthead in a form, and official names marked in it.

        `style` is the citation style, if it is not that of the house. Raises BriefPressError for a template's mistake,
        and for a style that cannot be followed.
        """
        styled = _styled(selection, style) if style else None
        selection = in_order(selection, styled.order) if styled else selection
        return self._printed("page.html", selection, names, styled, setting=replace(self.setting, masthead=masthead))

    def render_screen(self, selection: Selection, neighbours: Neighbours, locales: Mapping[str, str]) -> str:
        """Return what a page on a screen has around a selection. Raises BriefPressError for a template's mistake.

        `locales` are those of the languages that the brief appears in.
        """
        named = {tag: with_territory(locale) for tag, locale in locales.items()}
        ours = {"setting": self.setting, "neighbours": neighbours, "locales": named}
        return self._printed("screen.html", selection, (), None, **ours)

    def render_card(self, selection: Selection) -> str:
        """Return the page that is drawn for where a link to a brief is quoted. Raises as `render`."""
        return self._printed("shelf/card.html", selection, (), None, setting=self.setting)

    def _printed(
        self, name: str, selection: Selection, names: tuple[str, ...], styled: Styled | None, **more: object
    ) -> str:
        ours = self.setting
        printer = Printer(selection, ours.labels, Locale.parse(ours.locale), ours.direction, ours.quotes, names, styled)
        return self.fill(name, {"selection": selection, "brief": selection.brief, "printer": printer, **more})

    def fill(self, name: str, context: Mapping[str, object]) -> str:
        """Return what a template makes of some values. Raises BriefPressError for a template's mistake."""
        self.environment.bounds = Bounds()
        self.tables.known.clear()
        try:
            with memory_bound():
                return self.template(name).render(context)
        except BriefPressError:
            raise
        except Exception as error:
            raise self.mistake(error, name, "the page") from error

    @property
    def part(self) -> Callable[..., Markup]:
        """Return the template function `part(kind, block)`: the markup of `parts/<kind>.html` for a block."""

        @pass_context
        def part(context: Context, kind: str, block: object = None) -> Markup:
            name = f"parts/{kind}.html"
            printed = f'"{block.id}"' if isinstance(block, Shown) and block.id else f"the {kind}"
            try:
                template = self.template(name)
            except TemplateNotFound as error:
                if error.name == name:
                    raise  # The mistake is that of the template which asked for the part: it is found there.
                raise self.mistake(error, name, printed) from error
            except TemplateSyntaxError as error:
                raise self.mistake(error, name, printed) from error
            try:
                return Markup(template.render(context.get_all() | {"block": block}))
            except BriefPressError:
                raise
            except Exception as error:
                raise self.mistake(error, name, printed) from error

        return part

    def template(self, name: str) -> Template:
        """Return a template, compiled. Raises BriefPressError for blocks of its that are nowhere printed."""
        template = self.environment.get_template(name)
        if name not in self.files.checked:
            raise_if_errors(self.unknown_blocks(name))
            self.files.checked.add(name)
        return template

    def unknown_blocks(self, name: str) -> Iterator[Diagnostic]:
        for block, known in unknown_blocks(self.environment, name):
            _, path = self.source_of(name)
            place = self.line_of(Path(path or name), block.lineno)
            message = f'there is no block "{block.name}" in what this template extends: nobody would see it'
            yield Diagnostic("render.unknown-block", message, place, did_you_mean(block.name, known))

    def find(self, markup: str) -> Place | None:
        """Return where in the templates a piece of markup first stands; it serves findings only."""
        for name in sorted(self.environment.list_templates(extensions=["html"])):
            source, filename = self.source_of(name)
            for number, line in enumerate(source.splitlines(), 1):
                if markup in line:
                    return Place(
                        self.name_of(Path(filename or name)), number, line.index(markup) + 1, len(markup), line
                    )
        return None

    def mistake(self, error: Exception, template: str, printed: str) -> BriefPressError:
        """Return a finding for what went wrong in a template, at the template's line."""
        place = self.place_of(error) or self.start_of(template)
        message = f"{_what(error, template)} (while printing {printed})"
        return BriefPressError([Diagnostic(_code(error), message, place, _hint(error, self.environment))])

    def place_of(self, error: Exception) -> Place | None:
        """Return where in a template an exception arose: the innermost frame that is a template's."""
        if isinstance(error, TemplateSyntaxError) and error.filename:
            return self.line_of(Path(error.filename), error.lineno)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.endswith(".html"):
                return self.line_of(Path(frame.filename), frame.lineno or 1)
        return None

    def start_of(self, name: str) -> Place | None:
        """Return where a template begins; None for one that is not there."""
        folders = map(Path, getattr(self.environment.loader, "searchpath", ()))
        paths = (folder / name.removeprefix(BASE) for folder in folders)
        return next((Place(self.name_of(path)) for path in paths if path.is_file()), None)

    def source_of(self, name: str) -> tuple[str, str | None]:
        """Return a template's text and its file."""
        text, path, _ = self.files.get_source(self.environment, name)
        return text, path

    def line_of(self, path: Path, line: int) -> Place:
        source, _ = self.source_of(_relative(path, self.environment))
        lines = source.splitlines() or [""]
        text = lines[min(line, len(lines)) - 1]
        column = len(text) - len(text.lstrip()) + 1
        return Place(self.name_of(path), line, column, max(1, len(text.strip())), text)


def _styled(selection: Selection, style: StyleFile) -> Styled:
    """Return the sources of a selection in a citation style, in the order in which they are cited."""
    # Only who has a style needs what follows it.
    from briefpress.bibliography.style import Styled

    by_name = {numbered.name: numbered.source for numbered in selection.sources}
    cited = dict.fromkeys(name for name in iter_cited(selection.brief) if name in by_name)
    return Styled(style, {name: by_name[name] for name in cited}, selection.edition.language)


_MODULES = "blocks|brief|shown|source|table_block"
_MISSING_FIELD = re.compile(rf"'briefpress\.content\.(?:{_MODULES})\.(\w+) object' has no attribute '(\w+)'")


@pass_context
def _inline(context: Context, words: Copy | MergedCell | Decimal | int | None) -> Markup:
    """Return the markup of words; of a cell or a head, which may be a number, as it is by itself."""
    printer: Printer = context["printer"]
    match words:
        case Decimal():
            return escape(number_shown(printer, words))
        case int():
            return escape(str(words))
        case MergedCell(text=text):
            return printer.markup(text)
        case _:
            return printer.markup(words)


@pass_context
def _plain(context: Context, copy: Copy | None) -> str:
    printer: Printer = context["printer"]
    return printer.plain(copy)


@pass_context
def _sentence(context: Context, words: str) -> Markup:
    """Return words with the language's full stop, unless an abbreviation has brought one."""
    stop = "" if words.endswith(".") else context["setting"].labels.gettext(".")
    return escape(words) + stop


@pass_context
def _letter(context: Context, number: int) -> str:
    """Return the letter of a recommendation, counted from 1; a number where there are not so many."""
    letters: str = context["setting"].letters
    return letters[number - 1] if 0 < number <= len(letters) else str(number)


@pass_context
def _languages(context: Context, brief: Brief) -> tuple[LanguageName, ...]:
    """Return the languages that a brief appears in, each named in itself, in the order of the United Nations."""
    shown: str = context["selection"].edition.language
    return tuple(LanguageName.of(tag, tag == shown) for tag in sorted(brief.languages, key=language_order))


_GLOBALS = {
    "years": functions.years,
    "scale_of": functions.scale_of,
    "decimals_of": functions.decimals_of,
    "decimals": decimals,
    "series_decimals": functions.series_decimals,
    "gaps_of": functions.gaps_of,
    "events_of": functions.events_of,
    "shows_status": functions.shows_status,
    "reference_parts": reference.reference_parts,
    "address": reference.address,
    "shown_address": reference.shown_address,
    "languages": _languages,
    "letter": _letter,
}


def _relative(path: Path, environment: Environment) -> str:
    """Return a template's name for its file."""
    for folder in getattr(environment.loader, "searchpath", ()):
        if path.is_relative_to(folder):
            name = path.relative_to(folder).as_posix()
            # A more special file may have taken the name.
            return name if _is_file_of(name, path, environment) else BASE + name
    return path.name


def _code(error: Exception) -> str:
    match error:
        case TemplateSyntaxError():
            return "render.template-syntax"
        case TemplateNotFound():
            return "render.no-template"
        case SecurityError() | RecursionError() | MemoryError():
            return "render.not-allowed"
        case TemplateError():
            return "render.template-error"
        case _:
            return "render.template-failed"


def _what(error: Exception, template: str) -> str:
    match error:
        case TemplateNotFound():
            return f'there is no template "{error.name}"'
        case UnicodeError():
            return f"{template} is no text in UTF-8"
        case RecursionError():
            return "templates call each other, or themselves, without end"
        case MemoryError():
            return "templates ask for more memory than one edition may have"
        case TemplateError():
            message = f"{error.message}".rstrip(".") if error.message else f"{template} failed"
            return _MISSING_FIELD.sub(lambda match: f'{match[1]} has no field "{match[2]}"', message)
        case _:
            return f"{type(error).__name__}: {error}"


def _hint(error: Exception, environment: Environment) -> str:
    missing = _MISSING_FIELD.search(str(error))
    if missing:
        model = getattr(blocks, missing[1], None) or getattr(brief_nouns, missing[1], None)
        return did_you_mean(missing[2], sorted(model.model_fields)) if model else ""
    if isinstance(error, TemplateNotFound):
        folders = ", ".join(Path(folder).name for folder in getattr(environment.loader, "searchpath", ()))
        return f"looked for it in: {folders}"
    return ""


def _is_file_of(name: str, path: Path, environment: Environment) -> bool:
    assert environment.loader  # `make_environment` gives it one
    _, found, _ = environment.loader.get_source(environment, name)
    return found is not None and Path(found) == path
