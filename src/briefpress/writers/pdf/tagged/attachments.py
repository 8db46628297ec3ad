"""What comes along in a PDF of an archive: the files that it was made from, and the numbers of its charts.

ISO 19005-3, 6.8: each says what it is to the document (AFRelationship).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import weasyprint

from briefpress.document import tree
from briefpress.writers.artifact import Asset

_SOURCE = "What this paper was made from"
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What has no date is of the first day that archives count from.
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


def attachments_of(
    sources: Iterable[Asset], document: tree.Document, created: str | None
) -> list[weasyprint.Attachment]:
    """Return what is attached to a document's PDF, sorted by name; all of it is as old as the document."""
    when = _date(created or "")
    made = [_attachment(source, _SOURCE, "Source", when) for source in sources]
    made += [_attachment(data, words, "Data", when) for data, words in _numbers(document, "")]
    return sorted(made, key=lambda one: str(one.name))


def _numbers(node: tree.Document | tree.Node, identifier: str) -> Iterator[tuple[Asset, str]]:
    """Yield the numbers of each chart below a node, with what the chart shows; `identifier` is of what it stands in."""
    for child in tree.children_of(node):
        around = tree.attributes_of(child).id or identifier
        if isinstance(child, tree.Chart):
            yield Asset(f"{around}.csv", "text/csv", _table(child)), child.alternative
        else:
            yield from _numbers(child, around)


def _table(chart: tree.Chart) -> bytes:
    """Return the numbers of a chart as RFC 4180 has tables, in UTF-8; where there is none, nothing stands."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["", *(series.name for series in chart.series)])
    for place, category in enumerate(chart.categories):
        numbers = (series.numbers[place] for series in chart.series)
        table.writerow([category, *("" if number is None else str(number.value) for number in numbers)])
    return written.getvalue().encode()


def _attachment(asset: Asset, words: str, relation: str, when: datetime) -> weasyprint.Attachment:
    made = weasyprint.Attachment(
        string=asset.content, name=asset.name, description=words, relationship=relation, created=when, modified=when
    )

    @contextmanager
    def source() -> Iterator[tuple[io.BytesIO, None, None, str]]:
        yield io.BytesIO(asset.content), None, None, asset.media_type

    # Else the media type is what this machine takes a name for.
    made.source = source()
    return made


def _date(created: str) -> datetime:
    match = _DATE.match(created)
    if match is None:
        return _NO_DATE
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)
