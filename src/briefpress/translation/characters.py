"""What a language's texts will have: letters of its script, its own letters, its marks, what our typography inserts.

CLDR's exemplar characters would say it better and are in no package that we have. A language that is not here is not
forgotten: the fixed words of the page in that language count as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ALWAYS = "0123456789.,:;!?()[]/-–—…%&@#+=’\u00a0"

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгдежзийклмнопрстуфхцчшщьюя"
# The most frequent ones: a face that has them is one for Chinese.
_HAN_BOTH = "的一是不在人有我他大中上和地到主以可自家年生能下子成本用方日行分部政三文高面公明全心"
_FULL_WIDTH = "，。、；：？！（）《》“”‘’「」…—·"

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "Latn": _LATIN,
        "Cyrl": _CYRILLIC,
        "Grek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ«»·",
        "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652ـ،؛؟«»",
        "Hebr": "אבגדהוזחטיךכלםמןנסעףפץצקרשת־׳״",
        "Deva": "अआइईउऊऋएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह\u093e\u093f\u0940\u0941\u0942\u0947\u094b\u094d\u0902।",
        "Hans": _HAN_BOTH + "这个们来为时说国发经东会对动过门学进种实点么当开条样现业问从" + _FULL_WIDTH,
        "Hant": _HAN_BOTH + "這個們來為時說國發經東會對動過門學進種實點麼當開條樣現業問從" + _FULL_WIDTH,
        "Jpan": "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンー"
        "日本語年月人大国会、。「」『』・",
        "Kore": "가나다라마바사아자차카타파하은는이가를의에서한국정부계획년월일“”‘’",
    }
)
"""ISO 15924 -> characters."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "",
        "be": "ЁёІіЎўЫыЭэ«»",
        "bg": "ъЪ„“",
        "ca": "ÀÇÈÉÍÏÒÓÚÜàçèéíïòóúü·«»",
        "cs": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýž„“",
        "da": "ÆØÅæøå»«",
        "de": "ÄÖÜäöüß„“‚‘»«",
        "en": "“”‘’£",
        "es": "ÁÉÍÑÓÚÜáéíñóúü¿¡ºª«»“”\u202f",
        "fa": "پچژگکی",
        "fi": "ÄÖÅäöå”",
        "fr": "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ«»\u202f",
        "hu": "ÁÉÍÓÖŐÚÜŰáéíóöőúüű„”",
        "id": "“”‘’",
        "it": "ÀÈÉÌÒÙàèéìòù«»",
        "kk": "ӘҒҚҢӨҰҮҺІәғқңөұүһі«»",
        "nb": "ÆØÅæøå«»",
        "nl": "ÁÉËÏÓÖÜáéëïóöü“”‘’",
        "pl": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż„”",
        "pt": "ÀÁÂÃÇÉÊÍÓÔÕÚÜàáâãçéêíóôõúü“”",
        "ro": "ĂÂÎȘȚăâîșț„”",
        "ru": "ЁёЪъЫыЭэ«»„“№",
        "sk": "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽáäčďéíĺľňóôŕšťúýž„“",
        "sr": "ЂЈЉЊЋЏђјљњћџ„“",
        "sv": "ÄÖÅäöå”",
        "tr": "ÇĞİÖŞÜçğıöşü“”",
        "uk": "ЄІЇҐєіїґ«»",
        "ur": "ٹپچڈڑژکگںھہیے۔",
        "vi": "ĂÂĐÊÔƠƯăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ“”",
        "zh": "",
    }
)
"""Language subtag -> letters that its script does not have for everybody, and its marks."""


def letters_of(language: str, script: str) -> str:
    """Return the letters that a language (BCP 47) has in its own script (ISO 15924), marks and figures left out."""
    own = (SCRIPTS.get(script, "") + LANGUAGES.get(language.split("-")[0], "")) if script != "Latn" else ""
    latin = _LATIN + LANGUAGES.get(language.split("-")[0], "") if script == "Latn" else ""
    return "".join(letter for letter in own + latin if letter.isalpha())


def characters_of(language: str, script: str) -> frozenset[str]:
    """Return what texts in a language (BCP 47) and a script (ISO 15924) will have at the least.

    Every text has names and addresses in Latin letters.
    """
    return frozenset(_ALWAYS + _LATIN + SCRIPTS.get(script, "") + LANGUAGES.get(language.split("-")[0], ""))
