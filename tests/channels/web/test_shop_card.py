"""What the open chat is told of the shop, and what it tells of the page around it."""

import pytest

from parlour.channels.web.page_facts import page_of
from parlour.foundation.mail import Account
from parlour.people.consents import consents_of
from parlour.people.visits import find_visit
from parlour.shop.shops import change_shop


async def test_outside_hours_it_says_when_somebody_is_there_again(web):
    card = (await web.get("/v1/web/lamps?lang=it")).json()  # a Saturday morning

    assert card["people_online"] is False
    assert card["back_at"] == "2026-11-23T09:00:00+01:00"
    assert card["hours_text"] == "Torniamo lunedì, 9:00."


async def test_within_hours_nothing_is_said_of_coming_back(web, clock):
    clock.turn(days=2)

    card = (await web.get("/v1/web/lamps")).json()

    assert "back_at" not in card


async def test_mail_is_offered_as_soon_as_the_shop_can_send_it(web, accounts, lamps):
    before = (await web.get("/v1/web/lamps")).json()

    accounts[lamps.id] = Account(host="mail.lamps.example", port=25, sender="shop@lamps.example")
    after = (await web.get("/v1/web/lamps")).json()

    assert (before["mail"], after["mail"]) == (False, True)


async def test_the_shops_zone_is_told_with_its_city_in_the_shoppers_words(web):
    cards = [(await web.get(f"/v1/web/lamps?lang={lang}")).json() for lang in ("en", "it")]

    assert [(card["time_zone"], card["zone_city"]) for card in cards] == [
        ("Europe/Rome", "Rome"),
        ("Europe/Rome", "Roma"),
    ]


async def test_the_owners_own_greeting_and_colour_are_taken_if_they_can_be(web, database, lamps):
    settings = {
        "greeting": {"it": "Ciao."},
        "colour": "red; } body { display: none",
        "privacy_url": "javascript:alert(1)",
    }
    await database.run(lambda tx: change_shop(tx, lamps.id, settings=settings))

    card = (await web.get("/v1/web/lamps?lang=it")).json()

    assert card["greeting"] == "Ciao."
    assert card["colour"] == "#1f4b3a"
    assert "privacy_url" not in card


async def test_what_the_page_says_is_kept_part_by_part_and_another_page_is_another_product(web, token, database, clock):
    me = {"authorization": f"Bearer {token}"}
    say = lambda **facts: web.post("/v1/web/lamps/page", json=facts, headers=me)  # noqa: E731

    await say(url="https://lamps.example/a", product="a", cart=[{"sku": "L-1", "quantity": 2}])
    await say(consent={"marketing": True})
    answer = await say(url="https://lamps.example/b", title="B")

    shopper = (await database.read(lambda c: find_visit(c, token, clock()))).shopper
    page = await database.read(lambda c: page_of(c, shopper.id))
    assert answer.status_code == 204
    assert page["url"].endswith("/b")
    assert page["product"] is None
    assert page["cart"] == [{"sku": "L-1", "quantity": 2}]
    assert await database.read(lambda c: consents_of(c, shopper.shop, shopper.id)) == {"marketing": True}


@pytest.mark.parametrize(
    "facts", [{"url": 7}, {"cart": [{"quantity": 1}]}, {"cart": [{"sku": "a", "quantity": -1}]}, {"title": "x" * 301}]
)
async def test_what_cannot_be_read_is_refused(web, token, facts):
    answer = await web.post("/v1/web/lamps/page", json=facts, headers={"authorization": f"Bearer {token}"})

    assert answer.status_code == 400


async def test_a_page_speaks_only_for_a_visit_of_this_shop(web, token):
    assert (await web.post("/v1/web/lamps/page", json={})).status_code == 401
    answer = await web.post("/v1/web/books/page", json={}, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 404
