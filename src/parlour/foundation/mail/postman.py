"""Brings letters to their server: by the installation's account, or by the one that a shop's owner set."""

from collections.abc import Awaitable, Callable

import msgspec

from parlour.foundation.clock import Clock
from parlour.foundation.errors import NeedsOwner
from parlour.foundation.ids import ShopId
from parlour.foundation.mail.account import Account
from parlour.foundation.mail.letter import Letter, build
from parlour.foundation.mail.send import send

OfShop = Callable[[ShopId], Awaitable[Account | None]]


class Postman:
    """Sends letters; whoever needs mail asks `account_of` first: without one, nobody is asked for an address."""

    def __init__(self, everybodys: Account | None, of_shop: OfShop, clock: Clock) -> None:
        self.everybodys = everybodys
        self._of_shop = of_shop
        self._clock = clock

    async def account_of(self, shop: ShopId) -> Account | None:
        """The account by which this shop sends, None when mail is not set up."""
        return self.everybodys or await self._of_shop(shop)

    async def send(self, shop: ShopId, letter: Letter, *, name: str = "") -> None:
        """Send it; `name` stands beside the sender's address unless the account has one of its own.

        Raises `TemporaryFailure`, `Refused` or `NeedsOwner`.
        """
        account = await self.account_of(shop)
        if account is None:
            raise NeedsOwner("Outgoing mail is not set up. Set PARLOUR_SMTP, or the desk's settings of mail.")
        if not account.sender_name and name:
            account = msgspec.structs.replace(account, sender_name=name)
        await send(account, build(letter, account, self._clock()))
