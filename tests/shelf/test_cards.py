"""The card of a brief, which is shown where a link to it is quoted: there, of its size, drawn once, never overfull."""

from __future__ import annotations

import pytest
from PIL import Image

from briefpress.composing.composer import Composer
from briefpress.project import Project
from briefpress.publish.side_files import Made, Record
from briefpress.publish.verify import verify
from briefpress.render.locale import with_territory
from briefpress.shelf.cards import cards
from briefpress.shelf.collect import collect
from briefpress.shelf.shelve import shelve

CARD = "tiny/en/tiny.card.en.png"
FOOT = 490
"""Where the strip with the publisher begins, in pixels from the top."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10"><rect width="40" height="10" fill="#f00"/></svg>'


def drawn(project: Project, *before: Made) -> Made:
    """Return the card of the brief, as a shelf that has these files already makes it."""
    composer = Composer(project, "BriefPress")
    record = Record("", tuple(one.file for one in before))
    (found,) = cards(composer, collect(composer, project.build).shelf, project.build, record)
    return found


def picture(project: Project, made: Made) -> Image.Image:
    assert made.content
    path = project.build / made.file.path
    path.write_bytes(made.content)
    return Image.open(path)


def entitled(project: Project, title: str) -> Project:
    brief = project.content / "tiny" / "brief.yaml"
    lines = brief.read_text("utf-8").splitlines()
    brief.write_text("\n".join(f"title: {title}" if one.startswith("title:") else one for one in lines), "utf-8")
    return project


def test_it_stands_on_the_shelf_in_its_size(project: Project) -> None:
    shelved = shelve(project, project.build)

    assert CARD in shelved.paths
    with Image.open(project.build / CARD) as card:
        assert ("PNG", (1200, 630)) == (card.format, card.size)
    (project.build / CARD).unlink()
    assert ["publish.missing-file"] == [one.code for one in verify(project.build).findings]


def test_it_is_drawn_once_and_the_same_each_time(project: Project) -> None:
    first = drawn(project)
    picture(project, first).close()

    again, kept = drawn(project), drawn(project, first)

    assert first == again
    assert Made(first.file, None) == kept


def test_it_is_drawn_anew_when_what_it_shows_has_changed(project: Project) -> None:
    first = drawn(project)
    picture(project, first).close()

    other = drawn(entitled(project, "Another title"), first)

    assert other.content
    assert first.content != other.content


def test_a_long_title_leaves_the_foot_alone(project: Project) -> None:
    short = picture(project, drawn(entitled(project, "Short"))).crop((0, FOOT, 1200, 630)).tobytes()

    long = picture(project, drawn(entitled(project, "A title that goes on " * 20)))

    assert short == long.crop((0, FOOT, 1200, 630)).tobytes()
    # It is all there: white stands between it and the foot.
    strip = long.convert("L").crop((0, FOOT - 4, 1200, FOOT))
    assert (255, 255) == strip.getextrema()


def test_it_has_the_logo_and_the_colour_of_the_look(project: Project) -> None:
    folder = project.root / "templates"
    folder.mkdir()
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    look = 'base: {color: {accent: "#0000aa"}}\nlogo: {file: logo.svg, alt: House}\n'
    (folder / "theme.yaml").write_text(look, "utf-8")

    card = picture(project, drawn(project)).convert("RGB")

    assert (0, 0, 170) == card.getpixel((600, 5))
    assert (255, 0, 0) == card.getpixel((1100, 560))


@pytest.mark.parametrize(
    ("locale", "written"),
    [("en_GB", "en_GB"), ("zh_Hans_CN", "zh_CN"), ("ar_001", "ar_EG"), ("fr", "fr_FR"), ("eo", "eo")],
)
def test_a_locale_has_the_form_that_open_graph_wants(locale: str, written: str) -> None:
    assert written == with_territory(locale)
