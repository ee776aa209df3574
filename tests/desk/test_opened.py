"""One conversation at the desk: who it is, what they bought, what is owed to them, and goods to send."""

import json
from datetime import UTC, datetime
from uuid import UUID

from desk.conftest import Desk, soon, within, working
from parlour.foundation.clock import system_clock
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant
from parlour.shop.orders import Proven
from parlour.shop.proofs import note_attempt
from parlour.shop.records import Address, Customer, Order, OrderLine, OrderStatus
from parlour.shop.shelves import CUSTOMERS, ORDERS, PRODUCTS
from protocol.conftest import Visitor, frame_of
from serving import Server

SHOP = ShopId(1)
LAMP = Product(
    id="arc-lamp",
    title="Arc lamp",
    variants=(Variant(sku="arc-black", options={"colour": "black"}, price=Money.of("89.00", "EUR")),),
)
ADA = Customer(id="c1", first_name="Ada", last_name="Byron", email="ada@example.org", address=Address(city="London"))
ORDER = Order(
    id="#W1",
    customer="c1",
    status=OrderStatus.DELIVERED,
    created_at=datetime(2026, 11, 1, tzinfo=UTC),
    lines=(OrderLine(sku="arc-black", title="Arc lamp", quantity=2, price=Money.of("89.00", "EUR")),),
)


async def with_goods(server: Server) -> None:
    def put(tx) -> None:
        for shelf, record in ((PRODUCTS, LAMP), (CUSTOMERS, ADA), (ORDERS, ORDER)):
            shelf.put(tx.connection, SHOP, shelf.rows(SHOP, [record]))

    await within(server, put)


async def test_an_unknown_shopper_shows_nothing_that_is_not_theirs(server: Server, deniz: Desk, ada: Visitor) -> None:
    await with_goods(server)
    first, of = await ada.opened(), await ada.opened()
    await ada.say(of, "my address is ada@example.org, order #W1")

    opened = await deniz.get(f"conversations/{of}")

    assert opened["row"]["id"] == of
    assert (opened["customer"], opened["orders"], opened["known_by"]) == (None, [], None)
    assert [row["id"] for row in opened["earlier"]] == [first]
    assert opened["shopper"]["is_blocked"] is False
    assert opened["looking"] == []


async def test_a_proof_shows_customer_and_orders_in_this_talk_alone(server: Server, deniz: Desk, ada: Visitor) -> None:
    await with_goods(server)
    of, other = await ada.opened(), await ada.opened()
    where = {"conversation": ConversationId(UUID(of)), "address": "127.0.0.1", "now": system_clock()}
    await within(server, lambda tx: note_attempt(tx, SHOP, Proven(customer="c1"), **where))

    opened = await deniz.get(f"conversations/{of}", lang="it")
    assert opened["known_by"] == "proof"
    assert (opened["customer"]["name"], opened["customer"]["city"]) == ("Ada Byron", "London")
    [order] = opened["orders"]
    assert (order["id"], order["status"]) == ("#W1", "delivered")
    assert order["total_text"].replace("\xa0", " ") == "178,00 €"
    assert order["lines"][0]["quantity"] == 2
    assert (await deniz.get(f"conversations/{other}"))["orders"] == []


async def test_colleagues_see_who_looks_and_who_types_and_the_shopper_hears_no_id(
    server: Server, deniz: Desk, kim: Desk, ada: Visitor
) -> None:
    of = await ada.opened()
    async with deniz.live(of) as hers, kim.live(of) as his, ada.live(**{of: 0}) as adas:
        await his.send(json.dumps({"looking": {"conversation": of}}))
        looking = (await frame_of(hers))["looking"]
        opened = await deniz.get(f"conversations/{of}")
        await his.send(json.dumps({"typing": {"conversation": of}}))
        typing = [(await frame_of(socket))["typing"] for socket in (hers, adas)]

    who = {"id": kim.me["agent"]["id"], "name": "Kim"}
    assert looking == {"conversation": of, "agents": [who]}
    assert opened["looking"] == [who]
    assert typing[0] == {"conversation": of, "who": "agent", "name": "Kim", "agent": who["id"]}
    assert typing[1] == {"conversation": of, "who": "agent", "name": "Kim"}


async def test_what_is_not_there_is_not_found(deniz: Desk) -> None:
    await deniz.get("conversations/01912345-0000-7000-8000-000000000000", 404)


async def test_goods_are_found_as_cards_that_can_be_sent(server: Server, deniz: Desk, ada: Visitor) -> None:
    await with_goods(server)
    of = await ada.opened()
    await ada.say(of, "a lamp?")

    [card] = (await deniz.get("products", q="arc-black", lang="en"))["cards"]
    sent = await deniz.say(of, "This one:", products=[card])

    assert (card["title"], card["price_text"]) == ("Arc lamp", "€89.00")
    assert (await ada.read(of, since=sent["seq"] - 1))["entries"][0]["products"] == [card]


async def test_a_task_is_made_listed_and_done(deniz: Desk, kim: Desk, ada: Visitor) -> None:
    of = await ada.opened()
    late = await deniz.post(f"conversations/{of}/tasks", 201, kind="refund", order="#W1", due_at="2020-01-01T00:00:00Z")
    later = await deniz.post(f"conversations/{of}/tasks", 201, kind="call_back", details={"when": "noon"})

    listed = (await kim.get("tasks"))["tasks"]

    assert late["is_overdue"]
    assert not later["is_overdue"]
    ids = [one["id"] for one in listed]
    assert ids.index(late["id"]) < ids.index(later["id"])
    assert (await kim.row(of))["tasks"] == 2
    first = await kim.get("tasks", limit=1)
    second = await kim.get("tasks", limit=1, after=first["next"])
    assert [page["tasks"][0]["id"] for page in (first, second)] == ids[:2]
    done = await kim.post(f"tasks/{late['id']}/done", note="paid back")
    assert done["done_by"] == "Kim"
    assert late["id"] not in [one["id"] for one in (await kim.get("tasks"))["tasks"]]
    assert late["id"] in [one["id"] for one in (await kim.get("tasks", state="done"))["tasks"]]
    opened = await kim.get(f"conversations/{of}")
    assert {one["kind"] for one in opened["tasks"]} == {"refund", "call_back"}


async def test_a_promise_is_shown_first_when_overdue_and_kept_by_an_answer(
    server: Server, deniz: Desk, ada: Visitor, bo: Visitor
) -> None:
    of, newer = await ada.opened(), await bo.opened()
    state = (await ada.http.post(f"/v1/conversations/{of}/promise", json={}, headers=ada.headers)).json()
    assert state["seat"] == "queue"
    assert state["promise"]["due_at"] > state["opened_at"]
    await ada.say(of, "hello?")
    await deniz.post(f"conversations/{of}/promise", due_at="2020-01-01T00:00:00Z")
    await bo.say(newer, "hello")

    assert (await deniz.list("all"))[0] == of
    assert (await deniz.list("promises"))[0] == of
    assert (await deniz.row(of))["promise"]["is_overdue"]
    assert (await deniz.get("conversations"))["counts"]["overdue"] >= 1
    await deniz.say(of, "Sorry, here is your answer.")
    async with working(server):
        await soon_kept(deniz, of)
    assert of not in await deniz.list("promises")


async def soon_kept(desk: Desk, of: str) -> None:
    async def kept() -> bool:
        [promise] = (await desk.get(f"conversations/{of}"))["promises"]
        return promise["kept_by"] == "Deniz"

    assert await soon(kept)


async def test_without_mail_no_address_is_taken(ada: Visitor, deniz: Desk) -> None:
    of = await ada.opened()
    address = f"/v1/conversations/{of}"

    asked = await ada.http.post(f"{address}/promise", json={"contact": "ada@example.org"}, headers=ada.headers)
    transcript = await ada.http.post(f"{address}/transcript", json={}, headers=ada.headers)

    assert (asked.status_code, transcript.status_code) == (422, 409)
    assert (await deniz.get(f"conversations/{of}"))["promises"] == []
