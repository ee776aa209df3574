"""What goes out by mail: an answer to who has gone, a transcript once a day, word to agents of a long wait."""

import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from conversation.mail_house import House
from mail_server import Mailbox, html, mail_server, plain
from parlour.conversation.doorman import Doorman
from parlour.conversation.entries import Author, Who
from parlour.conversation.erasing import erase
from parlour.conversation.live.reader import Reader, may_follow
from parlour.conversation.mails.transcripts import Asked, ask_for_transcript, confirm_transcript
from parlour.conversation.positions import read_up_to
from parlour.conversation.seat import SeatNews
from parlour.conversation.speech import WORDS
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere, TooFast
from parlour.foundation.jobs.table import job
from parlour.foundation.live.outbox import Outbox
from parlour.shop.shops import change_shop

robin = Author(Who.ASSISTANT, "assistant", "Robin")
LINK = re.compile(r"https://talk\.lamps\.example/w/lamps/chat#link=(\S+)")


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with mail_server() as box:
        yield box


@pytest.fixture
async def house(database: Database, clock, mailbox: Mailbox) -> House:
    made = House(database, clock, mailbox)
    await made.open_shop()
    return made


async def secret_in(mailbox: Mailbox, to: str = "ada@example.org") -> str:
    found = LINK.search(plain(mailbox.to(to)[-1]))
    assert found is not None
    return found[1]


def test_every_text_stands_in_every_language() -> None:
    assert WORDS.missing() == set()


async def test_an_answer_goes_by_mail_to_who_has_gone(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.say(of, ada.author, "is the lamp dimmable?")
    await house.promise(ada, of)
    clock.turn(hours=2)

    await house.say(of, deniz, "It is, down to 5 %.")
    await house.say(of, deniz, "With any dimmer.")
    await house.work()
    clock.turn(seconds=6)
    await house.work()

    [letter] = mailbox.letters
    assert (letter["to"], letter["subject"]) == ("ada@example.org", "Lamps has answered you")
    assert letter["from"] == "Lamps <shop@lamps.example>"
    assert "It is, down to 5 %." in plain(letter)
    assert "With any dimmer." in plain(letter)
    assert "dimmable" not in plain(letter)
    assert "It is, down to 5 %." in html(letter)
    assert [e.body["event"] for e in await house.entries(of) if e.kind == "event"].count("promise_kept") == 1
    assert await house.database.read(lambda c: c.scalar(select(func.count()).select_from(job))) == 0


async def test_the_link_opens_this_conversation_alone(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of, other = await house.talk(ada), await house.talk(ada)
    await house.promise(ada, of)
    clock.turn(minutes=2)
    await house.say(of, deniz, "Here you are.")
    await house.work()
    clock.turn(seconds=6)
    await house.work()
    secret = await secret_in(mailbox)

    caller = await Doorman(house.database, clock).by_token(secret)

    assert caller is not None
    assert caller.author.id == ada.author.id
    assert await may_follow(house.database, caller, of)
    assert not await may_follow(house.database, caller, other)
    await house.say(of, caller.author, "thank you")
    clock.turn(days=31)
    assert await Doorman(house.database, clock).by_token(secret) is None


async def test_who_is_there_gets_no_mail_until_they_have_gone_unread(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    reader = Reader(ada, house.database, Outbox(_nowhere, _nothing), _nothing)
    house.hub.readers.add(reader)
    house.hub.follow(reader, of, 0)
    clock.turn(minutes=5)
    await house.lookout.beat()

    await house.say(of, deniz, "Here you are.")
    for _ in range(3):
        clock.turn(seconds=30)
        await house.work()
    assert mailbox.letters == []
    house.hub.leave(reader)
    clock.turn(seconds=59)
    await house.work()
    clock.turn(seconds=60)
    await house.work()

    assert len(mailbox.letters) == 1


async def test_who_has_read_it_gets_no_mail(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    seq = await house.say(of, deniz, "Here you are.")
    await house.work()

    await house.database.run(lambda tx: read_up_to(tx, ada, of, seq))
    clock.turn(minutes=5)
    await house.work()

    assert mailbox.letters == []


async def test_without_an_address_or_a_promise_nothing_is_sent(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    promised, plain_talk = await house.talk(ada), await house.talk(ada)
    await house.promise(ada, promised, contact=None)
    await house.say(plain_talk, ada.author, "hello")
    clock.turn(hours=1)

    for of in (promised, plain_talk):
        await house.say(of, deniz, "Here you are.")
    for _ in range(3):
        await house.work()
        clock.turn(minutes=2)

    assert mailbox.letters == []


async def test_further_answers_follow_by_mail_until_the_shopper_comes_back(house: House, clock, mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    clock.turn(hours=1)

    for text in ("first", "second"):
        await house.say(of, deniz, text)
        await house.work()
        clock.turn(minutes=10)
        await house.work()

    assert ["second" in plain(one) for one in mailbox.letters] == [False, True]


async def test_a_server_that_is_busy_is_tried_again_and_a_bad_address_is_told(house: House, clock, mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    clock.turn(hours=1)
    mailbox.refuse["ada@example.org"] = "451 busy"
    await house.say(of, deniz, "Here you are.")
    await house.work()
    clock.turn(seconds=6)
    await house.work()

    mailbox.refuse["ada@example.org"] = "550 no such person"
    clock.turn(seconds=6)
    await house.work()

    [failed] = [e for e in await house.entries(of) if e.body.get("event") == "mail_failed"]
    assert "no such person" in failed.body["why"]
    clock.turn(minutes=5)
    assert await house.work() == 0


async def test_a_transcript_goes_to_a_proven_address_at_once_and_once_a_day(house: House, clock, mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada, lang="it")
    await house.say(of, ada.author, "ciao, <b>domanda</b>")
    await house.say(of, robin, "un momento")
    await house.say(of, deniz, "eccomi", body={"products": [{"title": "Lampada", "price_text": "89,00 €"}]})
    asked = Asked(of, "ada@example.org", house.now)

    await house.database.run(lambda tx: ask_for_transcript(tx, 1, asked, is_proven=True))
    with pytest.raises(TooFast):
        await house.database.run(lambda tx: ask_for_transcript(tx, 1, asked, is_proven=True))
    await house.work()

    [letter] = mailbox.letters
    assert letter["subject"] == "La tua conversazione con Lamps"
    assert "> ciao, <b>domanda</b>" in plain(letter)
    assert "> Lampada · 89,00 €" in plain(letter)
    assert re.search(r"\nAssistente, \d+ \w+ \d{4}, \d\d:\d\d\r?\n> un momento", plain(letter))
    assert "Robin" not in plain(letter)
    assert "<b>" not in html(letter)
    clock.turn(days=1)
    tomorrow = Asked(of, "ada@example.org", house.now)
    await house.database.run(lambda tx: ask_for_transcript(tx, 1, tomorrow, is_proven=True))


async def test_an_unknown_address_is_asked_first_without_content(house: House, clock, mailbox: Mailbox) -> None:
    ada = await house.shopper()
    of = await house.talk(ada)
    await house.say(of, ada.author, "a secret question")
    asked = Asked(of, "bo@example.org", house.now)
    await house.database.run(lambda tx: ask_for_transcript(tx, 1, asked, is_proven=False))
    await house.work()
    [question] = mailbox.letters
    assert "secret question" not in plain(question) + html(question)
    secret = await secret_in(mailbox, "bo@example.org")
    assert await Doorman(house.database, clock).by_token(secret) is None

    await house.database.run(lambda tx: confirm_transcript(tx, secret, house.now))
    await house.work()

    assert "a secret question" in plain(mailbox.letters[1])
    with pytest.raises(NotThere):
        await house.database.run(lambda tx: confirm_transcript(tx, secret, house.now))


async def test_agents_hear_of_a_long_wait_once_as_late_as_the_owner_set(house: House, clock, mailbox: Mailbox) -> None:
    ada = await house.shopper()
    await house.agent("Deniz")
    await house.agent("Kim")
    await house.agent("Vera", role="viewer")
    await house.database.run(lambda tx: change_shop(tx, 1, settings={"alert_minutes": 3}))
    of = await house.talk(ada)
    await house.say(of, ada.author, "is anybody there?")
    await house.promise(ada, of, contact=None)  # which wants a person too

    await house.work()
    clock.turn(minutes=2)
    await house.work()
    assert mailbox.letters == []
    clock.turn(minutes=2)
    await house.work()
    clock.turn(minutes=20)
    await house.work()

    assert sorted(letter["to"] for letter in mailbox.letters) == ["deniz@lamps.example", "kim@lamps.example"]
    assert "waiting for a person for 4 minutes" in plain(mailbox.letters[0])
    assert f"/desk?conversation={of}" in plain(mailbox.letters[0])
    assert "is anybody there?" in plain(mailbox.letters[0])


async def test_nobody_is_alarmed_when_an_agent_was_in_time(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.say(of, ada.author, "a person please", news=SeatNews.PERSON_WANTED)
    await house.work()

    await house.say(of, deniz, "here I am")
    clock.turn(minutes=20)
    await house.work()

    assert mailbox.letters == []


async def test_a_deleted_conversation_writes_to_nobody(house: House, clock, mailbox: Mailbox) -> None:
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    clock.turn(hours=1)
    await house.say(of, deniz, "Here you are.")
    await house.work()

    await house.database.run(lambda tx: erase(tx, house.service.log, of, by=ada.author, now=house.now))
    clock.turn(minutes=5)
    await house.work()

    assert mailbox.letters == []


async def test_without_mail_set_up_nothing_waits(database: Database, clock) -> None:
    house = House(database, clock, None)
    await house.open_shop()
    ada, deniz = await house.shopper(), await house.agent("Deniz")
    of = await house.talk(ada)
    await house.promise(ada, of)
    clock.turn(hours=1)
    await house.say(of, deniz, "Here you are.")
    await house.work()
    clock.turn(minutes=20)
    await house.work()

    assert await database.read(lambda c: c.scalar(select(func.count()).select_from(job))) == 0


async def _nowhere(_: bytes) -> None:
    return None


def _nothing() -> None:
    return None
