"""Pictures that somebody sends: each that does more than draw, or does not draw, is refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFile
from tests.conftest import CASES
from tests.lengths import LENGTHS

from briefpress.assets.pictures.drawing import read_drawing
from briefpress.assets.pictures.effort import LIMIT, effort
from briefpress.assets.pictures.picture import MEDIA_TYPES, picture_problems, picture_size
from briefpress.cli import main
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.project import Project

FOLDER = CASES / "pictures"
REFUSED = sorted(path.name for path in (FOLDER / "refused").iterdir() if path.suffix in MEDIA_TYPES)
DRAWN = sorted(path.name for path in (FOLDER / "drawn").iterdir())
EXPECTED = FOLDER / "expected.txt"


def told(path: Path) -> str:
    """Return what is said of a picture, a line for each problem."""
    problems = picture_problems(path.read_bytes(), MEDIA_TYPES[path.suffix])
    return "".join(f"{path.name} {problem.message}\n  {problem.kind}; {problem.hint}\n" for problem in problems)


def test_refuses_what_does_more_than_draw(approve: bool) -> None:
    found = {name: told(FOLDER / "refused" / name) for name in REFUSED}

    if approve:
        EXPECTED.write_text("".join(found.values()), "utf-8")
    assert EXPECTED.read_text("utf-8") == "".join(found.values())
    assert [] == [name for name, text in found.items() if not text]


def test_refuses_damaged_data_whoever_has_told_pillow_to_fill_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    # WeasyPrint does, where it is imported.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    assert told(FOLDER / "refused" / "corrupt-data-with-a-right-checksum.png")


@pytest.mark.parametrize("name", DRAWN)
def test_takes_what_usual_programs_write(name: str) -> None:
    assert "" == told(FOLDER / "drawn" / name)
    assert all(side > 0 for side in picture_size((FOLDER / "drawn" / name).read_bytes(), "image/svg+xml"))


def with_figures(project: Project, folder: Path, names: list[str]) -> Project:
    """Return a project whose brief shows pictures."""
    brief = project.content / "tiny" / "brief.yaml"
    figures = "".join(
        f"      - {{type: figure, image: {name}, alternative: A picture, caption: Picture {number}}}\n"
        for number, name in enumerate(names)
    )
    text = brief.read_text("utf-8")
    brief.write_text(text.replace("colophon:\n", f"  - title: Pictures\n    blocks:\n{figures}colophon:\n"), "utf-8")
    for name in names:
        (brief.parent / name).write_bytes((folder / name).read_bytes())
    return project


def test_tells_each_at_the_figure_that_shows_it(project: Project) -> None:
    library = load_brief(with_figures(project, FOLDER / "refused", REFUSED).content / "tiny", project.root, LENGTHS)

    findings = [finding for finding in check_brief(library) if "image" in finding.code]

    excerpts = {finding.place.excerpt for finding in findings if finding.place}
    assert [] == [name for name in REFUSED if not any(f"image: {name}," in excerpt for excerpt in excerpts)]


def test_prints_what_usual_programs_write(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with_figures(project, FOLDER / "drawn", DRAWN)
    only = ["--length", "brief", "--language", "en", "--audience", "policymakers", "--jobs", "1"]

    status = main(["build", "--project", str(project.root), *only])

    assert (0, "") == (status, capsys.readouterr().err if status else "")


def drawing(body: str) -> int:
    return effort(read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'.encode()))


def test_counts_what_is_drawn_as_often_as_it_is_drawn() -> None:
    once = drawing('<g id="a"><rect/><rect/></g>')
    twice = drawing('<g id="a"><rect/><rect/></g><use href="#a"/>')
    by_pattern = drawing('<pattern id="p"><rect/><rect/></pattern><rect fill="url(#p)"/><rect style="fill:url(#p)"/>')

    assert once + 4 == twice
    assert 1 + 3 + 2 * 4 == by_pattern


def test_counts_markers_on_each_point() -> None:
    marker = '<marker id="m"><path d="M0 0"/></marker>'
    path = '<path d="M0 0 1 1 2 2 3 3 4 4 5 5"/>'

    by_attribute = drawing(f'{marker}<g marker-mid="url(#m)">{path}</g>')
    by_rule = drawing(f"<style>.x{{marker:url(#m)}}</style>{marker}<g class='x'>{path}</g>")

    assert by_attribute > drawing(f"{marker}<g>{path}</g>") + 10
    assert by_attribute + 1 == by_rule
    assert LIMIT < drawing('<g id="a"><use href="#a"/></g>')
