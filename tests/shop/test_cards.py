"""Sums on cards, as people of each language write them."""

from decimal import Decimal

import pytest

from parlour.foundation.money import Money
from parlour.shop.cards import money_text


@pytest.mark.parametrize(
    ("lang", "written"), [("en", "€1,234.50"), ("it", "1.234,50\xa0€"), ("p", "€1,234.50"), ("", "€1,234.50")]
)
def test_a_sum_is_written_in_any_language_and_in_none(lang: str, written: str) -> None:
    assert money_text(Money(Decimal("1234.5"), "EUR"), lang) == written
