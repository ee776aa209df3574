"""The language model at the desk: set up, tried, shown without its key, and only by who may."""

from decimal import Decimal

from assistant.language_model.model_server import Answer, model_server
from desk.conftest import Desk, within
from parlour.assistant.language_model.account import Task
from parlour.assistant.language_model.meter import Use, count
from parlour.foundation.clock import system_clock
from parlour.foundation.ids import ShopId
from parlour.shop.shops import shop_of_id
from serving import Server

PATH = "settings/language-model"


async def test_it_is_off_until_the_owner_sets_it_up_and_tries_it(server: Server, deniz: Desk) -> None:
    before = await deniz.get(PATH)
    assert (before["is_set"], before["tasks"]) == (False, [])
    await deniz.post(f"{PATH}/test", 409)
    async with model_server("Hello, owner.") as model:
        account = {"address": f"{model.address}/chat/completions", "model": "small"}
        saved = await deniz.put(PATH, **account, key="sk-lantern", tasks=["word"], price_in="0,15", monthly_limit="5")

        assert (saved["address"], saved["has_key"], saved["tasks"]) == (model.address, True, ["word"])
        assert (saved["price_in"], saved["monthly_limit"], saved["seconds"]) == ("0.15", "5", 1.8)
        assert "sk-lantern" not in str(saved)
        tried = await deniz.post(f"{PATH}/test")
        assert tried["said"] == "Hello, owner."
        assert tried["in_time"]
        assert "Bearer sk-lantern" in model.headers[0]
        model.says = Answer(b"{}", status=401)
        assert "401" in (await deniz.post(f"{PATH}/test", 409))["detail"]
        model.says = Answer(b"{}", status=500)
        await deniz.post(f"{PATH}/test", 503)

        kept = await deniz.put(PATH, **account, tasks=[])
        moved = await deniz.put(PATH, address="https://elsewhere.example/v1", model="small")

    assert kept["has_key"]
    assert not moved["has_key"]
    stored = await within(server, lambda tx: shop_of_id(tx.connection, ShopId(1)).settings["language_model"])
    assert "lantern" not in str(stored)
    assert (await deniz.put(PATH, address=""))["is_set"] is False


async def test_what_cannot_be_used_is_told_by_key_and_nothing_is_changed(deniz: Desk) -> None:
    bad = {
        "address": "models.example",
        "model": " ",
        "seconds": 9,
        "price_in": "cheap",
        "monthly_limit": "-1",
        "key": "ключ",
    }

    refused = await deniz.put(PATH, 422, **bad)

    keys = [problem["key"] for problem in refused["problems"]]
    assert keys == ["address", "model", "seconds", "key", "monthly_limit", "price_in"]
    for address in (
        "http://169.254.169.254/v1",
        "ftp://a.example",
        "https://user:word@a.example",
        "http://a b.example",
    ):
        await deniz.put(PATH, 422, address=address, model="small")
    assert (await deniz.get(PATH))["is_set"] is False


async def test_what_it_cost_this_month_is_shown_by_task(server: Server, deniz: Desk) -> None:
    use = Use(task=Task.WORD, calls=3, failed=1, tokens_in=900, tokens_out=60, cost=Decimal("0.25"))
    await within(server, lambda tx: count(tx, ShopId(1), system_clock(), use))
    await within(server, lambda tx: count(tx, ShopId(1), system_clock(), use))

    shown = await deniz.get(PATH)

    [word] = shown["use"]
    assert (word["task"], word["calls"], word["failed"], shown["spent"]) == ("word", 6, 2, "0.5000")


async def test_an_agent_neither_sees_nor_changes_it(kim: Desk) -> None:
    await kim.get(PATH, 403)
    await kim.put(PATH, 403, address="")
    await kim.post(f"{PATH}/test", 403)
