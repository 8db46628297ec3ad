"""A paper -> a covering e-mail with the paper attached, to be sent by whoever opens it. Nothing is sent here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from briefpress.content.words import PartialDate
from briefpress.publish.manifest import sha256_of
from briefpress.shelf.bundle.plain_text import plain_text
from briefpress.shelf.papers import Paper

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def letter(paper: Paper, page: str, name: str, attached: bytes) -> bytes:
    """Return an e-mail in a paper's language: as plain text, as the page, and with a PDF attached (RFC 5322, 2045).

    `X-Unsent` lets mail programs open it to be addressed and sent. Its date is that of the paper: no clock is read.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = f"{paper.title} ({paper.imprint.number})"
    message["From"] = _sender(paper)
    message["Date"] = format_datetime(_moment(paper.imprint.date))
    message["X-Unsent"] = "1"
    message.set_content(plain_text(page))
    message.add_alternative(page, subtype="html")
    for part in message.iter_parts():
        part["Content-Language"] = paper.edition.language
    message.add_attachment(attached, maintype="application", subtype="pdf", filename=name)
    for number, part in enumerate(_multiparts(message)):
        # Python draws lots for boundaries; these stand in no base64 and in no quoted-printable text (RFC 2045, 6.7).
        part.set_boundary(f"=_{sha256_of(attached)[:24]}_{number}")
    return message.as_bytes()


def _multiparts(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if part.is_multipart() and isinstance(part, EmailMessage))


def _sender(paper: Paper) -> Address:
    """Return whom questions go to; a contact that is no address of e-mail gives a name alone."""
    found = _ADDRESS.search(paper.imprint.contact)
    if found and found[0].isascii():
        return Address(paper.imprint.publisher, addr_spec=found[0])
    return Address(paper.imprint.publisher, "sender", "example.invalid")


def _moment(when: PartialDate) -> datetime:
    year, month, day = (*(when.end or when.start), 1, 1)[:3]
    return datetime(year, month, day, 9, tzinfo=UTC)
