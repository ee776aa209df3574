"""Names, numbers and addresses are the same however people type them."""

import pytest

from parlour.shop.keys import digits_of, email_key, name_key, order_key, postal_key


@pytest.mark.parametrize("typed", ["#W2611340", "w2611340", "W 2611340", "w-2611340", " #W 261 1340 ", "Ｗ2611340"])
def test_an_order_number_is_one_however_it_is_typed(typed: str) -> None:
    assert order_key(typed) == "W2611340"
    assert digits_of(typed) == "2611340"


@pytest.mark.parametrize(
    "typed", ["Ada Lovelace-O'Brien", "lovelace obrien, ada".replace(",", ""), "ADA LOVELACE O’BRIEN"]
)
def test_a_name_is_one_in_any_order_case_and_accent(typed: str) -> None:
    assert name_key(typed) == name_key("Ada", "Lovelace-O'Brien")


def test_accents_do_not_keep_names_apart_but_letters_do() -> None:
    assert name_key("José Núñez") == name_key("jose nunez")
    assert name_key("Jose Nunes") != name_key("Jose Nunez")


def test_postal_codes_and_addresses_lose_spaces_and_case() -> None:
    assert postal_key("sw1a 1aa") == postal_key("SW1A-1AA")
    assert postal_key(None) == ""
    assert email_key(" Ada@Example.COM ") == "ada@example.com"
    assert email_key("  ") is None
