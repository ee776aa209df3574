"""PARLOUR_SMTP, read."""

import pytest

from parlour.foundation.mail import Account, BadMailAddress, Security, read_account


def test_an_address_gives_host_port_user_and_sender() -> None:
    account = read_account("smtp://deniz:a%40b@mail.example:2525?from=shop@lamps.example&from_name=Lamps%20%26%20co")

    assert account == Account(
        host="mail.example",
        port=2525,
        user="deniz",
        password="a@b",
        sender="shop@lamps.example",
        sender_name="Lamps & co",
    )


@pytest.mark.parametrize(
    ("url", "port", "security"),
    [
        ("smtps://mail.example?from=a@b.example", 465, Security.TLS),
        ("smtp://mail.example?from=a@b.example&security=starttls", 587, Security.STARTTLS),
        ("smtp://mail.example?from=a@b.example", 25, Security.AUTO),
        ("smtp://a%40b.example:x@mail.example:26?security=none", 26, Security.NONE),
    ],
)
def test_the_kind_of_encryption_brings_its_port(url: str, port: int, security: Security) -> None:
    account = read_account(url)
    assert account is not None
    assert (account.port, account.security, account.sender) == (port, security, "a@b.example")


def test_no_address_is_no_mail() -> None:
    assert read_account("  ") is None


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example?from=a@b.example", "smtp://mail.example", "smtp://m:x?from=a@b.c"]
)
def test_a_bad_address_says_how_to_write_it(url: str) -> None:
    with pytest.raises(BadMailAddress, match=r"smtp://user:password@host"):
        read_account(url)
