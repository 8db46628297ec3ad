"""Sentences, words and how easily they read."""

from __future__ import annotations

import pytest

from briefpress.advice.reading import equivalent_count, flesch_reading_ease, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("It cost 5.2 million in all of 2024, the plan says.", 1),
        ("See p. 5 and e.g. the annex. Then stop.", 2),
        ("J. Elkind wrote it. Nobody read it.", 2),
        ("«Так и было». Потом всё кончилось.", 2),
        ("В 2017 г. вышли два текста.", 1),
        ("هل هذا صحيح؟ نعم.", 2),
        ("دفعت المشاريع قدمًا. ولا يسمّي وثيقة.", 2),
        ("文件有据可查。成效未见数据。", 2),
        ("https://example.org/a.b is an address.", 1),
        ("See No. 5 and Art. 3 of the law. Then stop.", 2),
        ("В ст. 5 сказано иное. Точка.", 2),
        ("Dr. Smith came. He left.", 2),
        ("Véase el núm. 4 del texto. Fin.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, count: int) -> None:
    assert count == len(sentences(text))


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("A low-carbon plan, by 2030.", "en", 5),
        ("L’article n’en dit rien.", "fr", 4),
        ("绿色丝绸之路，2015年", "zh-Hans", 8),
        ("UNEP文件", "zh-Hans", 3),
        ("10,000 firms", "en", 2),
    ],
)
def test_words_are_counted_as_each_language_has_them(text: str, language: str, count: int) -> None:
    assert count == len(words(text, language))


def test_other_languages_may_have_more_words() -> None:
    assert (20, 24, 38) == (equivalent_count(20, "ru"), equivalent_count(20, "fr"), equivalent_count(20, "zh-Hans"))


@pytest.mark.parametrize(
    ("easy", "hard", "language"),
    [
        (
            "The cat sat. It was red.",
            "Institutional accountability necessitates environmental evaluation.",
            "en",
        ),
        (
            "Le chat dort. Il est roux.",
            "L’institutionnalisation nécessite une évaluation environnementale.",
            "fr",
        ),
        (
            "El gato duerme. Es rojo.",
            "La institucionalización requiere evaluaciones medioambientales.",
            "es",
        ),
        ("Кот спит. Он рыж.", "Институционализация предполагает всестороннюю экологическую экспертизу.", "ru"),
    ],
)
def test_long_words_read_harder(easy: str, hard: str, language: str) -> None:
    light, heavy = flesch_reading_ease([easy], language), flesch_reading_ease([hard], language)

    assert light is not None
    assert heavy is not None
    assert light > 80 > 30 > heavy


def test_where_no_formula_is_sound_there_is_none() -> None:
    assert flesch_reading_ease(["文件有据可查。"], "zh-Hans") is None
    assert flesch_reading_ease(["النص موجود."], "ar") is None


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        (
            "en",
            (
                "asked1 named1 reported3 needed2 created3 society4 coalition4 initiative5 article3 people2 business2 "
                "rules1 services3 houses2 principles3 area3 science2 national3 special2 million2 being2 real1 serious3"
            ),
        ),
        ("fr", "énergie3 projet2 monde1 développement4"),
        ("es", "país2 ciudad2 economía5 aéreo4 pueblo2 guía2 cuestión2 coalición4 poeta3 vehículo4"),
        ("ru", "экология5 страна2 документ3"),
    ],
)
def test_syllables(language: str, counted: str) -> None:
    expected = {word[:-1]: int(word[-1]) for word in counted.split()}

    assert expected == {word: syllables(word, language) for word in expected}
