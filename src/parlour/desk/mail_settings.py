"""The shop's own account for outgoing mail: what the owner entered, with the password sealed."""

from collections.abc import Mapping

import msgspec

from parlour.foundation.errors import NeedsOwner, NotThere
from parlour.foundation.ids import ShopId
from parlour.foundation.mail import Account, Security
from parlour.foundation.secrets import Vault
from parlour.shop.known import KnownShops
from parlour.shop.shops import Shop

KEY = "mail"  # in the shop's settings


class Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """What stands in the settings: an account whose password is sealed."""

    host: str
    port: int
    security: Security = Security.AUTO
    user: str = ""
    sealed: str = ""
    sender: str
    sender_name: str = ""


def stored_in(settings: Mapping[str, object]) -> Stored | None:
    """The account in a shop's settings, None when there is none."""
    try:
        return msgspec.convert(settings[KEY], Stored)
    except (KeyError, msgspec.ValidationError):
        return None


def account_in(shop: Shop, vault: Vault) -> Account | None:
    """The account as it is used; raises `NeedsOwner` when its password can no longer be opened."""
    stored = stored_in(shop.settings)
    if stored is None:
        return None
    password = vault.unseal(stored.sealed) if stored.sealed else ""
    return Account(
        host=stored.host,
        port=stored.port,
        security=stored.security,
        user=stored.user,
        password=password,
        sender=stored.sender,
        sender_name=stored.sender_name,
    )


class ShopAccounts:
    """Finds the account of a shop for the postman."""

    def __init__(self, shops: KnownShops, vault: Vault) -> None:
        self._shops, self._vault = shops, vault

    async def __call__(self, shop: ShopId) -> Account | None:
        known = await self._shops.shop(shop)
        if known is None:
            raise NotThere("There is no such shop.")
        try:
            return account_in(known, self._vault)
        except NeedsOwner:
            return None  # as good as not set up, until the password is entered again; the desk says so
