"""Settings at the desk: shop, facts, answers, outgoing mail; bad values are told by key, and nothing is changed."""

import tomllib

from joserfc import jwt
from joserfc.jwk import OctKey

from desk.conftest import Desk, soon, within, working
from mail_server import mail_server
from parlour.desk.settings.toml_text import to_toml
from parlour.desk.speech import WORDS
from parlour.foundation.clock import system_clock
from parlour.foundation.ids import ShopId
from parlour.shop.shops import shop_of_id
from protocol.conftest import Visitor
from serving import Server

FACTS = {
    "name": {"en": "Lamps", "it": "Lampade"},
    "languages": ["en", "it"],
    "time_zone": "Europe/Rome",
    "hours": {"mon": ["09:00-18:00"], "holidays": ["2026-12-25"]},
    "delivery": [{"name": "Parcel", "to": ["IT"], "cost": {"amount": "4.90", "currency": "EUR"}}],
    "orders": {"pending": {"may": ["cancel"], "odd key": 'a "quoted" \\ text\nin two lines'}},
    "our own": True,
}


def test_every_text_stands_in_every_language() -> None:
    assert WORDS.missing() == set()


def test_facts_as_text_are_the_same_facts() -> None:
    assert tomllib.loads(to_toml(FACTS)) == FACTS
    assert tomllib.loads(to_toml({})) == {}


async def test_the_shop_is_changed_and_only_as_a_whole(server: Server, deniz: Desk) -> None:
    before = await deniz.get("settings/shop")
    assert before["line"] == f'<script async src="{server.url}/w/lamps.js"></script>'

    refused = await deniz.put(
        "settings/shop",
        422,
        shown_name="Lamps & Co",
        sites=["javascript:alert(1)"],
        hours={"mon": ["18:00-09:00"]},
        button={"colour": "red"},
        alert_minutes=-1,
    )

    keys = [problem["key"] for problem in refused["problems"]]
    assert keys == ["button.colour", "alert_minutes", "sites", "hours"]
    assert await deniz.get("settings/shop") == before
    changed = await deniz.put(
        "settings/shop",
        shown_name="Lamps & Co",
        sites=["https://lamps.example/"],
        hours={"mon": ["09:00-18:00"]},
        time_zone="Europe/Rome",
        languages=["en", "it"],
        button={"colour": "#1f4d3a", "corner": "start", "words": {"it": "Chiedici"}},
        alert_minutes=0,
    )
    assert changed == await deniz.get("settings/shop")
    assert (changed["shown_name"], changed["sites"]) == ("Lamps & Co", ["https://lamps.example"])
    assert changed["hours"] == {"mon": ["09:00-18:00"]}
    assert (changed["languages"], changed["alert_minutes"]) == (["en", "it"], 0)
    assert changed["button"] == {"colour": "#1f4d3a", "corner": "start", "words": {"it": "Chiedici"}}
    await deniz.put("settings/shop", alert_minutes=5, hours=None)


async def test_a_secret_made_at_the_desk_lets_the_shops_server_say_who_is_signed_in(
    server: Server, deniz: Desk, kim: Desk, ada: Visitor
) -> None:
    async def identify(secret: str) -> int:
        now = int(system_clock().timestamp())
        claims = {"sub": "c7", "iat": now, "exp": now + 60, "name": "Ada"}
        token = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))
        answer = await ada.http.post("/v1/identify", json={"jwt": token}, headers=ada.headers)
        if token := answer.json().get("token"):
            ada.headers = {"authorization": f"Bearer {token}"}
        return answer.status_code

    await kim.post("settings/identify", 403)
    first = (await deniz.post("settings/identify", 201))["secret"]
    second = (await deniz.post("settings/identify", 201))["secret"]

    assert await deniz.get("settings/identify") == {"is_set": True, "secret": None}
    assert "secret" not in str(await deniz.get("settings/shop"))
    assert await identify(first) == 403
    assert await identify(second) == 200


async def test_facts_are_checked_by_key_and_kept(server: Server, deniz: Desk) -> None:
    bad = FACTS | {"delivery": [{"name": "Parcel", "cost": "cheap"}], "hours": {"someday": []}}
    refused = await deniz.put("settings/facts", 422, content=bad)
    assert [problem["key"] for problem in refused["problems"]] == ["hours", "delivery[0].cost"]
    unreadable = await deniz.put("settings/facts", 422, toml="name = ")
    assert unreadable["problems"][0]["key"] == "toml"
    version = await version_of(server)

    tried = await deniz.put("settings/facts", query={"try": "true"}, content=FACTS)
    assert tried["problems"] == []
    assert (await deniz.get("settings/facts"))["content"] != FACTS
    kept = await deniz.put("settings/facts", toml=to_toml(FACTS))

    assert kept["content"] == FACTS
    assert (await deniz.get("settings/facts"))["content"] == FACTS
    assert (await deniz.get("settings/shop"))["shown_name"] == "Lamps"

    async def is_newer() -> bool:
        return await version_of(server) > version

    async with working(server):
        assert await soon(is_newer)


async def version_of(server: Server) -> int:
    return (await within(server, lambda tx: shop_of_id(tx.connection, ShopId(1)))).catalogue_version


async def test_answers_are_written_tried_and_taken_away(deniz: Desk) -> None:
    warranty = {"lang": "en", "question": "How long is the warranty?", "text": "Three years on every lamp."}
    made = await deniz.post("settings/answers", 201, **warranty)
    await deniz.post("settings/answers", 201, lang="en", question="Do you ship to Malta?", text="We do, in 5 days.")
    assert made["source"] == "desk"
    await deniz.post("settings/answers", 409, **warranty)
    await deniz.post("settings/answers", 422, **(warranty | {"text": " "}))

    changed = await deniz.put(f"settings/answers/{made['id']}", **(warranty | {"text": "Five years."}))
    tried = await deniz.post("settings/answers/try", lang="en", text="what warranty do I get?")
    found = await deniz.get("settings/answers", q="WARRANTY")

    assert changed["text"] == "Five years."
    assert tried["found"][0]["answer"] == changed
    assert 0 < tried["found"][0]["score"] <= 1
    assert [one["id"] for one in found["answers"]] == [made["id"]]
    assert found["languages"] == ["en"]
    page = await deniz.get("settings/answers", limit=1)
    rest = await deniz.get("settings/answers", limit=10, after=page["next"])
    assert made["id"] == page["answers"][0]["id"]
    for one in (*page["answers"], *rest["answers"]):
        answer = await deniz.http.delete(f"/v1/desk/settings/answers/{one['id']}")
        assert answer.status_code == 204
    assert (await deniz.get("settings/answers"))["answers"] == []
    await deniz.put(f"settings/answers/{made['id']}", 404, **warranty)


async def test_mail_is_set_up_tried_and_removed(server: Server, deniz: Desk, ada: Visitor) -> None:
    assert (await deniz.get("settings/mail"))["is_set"] is False
    await deniz.post("settings/mail/test", 409)
    async with mail_server(wants_password=True) as mailbox:
        account = {
            "host": "127.0.0.1",
            "port": mailbox.port,
            "security": "auto",
            "user": "deniz",
            "from": "shop@lamps.example",
        }
        saved = await deniz.put("settings/mail", password="wrong", **account)
        assert (saved["is_set"], saved["has_password"], saved["from"]) == (True, True, "shop@lamps.example")
        assert "password" not in saved
        assert "user" in (await deniz.post("settings/mail/test", 409))["detail"]
        await deniz.put("settings/mail", password="lantern", **account)
        kept = await deniz.put("settings/mail", **(account | {"from_name": "Lamps"}))
        assert kept["has_password"]

        taken = await deniz.post("settings/mail/test")

        assert taken["to"] == "deniz@shop.example"
        [letter] = mailbox.letters
        assert letter["from"] == "Lamps <shop@lamps.example>"
        mailbox.refuse["nobody@example.org"] = "550 no such person"
        refused = await deniz.post("settings/mail/test", 422, to="nobody@example.org")
        assert "no such person" in refused["detail"]
        stored = await within(server, lambda tx: shop_of_id(tx.connection, ShopId(1)).settings["mail"])
        assert "lantern" not in str(stored)
        moved = await deniz.put("settings/mail", **(account | {"host": "mail.elsewhere.example"}))
        assert not moved["has_password"]
    assert (await deniz.put("settings/mail", host=""))["is_set"] is False


async def test_only_who_may_edit_edits(kim: Desk) -> None:
    await kim.get("settings/shop")
    await kim.get("settings/facts")
    await kim.get("settings/mail", 403)
    await kim.put("settings/shop", 403, alert_minutes=1)
    await kim.put("settings/facts", 403, content={})
    await kim.put("settings/mail", 403, host="")
    await kim.post("settings/answers", 403, lang="en", question="a", text="b")


async def test_a_write_without_the_token_of_the_session_is_refused(deniz: Desk) -> None:
    deniz.http.headers.pop("x-csrf-token")
    await deniz.put("settings/shop", 403, alert_minutes=1)
    await deniz.post("rows", 403, ids=[])
