"""What must be true after any fault: nothing acknowledged is missing or doubled, and all have read the same."""

from typing import Any

import httpx

from faults.crowd import Crowd

SHOWN = ("seq", "kind", "who", "name", "client_id", "text", "at")


async def must_be_true(crowd: Crowd) -> dict[str, int]:
    """Compare what clients were told and shown with what stands in the log; answers with the counts."""
    talkers = crowd.talkers
    assert [broken for talker in talkers for broken in talker.broken] == []
    shop = {guest.conversation: await log_of(crowd.url, guest.conversation, crowd) for guest in crowd.stage.guests}
    for log in shop.values():
        assert [entry["seq"] for entry in log] == list(range(1, len(log) + 1))
    lost, doubled = 0, 0
    for talker in talkers:
        places = places_of(shop, list(talker.logs))
        lost += sum(seq not in places.get(client_id, ()) for client_id, seq in talker.acked.items())
        doubled += sum(len(places.get(client_id, ())) > 1 for client_id in talker.acked)
    assert (lost, doubled) == (0, 0)
    must_have_read_the_same(crowd, shop)
    return {
        "entries": sum(map(len, shop.values())),
        "acknowledged": crowd.acknowledged,
        "connections": sum(talker.connections for talker in talkers),
        "lost": lost,
        "doubled": doubled,
    }


def must_have_read_the_same(crowd: Crowd, shop: dict[str, list[dict[str, Any]]]) -> None:
    for guest, talker in crowd.shoppers:
        whole = shop[guest.conversation]
        assert [shown(entry) for entry in talker.logs[guest.conversation]] == [for_shopper(entry) for entry in whole]
    for _, talker in crowd.agents:
        for of, whole in shop.items():
            assert [shown(entry) for entry in talker.logs[of]] == [shown(entry) for entry in whole]


def for_shopper(entry: dict[str, Any]) -> dict[str, Any]:
    return {"seq": entry["seq"], "kind": "hidden"} if entry["kind"] == "note" else shown(entry)


def shown(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in SHOWN if key in entry}


def places_of(shop: dict[str, list[dict[str, Any]]], conversations: list[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for of in conversations:
        for entry in shop[of]:
            places.setdefault(entry["client_id"], []).append(entry["seq"])
    return places


async def log_of(url: str, of: str, crowd: Crowd) -> list[dict[str, Any]]:
    """The whole log as an agent reads it, page by page."""
    entries: list[dict[str, Any]] = []
    async with httpx.AsyncClient(base_url=url, headers=crowd.stage.agents[0].headers) as http:
        while True:
            page = await http.get(f"/v1/conversations/{of}/entries", params={"since": len(entries), "limit": 500})
            entries += page.raise_for_status().json()["entries"]
            if len(entries) >= page.json()["head"]:
                return entries
