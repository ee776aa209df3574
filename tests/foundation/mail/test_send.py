"""Sending, against a real server on loopback: what goes wrong is one of three kinds."""

import ssl
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from mail_server import mail_server
from parlour.foundation.errors import NeedsOwner, Refused, TemporaryFailure
from parlour.foundation.mail import Account, Letter, Paragraph, Security, read_account, send
from parlour.foundation.mail.letter import build
from postgres import free_port

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def account(port: int, **members: object) -> Account:
    return Account(**{"host": "127.0.0.1", "port": port, "sender": "shop@lamps.example"} | members)


def message(to: str = "ada@example.org") -> EmailMessage:
    letter = Letter(to=to, subject="Ваш ответ", blocks=(Paragraph("привет"),), key="k")
    return build(letter, account(25), NOW)


async def test_a_letter_arrives() -> None:
    async with mail_server() as mailbox:
        known = read_account(mailbox.url)
        assert known is not None
        await send(known, message())

    [letter] = mailbox.to("ada@example.org")
    assert letter["subject"] == "Ваш ответ"


async def test_a_refused_address_is_the_addressees_fault() -> None:
    async with mail_server() as mailbox:
        mailbox.refuse["ada@example.org"] = "550 no such person"
        with pytest.raises(Refused, match="no such person"):
            await send(account(mailbox.port), message())


@pytest.mark.parametrize("answer", ["451 later", "421 too busy"])
async def test_what_passes_is_tried_again(answer: str) -> None:
    async with mail_server() as mailbox:
        mailbox.refuse["ada@example.org"] = answer
        with pytest.raises(TemporaryFailure):
            await send(account(mailbox.port), message())
        mailbox.refuse.clear()
        mailbox.says = "452 no room"
        with pytest.raises(TemporaryFailure):
            await send(account(mailbox.port), message())


async def test_a_server_that_is_not_there_is_tried_again() -> None:
    with pytest.raises(TemporaryFailure, match="tried again"):
        await send(account(free_port()), message())


async def test_a_wrong_password_needs_the_owner() -> None:
    async with mail_server(wants_password=True) as mailbox:
        await send(account(mailbox.port, user="deniz", password="lantern"), message())
        with pytest.raises(NeedsOwner, match="user, password"):
            await send(account(mailbox.port, user="deniz", password="wrong"), message())


async def test_starttls_is_used_when_offered_and_its_certificate_looked_at(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    served, trusting = contexts
    async with mail_server(tls=served, wants_password=True, plain_password=False) as mailbox:
        known = account(mailbox.port, user="deniz", password="lantern")
        await send(known, message(), trust=trusting)
        with pytest.raises(NeedsOwner, match="certificate"):
            await send(known, message())

    assert len(mailbox.letters) == 1


async def test_without_the_encryption_that_was_asked_for_nothing_is_sent() -> None:
    async with mail_server() as mailbox:
        with pytest.raises(NeedsOwner, match="encryption"):
            await send(account(mailbox.port, security=Security.STARTTLS), message())
    assert mailbox.letters == []
