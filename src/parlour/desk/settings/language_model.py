"""The shop's language model at the desk: its settings, what it has cost this month, and the button that tries it."""

from decimal import Decimal, InvalidOperation
from ipaddress import ip_address
from time import monotonic
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from litestar import Controller, get, post, put
from litestar.params import JSONBody
from sqlalchemy import Connection

from parlour.assistant.language_model.account import KEY, MOST_SECONDS, Account, Stored, Task, account_in, stored_in
from parlour.assistant.language_model.client import Part
from parlour.assistant.language_model.meter import Use, month_of, used
from parlour.assistant.language_model.model import LanguageModels
from parlour.desk.counter import Counter, standing
from parlour.desk.routes.settings import locked
from parlour.foundation.database import Tx
from parlour.foundation.errors import NeedsOwner, Unacceptable
from parlour.foundation.secrets import Vault
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.people.text import without_controls
from parlour.shop.shops import Shop, change_shop, shop_of_id

PATIENCE = 10.0  # seconds for the trial: the owner wants to know how slow it is, not only that it is too slow
LEAST_SECONDS = 0.3
DEAREST = Decimal(100_000)
TRIAL = [Part("system", "Answer in one short sentence."), Part("user", "Say hello to the owner of a shop.")]


class ModelIn(msgspec.Struct, frozen=True, kw_only=True):
    """The settings; a key left out stays, an empty address removes it all. Sums are texts such as "0.15"."""

    address: str
    model: str = ""
    key: str | None = None
    tasks: tuple[Task, ...] = ()
    seconds: float = 1.8
    monthly_limit: str | None = None
    price_in: str = "0"
    price_out: str = "0"


class ModelOut(msgspec.Struct, frozen=True, kw_only=True):
    """`LanguageModel` of docs/desk-protocol.md: never the key."""

    is_set: bool
    address: str = ""
    model: str = ""
    has_key: bool = False
    key_lost: bool = False
    tasks: tuple[Task, ...] = ()
    seconds: float = 1.8
    monthly_limit: str | None = None
    price_in: str = "0"
    price_out: str = "0"
    month: str = ""
    spent: str = "0"
    use: tuple[Use, ...] = ()


class Tried(msgspec.Struct, frozen=True):
    """What it said to the trial, and how long that took."""

    said: str
    seconds: float
    in_time: bool


class LanguageModelRoutes(Controller):
    """The shop's language model."""

    path = "/v1/desk/settings/language-model"
    tags = ("settings",)
    dependencies = standing

    @get("/", summary="The language model's settings and cost")
    async def read(self, counter: Given[Counter], vault: Given[Vault]) -> ModelOut:
        at = _owning(counter)
        return await at.database.read(lambda connection: _shown(connection, at, vault))

    @put("/", summary="Change the language model's settings")
    async def change(self, data: JSONBody[ModelIn], counter: Given[Counter], vault: Given[Vault]) -> ModelOut:
        at = _owning(counter)
        await at.database.run(lambda tx: _save(tx, locked(tx, at.shop), data, vault))
        return await at.database.read(lambda connection: _shown(connection, at, vault))

    @post("/test", summary="Ask the language model something", status_code=200)
    async def test(self, counter: Given[Counter], vault: Given[Vault], models: Given[LanguageModels]) -> Tried:
        at = _owning(counter)
        shop = await at.database.read(lambda connection: shop_of_id(connection, at.shop))
        account = account_in(shop.settings, vault)
        if account is None:
            raise NeedsOwner("No language model is set up, or its key is lost. Enter address, model and key, and save.")
        return await _tried(models, account)


async def _tried(models: LanguageModels, account: Account) -> Tried:
    begun = monotonic()
    said = await models.try_out(account, TRIAL, seconds=PATIENCE)
    took = monotonic() - begun
    return Tried(without_controls(said.text)[:300], round(took, 2), took <= account.seconds)


def _owning(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_SHOP)
    return at


def _shown(connection: Connection, at: Counter, vault: Vault) -> ModelOut:
    settings, now = shop_of_id(connection, at.shop).settings, at.service.clock()
    use = tuple(used(connection, at.shop, now))
    spent = f"{sum((one.cost for one in use), Decimal(0)):.4f}"
    stored = stored_in(settings)
    if stored is None:
        return ModelOut(is_set=False, month=month_of(now), spent=spent, use=use)
    return ModelOut(
        is_set=True,
        address=stored.address,
        model=stored.model,
        has_key=bool(stored.sealed),
        key_lost=account_in(settings, vault) is None,
        tasks=stored.tasks,
        seconds=stored.seconds,
        monthly_limit=None if stored.monthly_limit is None else f"{stored.monthly_limit:f}",
        price_in=f"{stored.price_in:f}",
        price_out=f"{stored.price_out:f}",
        month=month_of(now),
        spent=spent,
        use=use,
    )


def _save(tx: Tx, shop: Shop, data: ModelIn, vault: Vault) -> None:
    settings = {key: value for key, value in shop.settings.items() if key != KEY}
    if data.address.strip():
        settings[KEY] = msgspec.to_builtins(_stored(shop, data, vault))
    change_shop(tx, shop.id, settings=settings)


def _stored(shop: Shop, data: ModelIn, vault: Vault) -> Stored:
    address, problems = _address(data.address), []
    if address is None:
        problems.append(_wrong("address", "Write it as https://models.example/v1, or http://127.0.0.1:11434/v1."))
    if not data.model.strip() or len(data.model) > 200:
        problems.append(_wrong("model", "Write the model's name as its server knows it."))
    if not LEAST_SECONDS <= data.seconds <= MOST_SECONDS:
        problems.append(_wrong("seconds", f"From {LEAST_SECONDS} to {MOST_SECONDS:g}: a shopper waits no longer."))
    if data.key and not (data.key.isascii() and data.key.strip().isprintable()):
        problems.append(_wrong("key", "A key has plain letters and digits only."))
    sums = {key: _sum(getattr(data, key)) for key in ("monthly_limit", "price_in", "price_out")}
    problems += [_wrong(key, "Write a sum such as 0.15.") for key, value in sums.items() if value is False]
    if problems or address is None:
        raise Unacceptable("Some settings cannot be used; nothing was changed.", problems=problems)
    return Stored(
        address=address,
        model=without_controls(data.model.strip()),
        sealed=_sealed(stored_in(shop.settings), address, data.key, vault),
        tasks=tuple(task for task in Task if task in data.tasks),
        seconds=data.seconds,
        monthly_limit=sums["monthly_limit"] or (Decimal(0) if data.monthly_limit else None),
        price_in=sums["price_in"] or Decimal(0),
        price_out=sums["price_out"] or Decimal(0),
    )


def _sealed(before: Stored | None, address: str, key: str | None, vault: Vault) -> str:
    """A kept key goes only where it went before: another address would be handed it."""
    if key is None:
        return before.sealed if before is not None and before.address == address else ""
    return vault.seal(key.strip()) if key.strip() else ""


def _address(written: str) -> str | None:
    """The address without its last part, None when it is none, or that of a machine's own secrets (link-local)."""
    text = written.strip().rstrip("/").removesuffix("/chat/completions")
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    plain = text.isascii() and text.isprintable() and " " not in text and len(text) <= 500
    if (
        not named
        or not plain
        or parts.username
        or parts.query
        or parts.fragment
        or _is_link_local(parts.hostname or "")
    ):
        return None
    return text


def _is_link_local(host: str) -> bool:
    try:
        return ip_address(host).is_link_local
    except ValueError:
        return False


def _sum(written: str | None) -> Decimal | Literal[False] | None:
    if written is None or not written.strip():
        return None
    try:
        value = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return False
    return value if value.is_finite() and 0 <= value <= DEAREST else False


def _wrong(key: str, reason: str) -> dict[str, str]:
    return {"key": key, "reason": reason}
