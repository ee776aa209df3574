"""Searching at the desk: all words in one message, accents and case apart, and never what was taken back."""

from uuid import UUID

import pytest

from desk.conftest import Desk, within
from parlour.desk.finding.find import around
from parlour.desk.finding.index import index_more, make_index
from parlour.desk.finding.terms import fts5_query, terms_of, ts_query, words_of
from parlour.people.tables import shopper
from protocol.conftest import Visitor
from serving import Server


async def index(server: Server) -> None:
    await within(server, make_index)
    while (await within(server, lambda tx: index_more(tx, 600))).count:
        pass


async def found(desk: Desk, words: str, **query: object) -> list[str]:
    return [row["id"] for row in (await desk.get("conversations", q=words, **query))["rows"]]


def test_words_are_folded_and_named_by_their_shop() -> None:
    assert words_of("Où est ma LÀMPADA? La_Lampada, ёлка 42") == ["ou", "est", "ma", "lampada", "la", "елка", "42"]
    assert terms_of(7, "Hello hello") == ["7_hello"]
    groups = [["7_a"], ["7_lamp", "7_lamps"]]
    assert fts5_query(groups) == '("7_a") AND ("7_lamp" OR "7_lamps")'
    assert ts_query(groups) == "('7_a') & ('7_lamp' | '7_lamps')"


def test_the_words_around_a_hit_are_shown() -> None:
    said = "x" * 100 + " the lamp is green " + "y" * 300
    assert "the lamp is green" in around(said, ["lamp"])
    assert around("short lamp", ["lamp"]) == "short lamp"
    assert len(around(said, ["lamp"])) < 200


async def test_what_was_said_is_found_by_all_its_words_the_newest_first(
    server: Server, deniz: Desk, ada: Visitor, bo: Visitor
) -> None:
    first, second = await ada.opened(), await bo.opened()
    await ada.say(first, "Is the Quixotic lamp dimmable?")
    await bo.say(second, "a quixótic BULB please")
    await index(server)

    assert await found(deniz, "quixotic") == [second, first]
    assert await found(deniz, "QUIXO bul") == [second]
    assert await found(deniz, "quixotic nonsense") == []
    assert await found(deniz, "'); DROP TABLE entry; --") == []
    assert await found(deniz, '"quixotic" AND OR NOT *') == []
    [row] = (await deniz.get("conversations", q="quixotic bulb"))["rows"]
    assert row["found"] == {
        "text": "a quixótic BULB please",
        "who": "shopper",
        "at": row["last"]["at"],
        "seq": 1,
    }


async def test_one_row_a_conversation_page_by_page(server: Server, deniz: Desk, ada: Visitor) -> None:
    talks = [await ada.opened() for _ in range(5)]
    for of in talks:
        for n in range(3):
            await ada.say(of, f"zephyrine number {n}")
    await index(server)

    ids = await deniz.list("all", q="zephyrine", limit=2)

    assert sorted(set(ids)) == sorted(talks)
    assert ids[:2] == talks[::-1][:2]


async def test_what_was_corrected_removed_or_deleted_is_found_no_longer(
    server: Server, deniz: Desk, ada: Visitor
) -> None:
    corrected, removed, deleted = [await ada.opened() for _ in range(3)]
    for of in (corrected, removed, deleted):
        await ada.say(of, "my ombrellone is broken")
    await index(server)
    assert len(await found(deniz, "ombrellone")) == 3

    for of, change in (
        (corrected, {"kind": "correction", "text": "my parasol is broken"}),
        (removed, {"kind": "removal"}),
    ):
        body = {"client_id": "change", "of": 1, **change}
        await ada.http.post(f"/v1/conversations/{of}/entries", json=body, headers=ada.headers)
    gone = await ada.http.delete(f"/v1/conversations/{deleted}", headers=ada.headers)
    assert gone.status_code == 204
    await index(server)

    assert await found(deniz, "ombrellone") == []
    assert await found(deniz, "parasol broken") == [corrected]


async def test_people_are_found_by_their_name(server: Server, deniz: Desk, ada: Visitor) -> None:
    of = await ada.opened()
    who = (await deniz.get(f"conversations/{of}"))["shopper"]["id"]
    named = shopper.update().where(shopper.c.id == UUID(who)).values(name="Ottavia Brambilla")
    await within(server, lambda tx: tx.connection.execute(named))

    for words in ("Ottavia", "brambilla", "Ottavia Bram"):
        assert await found(deniz, words) == [of]
    assert await found(deniz, "Ottavia Rossi") == []


async def test_the_index_is_made_anew_when_the_database_is_another_one(
    server: Server, deniz: Desk, ada: Visitor
) -> None:
    of = await ada.opened()
    await ada.say(of, "palindromic kettle")
    await index(server)
    await within(server, lambda tx: tx.connection.exec_driver_sql("UPDATE said_cursor SET epoch = 'before'"))
    await within(server, make_index)
    assert await found(deniz, "palindromic") == []

    await index(server)

    assert await found(deniz, "palindromic") == [of]


@pytest.mark.parametrize("words", ["%", "_", "''", "\x00", "🙂", "a" * 200])
async def test_odd_questions_find_nothing_and_break_nothing(deniz: Desk, words: str) -> None:
    assert await found(deniz, words) == []
