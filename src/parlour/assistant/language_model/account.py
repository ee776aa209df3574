"""Where a shop's language model is, what it may be used for, how long it may take and what it may cost."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec

from parlour.foundation.errors import NeedsOwner
from parlour.foundation.secrets import Vault

KEY = "language_model"  # in the shop's settings
MOST_SECONDS = 2.0  # a shopper waits no longer for it than this, whatever goes wrong
A_MILLION = Decimal(1_000_000)


class Task(StrEnum):
    """What a language model may be used for, each on or off."""

    UNDERSTAND = "understand"
    WORD = "word"
    SUMMARISE = "summarise"
    TRANSLATE = "translate"


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the settings; prices are a million tokens, in the currency of the bill; no limit is None."""

    address: str
    model: str
    sealed: str = ""
    tasks: tuple[Task, ...] = ()
    seconds: float = 1.8
    monthly_limit: Decimal | None = None
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)


class Account(Stored, frozen=True, kw_only=True):
    """The same with its key opened."""

    key: str = ""

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What so many tokens cost."""
        return (self.price_in * tokens_in + self.price_out * tokens_out) / A_MILLION


def stored_in(settings: Mapping[str, object]) -> Stored | None:
    """The language model in a shop's settings, None when there is none."""
    try:
        return msgspec.convert(settings[KEY], Stored)
    except (KeyError, msgspec.ValidationError):
        return None


def account_in(settings: Mapping[str, object], vault: Vault) -> Account | None:
    """The language model as it is used; None as well when its key can no longer be opened: the desk says so."""
    stored = stored_in(settings)
    if stored is None:
        return None
    try:
        key = vault.unseal(stored.sealed) if stored.sealed else ""
    except NeedsOwner:
        return None
    return Account(**msgspec.structs.asdict(stored), key=key)
