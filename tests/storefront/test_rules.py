"""The small rules: markup, cart, seals, filters, languages, words."""

from decimal import Decimal

import msgspec
import pytest

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant
from parlour.storefront.cart import Cart, Line, read_cart
from parlour.storefront.filters import Choice, narrowed, read_choice, values_of
from parlour.storefront.guest import first_language
from parlour.storefront.html import el
from parlour.storefront.routes.answers import own_path
from parlour.storefront.seal import seal, unseal
from parlour.storefront.view import WORDS


def lamp(sku: str, price: str, **options: str) -> Variant:
    return Variant(sku=sku, options=options, price=Money.of(price, "EUR"))


def test_texts_and_attributes_are_escaped_and_markup_is_not():
    assert el("p", "a < b", el("b", '"'), title='x" onload="', hidden=True, id=None) == (
        '<p title="x&quot; onload=&quot;" hidden>a &lt; b<b>&quot;</b></p>'
    )


def test_a_bag_survives_its_cookie():
    cart = Cart().with_more("LL-1", 2).with_more("LL-2", 1).with_more("LL-1", 1)

    assert read_cart(cart.written()) == cart == Cart((Line("LL-1", 3), Line("LL-2", 1)))


@pytest.mark.parametrize("written", ["", "///", "LL-1", "LL-1*x", "LL-1*-4", "LL-1*0", "<b>*1", "LL-1*99999", "*3"])
def test_a_cookie_that_makes_no_sense_is_an_empty_bag(written):
    assert read_cart(written) == Cart()


def test_nobody_puts_a_thousand_of_one_thing_into_the_bag():
    assert Cart().with_more("LL-1", 1000).count == 20


def test_a_seal_holds_for_its_value_and_purpose_only():
    sealed = seal("ada", "customer", b"secret")

    assert unseal(sealed, "customer", b"secret") == "ada"
    assert unseal(sealed.replace("ada", "bo"), "customer", b"secret") == ""
    assert unseal(sealed, "orders", b"secret") == ""
    assert unseal(sealed, "customer", b"other") == ""
    assert unseal("", "customer", b"secret") == ""


def test_one_variant_must_fit_all_that_was_chosen():
    lamps = Product(id="l", title="Lamp", variants=(lamp("a", "20", colour="red"), lamp("b", "40", colour="blue")))

    def fit(**chosen: object) -> list[str]:
        return [found.sku for found in narrowed([lamps], Choice(**chosen))]

    assert fit(colours=("blue",)) == ["b"]
    assert fit(colours=("blue",), most=Decimal(30)) == []
    assert fit(most=Decimal(30)) == ["a"]


def test_a_query_of_nonsense_chooses_nothing():
    assert read_choice({"sort": ["up"], "most": ["NaN"], "size": []}) == Choice()
    assert read_choice({"most": ["49,90"]}).most == Decimal("49.90")


def test_sizes_stand_from_small_to_large():
    sizes = [lamp(size, "20", size=size) for size in ("XL", "1.5 l", "S", "900 ml", "36", "M", "9 cm")]
    product = Product(id="l", title="L", variants=tuple(sizes))

    assert values_of([product], "size") == ["S", "M", "XL", "1.5 l", "9 cm", "36", "900 ml"]


@pytest.mark.parametrize(
    ("accepted", "lang"), [("de,it;q=0.8,en", "it"), ("es-AR", "es"), ("", "en"), ("zh", "en"), ("*", "en")]
)
def test_the_first_language_that_the_shop_speaks_is_taken(accepted, lang):
    assert first_language(accepted) == lang


@pytest.mark.parametrize("to", ["//a.test", "/\\a.test", "https://a.test/", "javascript:alert(1)", "", "/a\nb", "a"])
def test_the_way_back_never_leads_elsewhere(to):
    assert own_path(to) == "/"


def test_every_text_stands_in_four_languages_and_asks_for_the_same():
    assert WORDS.missing() == set()
    english = WORDS._texts["en"]
    for lang in ("es", "it", "ru"):
        for key in english:
            asked = [set().union(*WORDS.names(key, one)) for one in ("en", lang)]
            assert asked[0] == asked[1], f"{lang}: {key}"


def test_a_choice_is_a_value():
    assert msgspec.structs.replace(Choice(), sale=True).is_narrow
