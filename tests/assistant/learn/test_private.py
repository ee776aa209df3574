"""What tells who somebody is becomes an open field, in four languages; what a shop says of goods stays."""

import pytest

from parlour.assistant.learn.private import without_person

HIDDEN = [
    ("my email is ada.rossi+shop@mail.example thanks", ("ada.rossi", "mail.example")),
    ("write me at ada dot rossi at gmail dot com", ("gmail",)),
    ("escríbeme a ana arroba correo punto es", ("correo",)),
    ("call me on +39 333 123 4567 please", ("333", "4567")),
    ("mi número es 612 34 56 78", ("612", "78")),
    ("мой телефон 8 (912) 345-67-89", ("912", "67-89")),
    ("order #4471203 has not come", ("4471203",)),
    ("¿dónde está mi pedido W2378156?", ("2378156",)),
    ("номер заказа 55120394", ("55120394",)),
    ("I live at 12 Old Mill Road, Leeds", ("12 Old", "Mill")),
    ("send it to 221b Baker Street, London 10115", ("Baker", "221b", "10115")),
    ("vivo en la calle Mayor 14, 28013 Madrid", ("Mayor", "28013")),
    ("abito in via Giuseppe Verdi 8, 20121 Milano", ("Verdi", "20121")),
    ("доставьте на ул. Ленина, д. 5, кв. 12", ("Ленина", "кв")),
    ("my card 4111 1111 1111 1111 was charged", ("4111",)),
    ("IBAN DE89 3704 0044 0532 0130 00", ("3704",)),
    ("the visa ending in 4242", ("4242",)),
    ("hi, my name is tom baker and I want to return it", ("tom", "baker")),
    ("hola, me llamo Lucía Gómez", ("Lucía", "Gómez")),
    ("buongiorno, mi chiamo luca bianchi", ("luca", "bianchi")),
    ("здравствуйте, меня зовут Ольга Петрова", ("Ольга", "Петров")),
    ("Hi Xanthe, we have it back on Friday.", ("Xanthe",)),
    ("Gentile signora Brambilla, grazie della pazienza.", ("Brambilla",)),
    ("I spoke with Carlos yesterday", ("Carlos",)),
    ("the parcel is for Giulia Esposito", ("Giulia", "Esposito")),
    ("Kind regards, Wendeline", ("Wendeline",)),
    ("look at https://shop.example/o/abc?token=123", ("token", "abc")),
    ("I was born on 03/04/1988", ("1988",)),
]
STAYS = [
    "It costs 129.90 EUR and weighs 2.4 kg.",
    "We wrap presents for 4 € each.",
    "The power bank has 20000 mAh.",
    "Does the Linden Desk Lamp come in black?",
    "¿La mochila cabe un portátil de 15 pulgadas?",
    "La taglia 42 è disponibile in blu.",
    "Размер 43 есть в наличии, доставка 3–5 дней.",
    "Returns are free within 30 days.",
]


@pytest.mark.parametrize(("text", "personal"), HIDDEN, ids=[text for text, _ in HIDDEN])
def test_what_tells_who_somebody_is_is_taken_out(text: str, personal: tuple[str, ...]) -> None:
    hidden = without_person(text)

    assert not [part for part in personal if part in hidden], hidden
    assert "{" in hidden


@pytest.mark.parametrize("text", STAYS)
def test_what_is_said_of_goods_stays(text: str) -> None:
    assert without_person(text) == text


def test_names_of_the_talk_go_however_they_are_typed() -> None:
    assert without_person("quill here, any news? - QUILL ferrars", ["Quill Ferrars"]) == (
        "{name} here, any news? - {name}"
    )


def test_the_shops_own_phone_and_address_stay() -> None:
    text = "We are at Via Roma 12, call +39 02 1234567 or write to ciao@lamps.example."

    assert without_person(text, ours=["Via Roma 12", "+39 02 1234567", "ciao@lamps.example"]) == text
