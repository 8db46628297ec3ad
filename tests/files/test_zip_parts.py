"""Parts of archives within bounds: whoever unpacks, the same is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefpress.files.zip_parts import ZipBounds, ZipFault, zip_parts
from tests.files.faulty_zips import encrypted, with_many_parts, with_twin

_BOUNDS = ZipBounds(parts=5, unpacked=2_000_000)


class RefusedError(Exception):
    def __init__(self, fault: ZipFault, detail: str) -> None:
        super().__init__(fault.name, detail)


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(f"{name}.xml", part)
    return made.getvalue()


def parts_of(content: bytes, bounds: ZipBounds = _BOUNDS) -> dict[str, bytes]:
    return zip_parts(content, bounds, RefusedError)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a text", ZipFault.NO_ZIP),
        (zipped(a="<a/>")[:40], ZipFault.DAMAGED),
        (with_twin(zipped(a="<a/>"), "a.xml"), ZipFault.TWINS),
        (encrypted(zipped(a="<a/>")), ZipFault.ENCRYPTED),
        (with_many_parts(zipped(a="<a/>"), 5), ZipFault.PARTS),
        (zipped(a="<a/>" * 600_000), ZipFault.UNPACKED),
        (zipped(a="x" * 1_900_000), ZipFault.RATIO),
    ],
)
def test_refuses_what_hides_something_or_is_too_much(content: bytes, fault: ZipFault) -> None:
    with pytest.raises(RefusedError) as caught:
        parts_of(content)

    assert fault.name == caught.value.args[0]


def test_reads_what_is_needed_alone_and_counts_all() -> None:
    content = zipped(a="x" * 900, b="y" * 900)

    assert {"a.xml"} == set(zip_parts(content, _BOUNDS, RefusedError, lambda name: name == "a.xml"))
    with pytest.raises(RefusedError):
        zip_parts(content, ZipBounds(parts=5, unpacked=1_000), RefusedError, lambda name: name == "a.xml")


def test_a_large_part_may_shrink_as_far_as_its_room_lets_it() -> None:
    content = zipped(a="x" * 1_900_000)

    assert 1_900_000 == len(parts_of(content, ZipBounds(parts=5, unpacked=2_000_000, ratio=2_000))["a.xml"])


def test_names_have_the_strokes_of_the_standard() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("/xl/a.xml", "<a/>")
    content = made.getvalue().replace(b"/xl/a.xml", b"\\xl\\a.xml")

    assert {"xl/a.xml": b"<a/>"} == parts_of(content)
