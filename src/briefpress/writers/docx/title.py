"""The title as a content control bound to the document's properties: Word changes both together (17.5.2.6)."""

from __future__ import annotations

from briefpress.writers.docx.inline import Inlines, Voice
from briefpress.writers.docx.markup import Element, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
# By this identifier Word knows the part of core properties.
_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


def title_control(title: str, inlines: Inlines, voice: Voice) -> Element:
    """Return the control with the title in it."""
    binding = w(
        "dataBinding",
        prefixMappings=f"xmlns:ns0='{_DUBLIN_CORE}' xmlns:ns1='{_CORE}' ",
        xpath="/ns1:coreProperties[1]/ns0:title[1]",
        storeItemID=_STORE,
    )
    number = w("id", val=inlines.marks.next_number())
    properties = w("sdtPr", w("alias", val="Title"), number, binding, w("text"))
    return w("sdt", properties, w("sdtContent", *inlines.text(title, voice)))
