"""Bundles: what is in them for whom, that their hashes are right, and that their letters can be read."""

from __future__ import annotations

import base64
import email
import email.policy
import io
import json
import re
import shutil
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from tests.programs import read_mail
from tests.shelf.conftest import make

from briefpress.cli import main
from briefpress.diagnostics import BriefPressError, Severity
from briefpress.editions.request import Request
from briefpress.project import Project
from briefpress.publish.manifest import sha256_of
from briefpress.shelf.bundle.pack import Order, Packed, pack

pytestmark = pytest.mark.slow

Printed = pytest.CaptureFixture[str]
LICENCES = {f"licences/{name}.txt" for name in ("fonts", "texts", "OFL-1.1", "CC-BY-4.0")}
WORDS = {"README.en.txt", "SHA256SUMS", "catalogue.json"} | LICENCES


def packed(
    project: Project, purpose: str = "", request: Request | None = None, *, with_sources: bool = False
) -> Packed:
    order = Order(request or Request(), purpose, with_sources, project.build / "bundles")
    return pack(project, project.build, order)


def members(packed: Packed) -> dict[str, bytes]:
    """Return the files of the one bundle by their paths below its folder."""
    (bundle,) = packed.bundles
    with zipfile.ZipFile(bundle.path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {bundle.path.stem} == {name.split("/")[0] for name in names}
        return {name.partition("/")[2]: archive.read(name) for name in names}


def papers(*formats: str) -> set[str]:
    audiences = ("policymakers", "public")
    return {f"papers/en/tiny.glance.{audience}.en.{format_}" for audience in audiences for format_ in formats}


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("", papers("pdf", "html") | {"letters/letter.en.eml"}),
        ("press", papers("pdf", "html") | {"letters/letter.en.eml"}),
        ("board", papers("pdf") | {"letters/letter.en.eml"}),
        ("archive", papers("pdf") | {"sources/brief.yaml"}),
        ("print", papers("pdf")),
    ],
)
def test_what_is_in_it_depends_on_whom_it_is_for(purpose: str, expected: set[str], project: Project) -> None:
    found = members(packed(project, purpose))

    assert expected | WORDS == found.keys()
    built = project.build / "tiny" / "en"
    assert all(content == (built / Path(name).name).read_bytes() for name, content in found.items() if "papers" in name)


def test_hashes_are_those_of_the_files(project: Project) -> None:
    found = members(packed(project, "press"))

    sums = dict(line.split("  ")[::-1] for line in found.pop("SHA256SUMS").decode().splitlines())
    assert {name: sha256_of(content) for name, content in found.items()} == sums


def test_the_readme_names_every_paper_and_what_else_there_is(project: Project) -> None:
    found = members(packed(project, "archive"))

    readme = found["README.en.txt"].decode()
    assert readme.startswith("Documents on record\n===================\n")
    assert "- papers/en/tiny.glance.public.en.pdf: English · At a glance · For the public · Pages: 1\n" in readme
    assert "- sources/: What it was made from\n" in readme
    assert "letters/" not in readme
    assert "CC BY 4.0 <https://creativecommons.org/licenses/by/4.0/>" not in readme  # it is told as it is
    assert "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/" in readme


def test_fonts_and_texts_are_told_with_their_licences_in_full(project: Project) -> None:
    found = members(packed(project, "board"))

    fonts, full = (found[f"licences/{name}.txt"].decode() for name in ("fonts", "OFL-1.1"))
    told = fonts.split("\n\n")
    assert any(one.startswith("Noto Serif\n----------\nCopyright ") for one in told)
    assert all("SIL Open Font License" in one and one.strip().endswith(": OFL-1.1.txt") for one in told)
    assert not re.search(r"[A-Z]{6}\+", fonts)
    assert full.startswith("SIL OPEN FONT LICENSE\n\nVersion 1.1 - 26 February 2007")
    assert "DEALINGS IN THE FONT SOFTWARE" in " ".join(full.split())
    assert "Section 1 -- Definitions." in found["licences/CC-BY-4.0.txt"].decode()


def letter(project: Project) -> EmailMessage:
    content = members(packed(project, "board"))["letters/letter.en.eml"]
    assert content.count(b"\n") == content.count(b"\r\n")
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [] == [*message.defects]
    return message


def test_the_letter_brings_the_page_in_two_forms_and_the_paper(project: Project) -> None:
    message = letter(project)

    kinds = [part.get_content_type() for part in message.walk()]
    assert ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"] == kinds
    assert "Documents on record (EX-2026-01)" == message["Subject"]
    assert "Example House <desk@example.org>" == message["From"]
    assert ("1", None) == (message["X-Unsent"], message["To"])
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert page
    text, markup = plain.get_content(), page.get_content()
    assert "- Plans can be dated. The first is of 2015." in text.splitlines()
    assert "<" not in text
    assert "<li>Plans can be dated. The first is of 2015.</li>" in markup
    (attached,) = message.iter_attachments()
    assert "tiny.glance.policymakers.en.pdf" == attached.get_filename()
    assert (project.build / "tiny/en" / str(attached.get_filename())).read_bytes() == attached.get_content()


def test_a_mail_program_reads_the_same_in_the_letter(project: Project) -> None:
    content = members(packed(project, "board"))["letters/letter.en.eml"]
    message = letter(project)

    read = read_mail(content)

    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert page
    assert (message["Subject"], "2026-11-25T09:00:00.000Z") == (read["subject"], read["date"])
    assert {"name": "Example House", "address": "desk@example.org"} == read["from"]
    # Of the ends of lines each keeps its own.
    assert plain.get_content().split() == read["text"].split()
    assert page.get_content().splitlines() == read["html"].strip().splitlines()
    (attached,) = read["attachments"]
    assert ("tiny.glance.policymakers.en.pdf", "application/pdf") == (attached["filename"], attached["mimeType"])
    assert next(iter(message.iter_attachments())).get_content() == base64.b64decode(attached["content"])


def test_the_same_inputs_give_the_same_bytes(project: Project) -> None:
    (first,) = packed(project, "press", with_sources=True).bundles
    before = first.path.read_bytes()
    first.path.unlink()

    (second,) = packed(project, "press", with_sources=True).bundles

    assert before == second.path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {one.date_time for one in archive.infolist()}


def test_it_can_be_narrowed_down(project: Project) -> None:
    found = members(packed(project, "board", Request(audiences=("public",))))

    assert {"papers/en/tiny.glance.public.en.pdf"} == {name for name in found if name.startswith("papers/")}
    listed = json.loads(found["catalogue.json"])["hasPart"][0]["workExample"]
    assert ["tiny.glance.public.en"] == [one["identifier"] for one in listed]


def test_archives_take_only_pdfs_for_archives(project: Project) -> None:
    path = project.build / "tiny/en/tiny.glance.public.en.pdf"
    before = path.read_bytes()
    with pikepdf.open(io.BytesIO(before)) as pdf:
        del pdf.Root.Metadata
        pdf.save(path)
    manifest = project.build / "manifest.json"
    text = manifest.read_text("utf-8").replace(sha256_of(before), sha256_of(path.read_bytes()))
    manifest.write_text(text.replace(f'"bytes": {len(before)}', f'"bytes": {path.stat().st_size}'), "utf-8")

    with pytest.raises(BriefPressError) as raised:
        packed(project, "archive")

    told = [one.message for one in raised.value.diagnostics if one.severity is Severity.ERROR]
    assert ["papers/en/tiny.glance.public.en.pdf claims no part of PDF/A"] == told
    assert not (project.build / "bundles").exists()


def test_pdfs_without_attachments_are_told_to_archives(project: Project) -> None:
    assert ["bundle.no-attachments"] == [one.code for one in packed(project, "archive").findings]


def test_the_print_shops_files_go_along_where_there_are_some(project: Project) -> None:
    without = packed(project, "print")
    # As builds with --print leave them: a folder of builds in that of builds.
    for name in ("tiny", "manifest.json"):
        source, target = project.build / name, project.build / "print" / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)

    found = members(packed(project, "print"))

    assert ["bundle.no-print-files"] == [one.code for one in without.findings]
    assert "print/en/tiny.glance.public.en.pdf" in found
    assert papers("pdf") < found.keys()


def test_a_file_that_is_not_as_it_was_made_is_not_handed_on(project: Project) -> None:
    (project.build / "tiny/en/tiny.glance.public.en.pdf").write_bytes(b"%PDF of somebody else")

    with pytest.raises(BriefPressError) as raised:
        packed(project, "board")

    assert ["bundle.changed-file"] == [one.code for one in raised.value.diagnostics]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--language", "fr"), 'error[bundle.not-made]: nothing has been made of the language "fr"'),
        (("--audience", "publik"), 'hint: did you mean "public"?'),
        (("--audience", "public", "--length", "brief"), 'nothing has been made of the length "brief"'),
        (("tidy",), 'hint: did you mean "tiny"?'),
    ],
)
def test_what_has_not_been_made_cannot_be_packed(
    words: tuple[str, ...], told: str, project: Project, capsys: Printed
) -> None:
    assert 1 == main(["pack", *words, "--project", str(project.root)])
    assert told in capsys.readouterr().err


def test_the_command_says_where_the_bundle_is(project: Project, tmp_path: Path, capsys: Printed) -> None:
    to = tmp_path / "handed" / "on"

    assert 0 == main(["pack", "tiny", "--for", "board", "--to", str(to), "--project", str(project.root)])

    assert (to / "tiny.board.zip").is_file()
    assert f"{to.as_posix()}/tiny.board.zip: 10 files, 0." in capsys.readouterr().out


def test_only_what_the_brief_names_goes_along_as_sources(project: Project) -> None:
    brief = project.content / "tiny" / "brief.yaml"
    chart = (
        "      - {id: numbers, type: chart, kind: bar, caption: Numbers, alternative: Two numbers, from_file: n.csv}\n"
        "      - id: texts\n"
    )
    brief.write_text(brief.read_text("utf-8").replace("      - id: texts\n", chart), "utf-8")
    (project.content / "tiny" / "n.csv").write_text("Year,Plans\n2015,1\n2017,2\n", "utf-8")
    (project.content / "tiny" / "private.txt").write_text("not for others", "utf-8")
    make(project)

    found = members(packed(project, "archive"))

    assert {"sources/brief.yaml", "sources/n.csv"} == {name for name in found if name.startswith("sources/")}
    assert "Numbers\n-------\nTwo numbers\n" == found["pictures/en.txt"].decode()
