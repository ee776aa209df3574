"""Price limits, the same in every language and way of writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.shop.search import PriceLimit, parse

MOST = {
    "en": ["under {}", "below {}", "up to {}", "no more than {}", "max {}", "less than {}"],
    "es": ["menos de {}", "hasta {}", "por debajo de {}", "como mucho {}", "máximo {}", "no más de {}"],
    "it": ["sotto i {}", "fino a {}", "meno di {}", "al massimo {}", "non più di {}", "entro {}"],
    "ru": ["до {}", "не дороже {}", "дешевле {}", "меньше {}", "не больше {}", "максимум {}"],
}
LEAST = {
    "en": ["over {}", "more than {}", "at least {}"],
    "es": ["más de {}", "a partir de {}", "al menos {}"],
    "it": ["più di {}", "oltre {}", "almeno {}"],
    "ru": ["от {}", "дороже {}", "не менее {}"],
}
BETWEEN = {
    "en": ["between {} and {}", "from {} to {}"],
    "es": ["entre {} y {}", "de {} a {}"],
    "it": ["tra {} e {}", "da {} a {}"],
    "ru": ["от {} до {}", "между {} и {}"],
}
ABOUT = {
    "en": ["around {}", "about {}"],
    "es": ["alrededor de {}", "unos {}"],
    "it": ["intorno a {}", "circa {}"],
    "ru": ["около {}", "примерно {}"],
}
CURRENCIES = {
    "EUR": ["{} €", "{}€", "€{}", "{} euro", "{} евро"],
    "USD": ["${}", "{}$", "{} USD", "{} долларов"],
    None: ["{}"],
}
LANGUAGES = st.sampled_from(["en", "es", "it", "ru"])
AMOUNTS = st.one_of(
    st.integers(1, 9_999).map(Decimal),
    st.decimals(Decimal("0.01"), Decimal("9999.99"), places=2, allow_nan=False),
)


def written(amount: Decimal, currency: str | None, draw: st.DataObject) -> str:
    number = str(amount).replace(".", draw.draw(st.sampled_from([".", ","])))
    return draw.draw(st.sampled_from(CURRENCIES[currency])).format(number)


def limit_of(text: str) -> PriceLimit:
    limit = parse(f"lamp {text}").price
    assert limit is not None, text
    return limit


@given(LANGUAGES, AMOUNTS, st.sampled_from(list(CURRENCIES)), st.data())
def test_a_highest_price_is_the_same_in_all_languages(
    lang: str, amount: Decimal, currency: str | None, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(MOST[lang])).format(written(amount, currency, data))

    limit = limit_of(text)

    assert (limit.low, limit.high, limit.target, limit.currency) == (None, amount, None, currency)


@given(LANGUAGES, AMOUNTS, st.sampled_from(list(CURRENCIES)), st.data())
def test_a_lowest_price_is_the_same_in_all_languages(
    lang: str, amount: Decimal, currency: str | None, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(LEAST[lang])).format(written(amount, currency, data))

    limit = limit_of(text)

    assert (limit.low, limit.high, limit.target, limit.currency) == (amount, None, None, currency)


@given(LANGUAGES, AMOUNTS, AMOUNTS, st.sampled_from(list(CURRENCIES)), st.data())
def test_a_range_is_the_same_in_all_languages_and_either_way_round(
    lang: str, first: Decimal, second: Decimal, currency: str | None, data: st.DataObject
) -> None:
    template = data.draw(st.sampled_from(BETWEEN[lang]))
    text = template.format(written(first, currency, data), written(second, currency, data))

    limit = limit_of(text)

    assert (limit.low, limit.high) == (min(first, second), max(first, second))
    assert limit.currency == currency


@given(LANGUAGES, AMOUNTS, st.sampled_from(list(CURRENCIES)), st.data())
def test_a_price_aimed_at_lies_in_the_middle_in_all_languages(
    lang: str, amount: Decimal, currency: str | None, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(ABOUT[lang])).format(written(amount, currency, data))

    limit = limit_of(text)

    assert limit.target == amount
    assert limit.low is not None
    assert limit.high is not None
    assert limit.high - amount == amount - limit.low > 0


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("under 1,299", "1299"),
        ("menos de 1.299,50 €", "1299.50"),
        ("до 1 500 руб", "1500"),
        ("до 2 тыс", "2000"),
        ("up to 2k €", "2000"),
        ("budget: 80", "80"),
        ("presupuesto de 80", "80"),
    ],
)
def test_thousands_are_read_as_they_are_written(text: str, high: str) -> None:
    assert limit_of(text).high == Decimal(high)


def test_an_amount_of_money_alone_is_a_price_aimed_at() -> None:
    assert limit_of("60 euro").target == Decimal(60)
    assert limit_of("da 60 €").target == Decimal(60)


def test_two_limits_make_a_range() -> None:
    limit = limit_of("more than 20 but less than 60")

    assert (limit.low, limit.high) == (Decimal(20), Decimal(60))


@pytest.mark.parametrize(
    "text",
    [
        "laptop under 15 inches",
        "до 10 кг",
        "hasta 8 horas",
        "fino a 32 GB",
        "camera up to 4k",
        "size 42",
        "usb 3.0",
        "1440 x 900",
        "от 3 лет",
        "5-25 lbs",
        "i7-1185",
        "10/100 switch over 10/100",
    ],
)
def test_other_numbers_are_no_prices(text: str) -> None:
    assert parse(text).price is None
