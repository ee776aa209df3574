"""Routes of the shop's settings and facts."""

import tomllib
from typing import Any

import msgspec
from litestar import Controller, get, put
from litestar.params import JSONBody
from sqlalchemy import select

from parlour.desk.counter import Counter, standing
from parlour.desk.settings.refresh import save_facts
from parlour.desk.settings.shop_settings import ShopChange, ShopSettings, change_settings, settings_of
from parlour.desk.settings.toml_text import to_toml
from parlour.foundation.database import Tx
from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import ShopId
from parlour.knowledge.edits import facts_that_wait
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.shop.facts import BadFact
from parlour.shop.facts_toml import parse_facts
from parlour.shop.shops import Shop, shop_of_id
from parlour.shop.tables import shop as shop_table


class FactsIn(msgspec.Struct, frozen=True):
    """The facts, as values or as the text of a facts.toml."""

    content: dict[str, Any] | None = None
    toml: str | None = None


class FactsOut(msgspec.Struct, frozen=True):
    """The facts, both ways, and what of them cannot be used; `draft` is what waits for its exam, as text.

    `exam` is the one that comes of a change.
    """

    content: dict[str, Any]
    toml: str
    problems: list[BadFact]
    draft: str | None = None
    exam: int | None = None


class SettingsRoutes(Controller):
    """The shop's card and its promises."""

    path = "/v1/desk/settings"
    tags = ("settings",)
    dependencies = standing

    @get("/shop", summary="The shop's settings")
    async def shop(self, counter: Given[Counter], request: Call) -> ShopSettings:
        found = await counter.database.read(lambda connection: shop_of_id(connection, counter.shop))
        return settings_of(found, _base(counter, request))

    @put("/shop", summary="Change the shop's settings")
    async def change_shop(self, data: JSONBody[ShopChange], counter: Given[Counter], request: Call) -> ShopSettings:
        at = counter
        at.agent.require(Right.EDIT_SHOP)
        now = at.service.clock()
        changed = await at.database.run(lambda tx: change_settings(tx, locked(tx, at.shop), data, now, by=at.agent.id))
        return settings_of(changed, _base(at, request))

    @get("/facts", summary="What the shop promises")
    async def facts(self, counter: Given[Counter]) -> FactsOut:
        found = await counter.database.read(lambda connection: shop_of_id(connection, counter.shop))
        draft = await counter.database.read(lambda connection: facts_that_wait(connection, counter.shop))
        told = _facts(dict(found.content))
        return msgspec.structs.replace(told, draft=to_toml(draft)) if draft is not None else told

    @put("/facts", summary="Change what the shop promises; with try=true only check")
    async def change_facts(self, data: JSONBody[FactsIn], counter: Given[Counter], request: Call) -> FactsOut:
        at = counter
        at.agent.require(Right.EDIT_SHOP)
        checked, now = _facts(_content(data)), at.service.clock()
        if checked.problems:
            problems = msgspec.to_builtins(checked.problems)
            raise Unacceptable("Some facts cannot be used; nothing was changed.", problems=problems)
        if request.query_params.get("try") == "true":
            return checked
        exam = await at.database.run(
            lambda tx: save_facts(tx, locked(tx, at.shop), checked.content, now, by=at.agent.id)
        )
        return msgspec.structs.replace(checked, exam=exam)


def locked(tx: Tx, shop: ShopId) -> Shop:
    """The shop, locked: two people who change it at once do so one after the other."""
    tx.connection.execute(select(shop_table.c.id).where(shop_table.c.id == shop).with_for_update())
    return shop_of_id(tx.connection, shop)


def _content(data: FactsIn) -> dict[str, Any]:
    if data.toml is None:
        return data.content or {}
    try:
        read = tomllib.loads(data.toml)
    except tomllib.TOMLDecodeError as error:
        problems = [{"key": "toml", "reason": str(error)}]
        raise Unacceptable(f"The text is no TOML: {error}.", problems=problems) from None
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(read))  # dates become texts, as an import does
    return content


def _facts(content: dict[str, Any]) -> FactsOut:
    return FactsOut(content, to_toml(content), list(parse_facts(content).problems))


def _base(at: Counter, request: Call) -> str:
    return at.service.settings.url or str(request.base_url)
