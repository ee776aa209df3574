"""Counts what the language model is asked and what it costs, so that the owner sees it and the limit holds."""

from datetime import datetime
from decimal import Decimal

import msgspec
from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects import postgresql, sqlite

from parlour.assistant.language_model.account import A_MILLION, Task
from parlour.assistant.language_model.tables import model_use
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId

COUNTED = ("calls", "failed", "refused", "tokens_in", "tokens_out", "millionths")


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What one task came to in a month; `cost` is in the currency of the bill."""

    task: Task
    calls: int = 0
    failed: int = 0
    refused: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)


def month_of(now: datetime) -> str:
    """The month in which a call is counted."""
    return f"{now:%Y-%m}"


def count(tx: Tx, shop: ShopId, now: datetime, use: Use) -> None:
    """Add to what stands there."""
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    values = {name: getattr(use, name) for name in COUNTED[:-1]}
    values["millionths"] = int((use.cost * A_MILLION).to_integral_value())
    new = build(model_use).values(shop=shop, month=month_of(now), task=use.task.value, **values)
    added = {name: model_use.c[name] + values[name] for name in COUNTED}
    tx.connection.execute(new.on_conflict_do_update(index_elements=["shop", "month", "task"], set_=added))


def spent(connection: Connection, shop: ShopId, now: datetime) -> Decimal:
    """What this month has cost until now."""
    total = select(func.coalesce(func.sum(model_use.c.millionths), 0))
    where = (model_use.c.shop == shop, model_use.c.month == month_of(now))
    return Decimal(int(connection.execute(total.where(*where)).scalar_one())) / A_MILLION


def used(connection: Connection, shop: ShopId, now: datetime) -> list[Use]:
    """What each task came to this month."""
    this_month = (model_use.c.shop == shop, model_use.c.month == month_of(now))
    rows = connection.execute(select(model_use).where(*this_month).order_by(model_use.c.task))
    return [_use(row) for row in rows]


def _use(row: Row[tuple[object, ...]]) -> Use:
    counted = {name: row._mapping[name] for name in COUNTED[:-1]}
    return Use(task=Task(row._mapping["task"]), cost=Decimal(row._mapping["millionths"]) / A_MILLION, **counted)
