"""What is named in a message: numbers told apart by form and neighbours, and of several colours or sizes the wanted."""

import pytest

from parlour.assistant.understand.colours import our_colours
from parlour.assistant.understand.numbers import find_order, find_orders, find_phone
from parlour.assistant.understand.sizes import find_size
from parlour.assistant.understand.wares import wares_of
from parlour.shop.search.fold import fold
from parlour.shop.search.parse import parse


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("any news on #55021?", "#55021"),
        ("KD-70412 says sent since monday", "KD-70412"),
        ("dov'è il mio pacco? ordine 60-88213", "60-88213"),
        ("cancelad el 55120-B, me equivoqué", "55120-B"),
        ("2210987 не двигается уже неделю", "2210987"),
        ("pedido n° 40778 sin noticias", "40778"),
        ("заплатила за 70551, а чека нет", "70551"),
        ("a bag between 100-150 euros", None),
        ("sizes 38-40 run small?", None),
        ("it came on 12-11-2026", None),
        ("call me on 0151 555 0188", None),
        ("my zip is 60614", None),
        ("soy Nuria Campos, 08021", None),
        ("that costs 12000 рублей?", None),
    ],
)
def test_an_order_is_told_from_other_numbers(text: str, order: str | None) -> None:
    assert find_order(text) == order


def test_a_short_bare_number_is_never_taken_for_a_proof() -> None:
    assert list(find_orders("i think it was 70551 or so, the blue lamp")) == []


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("ring me: +44 20 7946 0333", "+44 20 7946 0333"),
        ("chiamatemi al 347 555 0166 dopo le 6", "347 555 0166"),
        ("наберите 8 (921) 555-01-77", "8 (921) 555-01-77"),
        ("mi móvil es 655501234", "655501234"),
        ("order 118-55098 please", None),
        ("order 900112233", None),
        ("it is 25.12.2026 already", None),
    ],
)
def test_a_phone_is_told_from_other_numbers(text: str, phone: str | None) -> None:
    assert find_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("do you have it in an 11", "11"),
        ("talla XL por favor", "XL"),
        ("ho preso la M ma mi serve la L", "L"),
        ("a medium instead of the large please", "medium"),
        ("вместо 41 положите 42", "42"),
        ("una olla de 5 litros", "5 litros"),
        ("телефон на 128 гб", "128 гб"),
        ("стол 120x60", "120x60"),
        ("un 43 negro, si queda", "43"),
        ("my son weighs 40 kg", None),
        ("it is 45 euro", None),
        ("arrives in 40 days", None),
    ],
)
def test_the_wanted_size_is_found(text: str, size: str | None) -> None:
    assert find_size(text) == size


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("the sofa in dark green", "dark green"),
        ("invece del nero lo vorrei verde", "verde"),
        ("quería la azul marino y me vino la negra", "azul marino"),
        ("прислали серый, а заказывала тёмно-синий", "тёмно-синий"),
        ("any black friday deals?", None),
        ("crema para manos secas", None),
        ("when do i get my plata back", None),
    ],
)
def test_the_wanted_colour_is_found(text: str, colour: str | None) -> None:
    assert our_colours().find(text) == colour


@pytest.mark.parametrize(
    ("lang", "text", "thing"),
    [
        ("en", "any waterproof rucksacks for a teenager?", "rucksacks"),
        ("en", "ring me tomorrow", None),
        ("es", "se me rompieron las sandalias", "sandalias"),
        ("it", "avete lampade da terra?", "lampade da terra"),
        ("ru", "ищу чайник потише", "чайник"),
        ("ru", "с рюкзаком что-то не так", "рюкзаком"),
    ],
)
def test_a_thing_is_found_in_any_form(lang: str, text: str, thing: str | None) -> None:
    assert wares_of(lang).find(text) == thing


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("рублей до 900", "900", "RUB"),
        ("тысячи 3 рублей", "3000", "RUB"),
        ("до 5 тыщ", "5000", None),
        ("hasta 40 soles", "40", "PEN"),
        ("seen it for 20 euro less elsewhere", None, None),
    ],
)
def test_sums_are_read_as_people_say_them(text: str, amount: str | None, currency: str | None) -> None:
    price = parse(fold(text), None).price

    told = price and (price.target or price.high)
    assert (f"{told:f}" if told else None, price.currency if price else None) == (amount, currency)
