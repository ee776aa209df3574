"""The guard: false wordings stay inside, honest ones go out, in four languages."""

import json
from pathlib import Path

import pytest

import parlour.assistant
from parlour.assistant.language_model.guard import object_to
from parlour.assistant.language_model.keys import KEY, Keyed, filled, keyed
from parlour.assistant.language_model.vocabulary import LANGUAGES
from parlour.assistant.say.voice import our_words

CASES = [json.loads(line) for line in Path(__file__).with_name("adversarial.jsonl").read_text("utf-8").splitlines()]
ENGLISH = Path(parlour.assistant.__file__).parent / "words" / "en.json"
TITLES = ("Mug", "Kettle", "Taza", "Hervidor", "Tazza", "Bollitore", "Кружка", "Чайник")
NAMES = {"product": TITLES, "order": ("LL-10472", "PI9659056433")}
HONEST = 0.9


def sheet(text: str, lang: str = "en") -> Keyed:
    made = keyed(text, NAMES, lang)
    assert made is not None
    return made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_false_wording_goes_out(lang: str) -> None:
    false = [one for one in CASES if one["lang"] == lang and not one["ok"]]

    out = [one["wording"] for one in false if object_to(one["wording"], sheet(one["plain"], lang), lang) is None]

    assert len(false) >= 30
    assert out == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_honest_wordings_go_out_nine_times_in_ten(lang: str) -> None:
    honest = [one for one in CASES if one["lang"] == lang and one["ok"]]

    stayed = [one["wording"] for one in honest if object_to(one["wording"], sheet(one["plain"], lang), lang)]

    assert len(honest) >= 20
    assert len(stayed) <= len(honest) * (1 - HONEST), stayed


VALUES = {
    "order": "#A1001", "items": "Mug", "item": "Mug", "new": "Mug", "thing": "Mug", "product": "Mug", "name": "Ada",
    "price": "€12.00", "amount": "€5.00", "sum": "€50.00", "low": "3", "high": "5", "n": 3, "time": "09:00",
    "average": "4,5", "named": "yes", "known": "yes", "numbers": "T77", "contact": "ada@example.com",
    "values": "38-44", "missing": "45",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_our_own_texts_pass_unchanged(lang: str) -> None:
    class Anything(dict):
        def __missing__(self, key: str) -> str:
            return "Mug"

    rooms = ("ask", "change", "facts", "goods", "guide", "need", "order", "person", "proof", "refuse", "unknown")
    keys = [key for key in json.loads(ENGLISH.read_text("utf-8")) if key.split(".")[0] in rooms]
    stopped = {}

    for key in keys:
        text = sheet(our_words().say(key, lang, Anything(VALUES)), lang)
        if objection := object_to(text.text, text, lang):
            stopped[key] = objection

    assert keys
    assert stopped == {}


@pytest.mark.parametrize(
    ("lang", "text", "behind"),
    [
        ("en", "Mug (250 ml) costs €12.00.", ["Mug", "250 ml", "€12.00"]),
        ("en", "People are back on Monday, 23 November, 09:00.", ["Monday, 23 November, 09:00"]),
        ("en", "Write to help@shop.example or call +34 600 123 456.", ["help@shop.example", "+34 600 123 456"]),
        ("en", "Order LL-10472 is at https://shop.example/o/1", ["LL-10472", "https://shop.example/o/1"]),
        ("en", "3 to 5 business days, 20 % off", ["3 to 5 business days", "20 %"]),
        ("es", "El martes, 24 de noviembre, 10:30; de 3 a 5 días; 1.299,00 €", None),
        ("it", "Da 3 a 5 giorni lavorativi, 4,90 €, martedì 24 novembre", None),
        ("ru", "От 3 до 5 рабочих дней, 1 299,00 ₽, вторник, 24 ноября, 10:30", None),
    ],
)
def test_every_fact_gets_a_key_and_comes_back_as_it_was(lang: str, text: str, behind: list[str] | None) -> None:
    made = sheet(text, lang)

    assert not any(char.isdigit() for char in KEY.sub("", made.text))
    assert filled(made.text, made.values) == text
    assert behind is None or list(made.values.values()) == behind


def test_what_belongs_to_a_person_is_not_shown_to_a_model() -> None:
    made = sheet("Order LL-10472, ada@example.com, +34 600 123 456, Mug, €12.00")

    shown = made.shown()

    assert set(shown.values()) == {"(order)", "(email)", "(phone)", "Mug", "€12.00"}


def test_a_text_with_braces_is_not_given_to_a_model() -> None:
    assert keyed("Write {price:1}.", {}, "en") is None


def test_a_language_that_the_guard_does_not_know_goes_out_in_our_words() -> None:
    objection = object_to("Der Becher kostet {price:1}.", sheet("Der Becher kostet 12,00 €.", "en"), "de")

    assert objection is not None
    assert objection.rule == "language"
