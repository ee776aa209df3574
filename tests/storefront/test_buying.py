"""From the cart to the order, and who may see it."""

import re

import msgspec

from parlour.people.claims import read_claims
from parlour.shop.orders import find_order
from parlour.shop.records import OrderStatus
from parlour.shop.shops import shop_named
from parlour.storefront.identity import ensure_secret
from storefront.open import SHOP

TO_BERLIN = {
    "name": "Grete Fischer",
    "email": "Grete@example.com",
    "line": "Torstr. 9",
    "postal_code": "10119",
    "city": "Berlin",
    "country": "DE",
}
SNEAKER = {"product": "rivo-canvas-sneaker", "option.colour": "navy", "option.size": "39", "quantity": "2"}


def cart_now(answer) -> dict[str, object]:
    return msgspec.json.decode(answer.content)


async def test_a_choice_of_colour_and_size_goes_into_the_bag(ada):
    put = await ada.post("/cart", data=SNEAKER)
    page = await ada.get("/cart")

    assert put.headers["location"] == "/cart"
    assert "navy, 39" in page.text
    assert "€98.00" in page.text


async def test_the_page_is_told_what_the_bag_looks_like_now(ada):
    put = cart_now(await ada.post("/cart", data={"sku": "LL-SACC-DAY-CHA"}, headers={"Accept": "application/json"}))
    gone = cart_now(
        await ada.post("/cart", data={"sku": "LL-SACC-DAY-CHA", "do": "remove"}, headers={"Accept": "application/json"})
    )

    assert put["taken"] is True
    assert put["cart"] == [{"sku": "LL-SACC-DAY-CHA", "quantity": 1}]
    assert "Sacca day backpack" in str(put["sheet"])
    assert (gone["count"], gone["cart"]) == (0, [])


async def test_what_is_sold_out_or_unknown_does_not_go_into_the_bag(ada):
    for sku in ("LL-SACC-DAY-TRC", "NOTHING"):
        answer = cart_now(await ada.post("/cart", data={"sku": sku}, headers={"Accept": "application/json"}))

        assert (answer["taken"], answer["count"]) == (False, 0)


async def test_an_order_is_a_real_one_and_only_this_browser_sees_it(ada, stocked, shop_id):
    await ada.post("/cart", data=SNEAKER)

    placed = await ada.post("/checkout", data=TO_BERLIN)
    page = await ada.get(placed.headers["location"])
    number = re.search(r"LL-\d{5}", placed.headers["location"])[0]
    kept = await stocked.read(lambda connection: find_order(connection, shop_id, number))
    ada.cookies.clear()
    stranger = await ada.get(f"/order/{number}")

    assert number == "LL-10501"
    assert "Thank you" in page.text
    assert kept.status is OrderStatus.PENDING
    assert kept.email == "grete@example.com"
    assert kept.attributes["total"] == {"amount": "107.90", "currency": "EUR"}
    assert kept.attributes["delivery"]["name"] == "Parcel, European Union"
    assert stranger.status_code == 404


async def test_numbers_go_on_and_the_bag_is_empty_after_an_order(ada):
    for number in ("LL-10501", "LL-10502"):
        await ada.post("/cart", data=SNEAKER)
        placed = await ada.post("/checkout", data=TO_BERLIN)
        again = await ada.post("/checkout", data=TO_BERLIN)

        assert number in placed.headers["location"]
        assert again.headers["location"] == "/cart"


async def test_what_is_missing_is_said_and_what_was_typed_stays(ada):
    await ada.post("/cart", data=SNEAKER)

    page = await ada.post("/checkout", data=TO_BERLIN | {"email": "grete", "city": ""})

    assert page.status_code == 422
    assert "This does not look like an e-mail address" in page.text
    assert 'value="Torstr. 9"' in page.text


async def test_a_bicycle_goes_by_van_and_not_to_norway(ada):
    await ada.post("/cart", data={"sku": "LL-VENT-CIT-PTR-S"})

    italy = await ada.get("/checkout")
    norway = await ada.post("/checkout", data=TO_BERLIN | {"country": "NO", "do": "again"})
    refused = await ada.post("/checkout", data=TO_BERLIN | {"country": "NO"})

    assert "€39.00" in italy.text
    assert "We cannot bring all of this to Norway" in norway.text
    assert refused.status_code == 422


async def test_an_order_is_found_by_number_and_mail_however_typed(ada):
    wrong = await ada.post("/order", data={"number": "LL-10472", "email": "bo@example.com"})
    unknown = await ada.post("/order", data={"number": "LL-99999", "email": "bo@example.com"})
    right = await ada.post("/order", data={"number": " ll 10472", "email": "Ada@Example.com "})
    page = await ada.get(right.headers["location"])

    assert wrong.status_code == unknown.status_code == 422
    assert "no order with this number" in wrong.text
    assert "Order LL-10472" in page.text
    assert "PI9659056433" in page.text


async def test_only_the_three_people_of_the_page_can_be_chosen(ada):
    refused = await ada.post("/account", data={"customer": "marco-zanetti"})
    forged = await ada.get("/account", headers={"Cookie": "shop_customer=ada~AAAAAAAAAAAAAAAAAAAAAAAA"})

    assert refused.status_code == 404
    assert "Who would you like to be?" in forged.text


async def test_ada_is_signed_in_and_the_chat_gets_a_signature_of_the_shop(ada, stocked, shop_id, clock):
    shop = await stocked.read(lambda connection: shop_named(connection, SHOP))
    await stocked.run(lambda tx: ensure_secret(tx, shop, lambda count: b"s" * count))
    secret = (await stocked.read(lambda c: shop_named(c, SHOP))).settings["identify_secret"]

    await ada.post("/account", data={"customer": "ada"})
    page = await ada.get("/account")
    order = await ada.get("/order/LL-10472")
    told = msgspec.json.decode(page.text.partition('id="told">')[2].partition("</script>")[0])
    claims = read_claims(told["identify"], secret, clock())
    await ada.post("/account/leave")
    left = await ada.get("/account/identity")

    assert "Hello, Ada" in page.text
    assert order.status_code == 200
    assert (claims.subject, claims.email) == ("ada", "ada@example.com")
    assert left.json() == {"identify": ""}
