"""The docs' walk-throughs, done as they are written: what is typed, what is written into files, what comes of it."""

from __future__ import annotations

import io
import re
import shlex
import zipfile
from collections.abc import Iterator, Mapping
from difflib import ndiff
from pathlib import Path

import pikepdf
import pytest

from briefpress.cli import main
from briefpress.project import Project
from tests.assets.fonts.made import font, put
from tests.docs.conftest import copied, keep
from tests.docs.pages import ROOT, commands, fences
from tests.incoming.review.conftest import send

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
PROGRAM = ".venv/bin/briefpress"
"""What is installed there calls `briefpress.cli.main`; what other pages say is typed into a shell, in test_commands."""

# Words to type; a file's text, after the paragraph that ends with its name; a word to add to a list of the brief; one
# in a section of the brief that takes another's place; a folder to put fonts into.
_STEP = re.compile(
    r"```sh\n(?P<typed>.*?)```"
    r"|`(?P<file>(?:templates|content/water|papers)/\S+)`:\n\n```\w+\n(?P<text>.*?)```"
    r"|In `(?P<edited>content/\S+)`, write `(?P<after>[^`]+)` in\s+the place of `(?P<before>[^`]+)`"
    r"|Put your fonts.*?`(?P<fonts>templates/\S+/)fonts/`"
    r"|In the section `(?P<section>[a-z-]+)`, write `(?P<new>[^`]+)` in the\s+place of `(?P<old>[^`]+)`"
    r"|[Aa]dd `(?P<word>[a-z-]+)` to (?:its|the brief's)\s+`(?P<list>audiences|languages):`",
    re.DOTALL,
)


def steps(name: str) -> list[re.Match[str]]:
    found = list(_STEP.finditer((DOCS / name).read_text("utf-8")))
    assert found
    return found


def walk(name: str, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Do everything that a page says, in a project."""
    monkeypatch.chdir(root)
    for step in steps(name):
        if step["file"]:
            path = root / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["text"], "utf-8")
        elif step["edited"]:
            edit(root / step["edited"], step["before"], step["after"])
        elif step["fonts"]:
            put(root / step["fonts"], regular=font("House Serif"), bold=font("House Serif", 700))
        elif step["word"]:
            add(root, step["list"], step["word"])
        elif step["section"]:
            change(root, step["section"], step["old"], step["new"])
        else:
            for line in commands(step["typed"]):
                program, *words = shlex.split(line)
                assert PROGRAM == program
                assert 0 == main(words), line


def add(root: Path, name: str, word: str) -> None:
    """Add a word to a list at the head of the brief."""
    path = root / "content" / "water" / "brief.yaml"
    text = path.read_text("utf-8")
    if not re.search(rf"(?m)^{name}: \[", text):
        text = text.replace("\naudiences:", f"\n{name}: [en]\naudiences:", 1)
    path.write_text(re.sub(rf"(?m)^{name}: \[(.*?)\]", rf"{name}: [\1, {word}]", text, count=1), "utf-8")


def change(root: Path, section: str, old: str, new: str) -> None:
    """Write a word in the place of another, where a section of the brief has it first."""
    path = root / "content" / "water" / "brief.yaml"
    before, start, rest = path.read_text("utf-8").partition(f"- id: {section}\n")
    assert old in rest
    path.write_text(before + start + rest.replace(old, new, 1), "utf-8")


def edit(path: Path, before: str, after: str) -> None:
    """Write words in the place of others that stand in a file once."""
    text = path.read_text("utf-8")
    assert 1 == text.count(before)
    path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def root(tmp_path: Path, built: Project) -> Path:
    copied(built, tmp_path)
    return tmp_path


def files(folder: Path, mark: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob(f"water.*{mark}*"))}


def fills(pdf: bytes) -> Iterator[str]:
    """Yield the colours that the first page is filled with."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in pikepdf.parse_content_stream(opened.pages[0]):
            if str(one.operator) in ("rg", "sc", "scn") and len(one.operands) == 3:
                yield "".join(f"{round(float(str(part)) * 255):02x}" for part in one.operands)


def fonts(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            str(one["/BaseFont"])
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        ]


def paper(pdf: bytes) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        *_, width, height = (round(float(str(side))) for side in opened.pages[0].mediabox)
    return width, height


def word_part(docx: bytes, pattern: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as word:
        return "".join(word.read(name).decode() for name in word.namelist() if re.fullmatch(pattern, name))


def test_write_a_brief(tmp_path: Path, built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(built, tmp_path / "build")

    walk("write-a-brief.md", monkeypatch, tmp_path)

    assert 9 == len(files(tmp_path / "build", ".en."))


def on_paper(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that know of no other edition: all but web editions, which lead to them."""
    return {name: content for name, content in made.items() if not name.endswith(".html")}


def test_make_an_audience(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = ["build", "water", "--audience", "policymakers", "--project", str(root)]
    assert 0 == main(build)
    before = files(root / "build", "policymakers")

    walk("make-an-audience.md", monkeypatch, root)

    made = files(root / "build", "press")
    assert 9 == len(made)
    pdf, page, docx = (made[f"water.brief.press.en.{kind}"] for kind in ("pdf", "html", "docx"))
    assert "5b3a86" in set(fills(pdf))
    assert b"The press office" in page
    assert b"Ask the press office before you quote." in page
    assert "5B3A86" in word_part(docx, r"word/theme/theme1\.xml")
    assert 'descr="The press office"' in word_part(docx, r"word/header\d*\.xml")
    # Made anew, were it made of anything else.
    assert 0 == main(build)
    assert on_paper(before) == on_paper(files(root / "build", "policymakers"))
    (glance,) = files(root / "build", "glance.policymakers.en.html").values()
    assert b"water.glance.press.en.html" in glance


def test_make_a_look(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk("make-a-look.md", monkeypatch, root)

    glance, brief = (files(root / "build", f"{length}.policymakers.en.pdf") for length in ("glance", "brief"))
    assert (612, 792) == paper(*brief.values())
    assert "1d4f91" in set(fills(*brief.values()))
    assert any("House-Serif" in name for name in fonts(*brief.values()))
    # The last thing typed was for that build alone, in the look of all.
    assert "0b6b4f" in set(fills(*glance.values()))
    (docx,) = files(root / "build", "brief.policymakers.en.docx").values()
    assert "1D4F91" in word_part(docx, r"word/theme/theme1\.xml")
    assert "<w:embedRegular " in word_part(docx, r"word/fontTable\.xml")
    assert 'w:w="12240"' in word_part(docx, r"word/document\.xml")


def test_make_a_length(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = ["build", "water", "--project", str(root)]
    assert 0 == main(build)
    before = files(root / "build", "policymakers")

    walk("make-a-length.md", monkeypatch, root)

    made = files(root / "build", "memo.")
    assert ["docx", "html", "pdf"] == [name.rpartition(".")[2] for name in made]
    docx, page, pdf = made.values()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert 2 == len(opened.pages)
    # Its own part, its own size of titles, and a section that no glance shows.
    assert b"Return this memo with your comments to editors@example.org." in page
    assert b"Who is responsible" in page.replace("\u00a0".encode(), b" ")
    assert b"--size-title:22pt" in page
    assert b'data-length="memo"' in page
    assert "For decision" in word_part(docx, r"word/document\.xml")
    assert ">Memo<" in word_part(docx, r"word/header\d*\.xml")
    assert '"memo"' in (root / "content/brief.schema.json").read_text("utf-8")
    # No other edition has changed by a byte; web editions lead to the new one.
    assert 0 == main(build)
    after = {name: content for name, content in files(root / "build", "policymakers").items() if ".memo." not in name}
    assert on_paper(before) == on_paper(after)
    assert b"water.memo.policymakers.en.html" in after["water.glance.policymakers.en.html"]


def test_print(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk("print.md", monkeypatch, root)

    made = files(root / "build" / "print", "policymakers.en.")
    kinds = {name.partition(".en.")[2] for name in made}
    assert {
        "press.pdf",
        "press-grey.pdf",
        "booklet.pdf",
        "two-up-grey.pdf",
        "cut-stack.pdf",
        "large-print.pdf",
    } == kinds
    with pikepdf.open(io.BytesIO(made["water.glance.policymakers.en.press.pdf"])) as opened:
        assert "0.9 0.4 0.5 0.4 k" in opened.pages[0].obj.Contents.read_bytes().decode()
        assert -5 == round(float(opened.pages[0].obj.BleedBox[0]) / 72 * 25.4)
    assert (1191, 842) == paper(made["water.brief.policymakers.en.booklet.pdf"])
    assert (1191, 842) == paper(made["water.brief.policymakers.en.cut-stack.pdf"])


def test_translate(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk("translate.md", monkeypatch, root)

    assert 3 == len(files(root / "build", ".fr."))
    assert "#. es: De un vistazo" in (root / "templates/labels/pt.po").read_text("utf-8")
    assert "locale: pt" in (root / "templates/languages/pt.yaml").read_text("utf-8")


def test_sources(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = root / "content" / "water" / "brief.yaml"
    before = brief.read_text("utf-8")

    walk("sources.md", monkeypatch, root)

    # Every line of the brief is there, in its order, but for the one that cites.
    after = brief.read_text("utf-8").replace("one another [@lind_shade_2019, p. 12].", "one another.")
    assert [] == [line for line in ndiff(before.splitlines(), after.splitlines()) if line.startswith("- ")]
    assert "Shade as infrastructure" in (root / "sources.json").read_text("utf-8")
    assert "TI  - Shade as infrastructure" in (root / "sources.ris").read_text("utf-8")
    page = files(root / "build", "brief.policymakers.en.html")["water.brief.policymakers.en.html"].decode()
    assert "(Lind and World Health Organization 2019 12)" in page


def test_review(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = root / "content" / "water" / "brief.yaml"
    before = brief.read_text("utf-8")
    sent = send(Project(root), "water", "glance", "en")
    one, other = sent.kinds.body[0], sent.kinds.body[-1]
    (root / "papers").mkdir(exist_ok=True)
    for name, spot in (("ann", one), ("bo", other)):
        word = spot.words[0]
        edited = sent.typed(spot.context, word, "ZEPHYR", tracked=True, author=name)
        (root / "papers" / f"{name}.docx").write_bytes(edited)

    walk("review.md", monkeypatch, root)

    lines = ndiff(before.split(), brief.read_text("utf-8").split())
    assert ["ZEPHYR", "ZEPHYR"] == [line[2:] for line in lines if line.startswith("+ ")]
    assert "<ins>ZEPHYR</ins>" in (root / "papers" / "review.html").read_text("utf-8")
    (made,) = (root / "build" / "for-review").rglob("water.glance.policymakers.en.docx")
    assert "<w:trackRevisions/>" in word_part(made.read_bytes(), "word/settings.xml")


def test_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk("import.md", monkeypatch, tmp_path)

    text = (tmp_path / "content/shade/brief.yaml").read_text("utf-8")
    (head,) = fences("docs/import.md", "yaml")
    assert head in text
    assert "sixty degrees [@lind2019]" in text
    made = sorted(path.name for path in (tmp_path / "build/drafts").rglob("shade.glance.*"))
    assert [f"shade.glance.policymakers.en.{kind}" for kind in ("docx", "html", "pdf")] == made
    assert b"Shade saves lives." in (tmp_path / "build/drafts/shade/en" / made[1]).read_bytes()


def test_publish(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk("publish.md", monkeypatch, root)

    build = root / "build"
    page = (build / "water" / "index.en.html").read_text("utf-8")
    assert "Papers of the water office" in page
    assert "What has changed since version" in page
    assert "<loc>https://papers.example.org/water/index.en.html</loc>" in (build / "sitemap.xml").read_text("utf-8")
    with (
        zipfile.ZipFile(build / "bundles/water.press.zip") as press,
        zipfile.ZipFile(root / "archived/water.archive.zip") as archive,
    ):
        assert "water.press/letters/letter.en.eml" in press.namelist()
        assert "water.archive/sources/brief.yaml" in archive.namelist()
    (pdf,) = files(build / "water", "glance.policymakers.en.pdf").values()
    assert "1d4f91" in set(fills(pdf))
    assert any("Inter" in name for name in fonts(pdf))
