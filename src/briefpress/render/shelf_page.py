"""Values -> a page of the shelf, through the templates, with dates and sizes as the language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from babel import Locale

from briefpress.content.words import PartialDate
from briefpress.render.locale import file_size, long_date
from briefpress.render.page import Renderer


def fill_shelf_page(renderer: Renderer, name: str, context: Mapping[str, object]) -> str:
    """Return what a template of the shelf makes of values. Raises BriefPressError for a template's mistake."""
    locale = Locale.parse(renderer.setting.locale)
    ours = {
        "setting": renderer.setting,
        "file_size": partial(file_size, locale=locale),
        "long_date": partial(long_date, locale=locale),
        "iso_date": iso_date,
    }
    return renderer.fill(name, {**ours, **context})


def iso_date(when: PartialDate) -> str:
    """Return the start of a date as HTML's `datetime` wants it."""
    return str(PartialDate(when.start))
