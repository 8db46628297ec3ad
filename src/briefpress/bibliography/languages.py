"""What other programs call a language -> its tag (BCP 47)."""

from __future__ import annotations

import re

_NAMES = {
    **dict.fromkeys(
        ("english", "eng", "american", "usenglish", "en_us", "british", "ukenglish", "englisch", "anglais"), "en"
    ),
    **dict.fromkeys(("french", "fra", "fre", "francais", "français", "französisch"), "fr"),
    **dict.fromkeys(("german", "deu", "ger", "ngerman", "deutsch", "austrian", "allemand"), "de"),
    **dict.fromkeys(("spanish", "spa", "español", "espanol", "castellano", "espagnol"), "es"),
    **dict.fromkeys(("russian", "rus", "русский", "russe"), "ru"),
    **dict.fromkeys(("arabic", "ara", "العربية", "arabe"), "ar"),
    **dict.fromkeys(("portuguese", "por", "português", "brazilian", "portugues"), "pt"),
    **dict.fromkeys(("italian", "ita", "italiano", "italien"), "it"),
    **dict.fromkeys(("dutch", "nld", "dut", "nederlands"), "nl"),
    **dict.fromkeys(("japanese", "jpn", "日本語"), "ja"),
    "swedish": "sv",
    "danish": "da",
    "norwegian": "no",
    "finnish": "fi",
    "polish": "pl",
    "turkish": "tr",
    "czech": "cs",
    "hungarian": "hu",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "korean": "ko",
    "ukrainian": "uk",
    **dict.fromkeys(("chinese", "zho", "chi", "中文", "zh-cn", "zh_cn", "chinois"), "zh-Hans"),
    **dict.fromkeys(("zh-tw", "zh_tw"), "zh-Hant"),
}
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")


def language_tag(text: str) -> str:
    """Return the tag of a language by its tag or name; empty when it is not known, or there are several."""
    text = text.strip()
    if text.lower() in _NAMES:
        return _NAMES[text.lower()]
    match = _TAG.fullmatch(text)
    if not match or len(match[1]) > 2:
        return ""
    parts = (match[1].lower(), (match[2] or "").title(), (match[3] or "").upper())
    return "-".join(filter(None, parts))
