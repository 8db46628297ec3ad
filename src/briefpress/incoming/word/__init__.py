"""Bytes of a Word file -> its text as somebody reads it: paragraphs with runs, tables, notes, comments, pictures.

A stranger's file: what it unpacks to is bounded, XML with a document type is refused, nothing in it is followed to
another file or address, and no macro, field or formula is worked out.

python-docx was refused for reading: it knows neither tracked changes, comments of threads, notes nor content controls,
and passes over the text in them without a word.
"""

from briefpress.incoming.word.model import Block as Block
from briefpress.incoming.word.model import Cell as Cell
from briefpress.incoming.word.model import Comment as Comment
from briefpress.incoming.word.model import Inline as Inline
from briefpress.incoming.word.model import NoteMark as NoteMark
from briefpress.incoming.word.model import Paragraph as Paragraph
from briefpress.incoming.word.model import Picture as Picture
from briefpress.incoming.word.model import Revision as Revision
from briefpress.incoming.word.model import Row as Row
from briefpress.incoming.word.model import Run as Run
from briefpress.incoming.word.model import Style as Style
from briefpress.incoming.word.model import Table as Table
from briefpress.incoming.word.model import WordDocument as WordDocument
from briefpress.incoming.word.package import LARGEST_FILE as LARGEST_FILE
from briefpress.incoming.word.package import Package as Package
from briefpress.incoming.word.package import open_package as open_package
from briefpress.incoming.word.read import read_word as read_word
