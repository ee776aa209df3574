"""The shops of this installation: finding one, making one, changing what it says of itself."""

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ShopId
from parlour.shop.facts import Facts
from parlour.shop.facts_toml import parse_facts
from parlour.shop.tables import shop

IDENTIFY_SECRET = "identify_secret"  # noqa: S105 (the name of a setting)
NAME = re.compile(r"[a-z0-9-]{1,40}")


class ShopChanged(msgspec.Struct, frozen=True):
    """News after a commit: what is known of this shop is out of date."""

    shop: ShopId


class Shop(msgspec.Struct, frozen=True, kw_only=True):
    """One shop: `name` is short and stands in addresses and commands, `shown_name` is what people read."""

    id: ShopId
    name: str
    shown_name: str
    languages: tuple[str, ...] = ("en",)
    sites: tuple[str, ...] = ()
    synonyms: str = ""
    content: Mapping[str, object] = {}
    settings: Mapping[str, object] = {}
    catalogue_version: int = 0
    created_at: datetime

    @property
    def main_language(self) -> str | None:
        """The language of the goods' own texts, when the facts say which languages the shop has."""
        return self.languages[0] if "languages" in self.content else None

    @property
    def facts(self) -> Facts:
        """What the shop promises, from the content of its facts.toml; read anew at each call."""
        return parse_facts(self.content)


def find_shop(connection: Connection, name: str) -> Shop | None:
    """The shop of this name, None when there is none."""
    row = connection.execute(select(shop).where(shop.c.name == name)).first()
    return None if row is None else _shop(row)


def shop_named(connection: Connection, name: str) -> Shop:
    """The shop of this name; raises `NotThere`."""
    found = find_shop(connection, name)
    if found is None:
        raise NotThere(f"There is no shop {name!r}. Import one with: parlour import FOLDER --shop {name}")
    return found


def shop_of_id(connection: Connection, shop_id: ShopId) -> Shop:
    """The shop of this id; raises `NotThere`."""
    row = connection.execute(select(shop).where(shop.c.id == shop_id)).first()
    if row is None:
        raise NotThere("There is no such shop.")
    return _shop(row)


def all_shops(connection: Connection) -> list[Shop]:
    """Every shop of the installation, by name."""
    return [_shop(row) for row in connection.execute(select(shop).order_by(shop.c.name))]


def make_shop(tx: Tx, name: str, now: datetime, *, shown_name: str = "") -> Shop:
    """A new shop without goods; raises `Unacceptable` when the name is not a short one."""
    if not NAME.fullmatch(name):
        raise Unacceptable(f"{name!r} cannot be a shop's name: use 1 to 40 of a-z, 0-9 and -.")
    tx.connection.execute(
        shop.insert().values(
            name=name,
            shown_name=shown_name or name,
            languages=("en",),
            sites=(),
            synonyms="",
            facts={},
            settings={},
            catalogue_version=0,
            unpublished=0,
            created_at=now,
        )
    )
    return shop_named(tx.connection, name)


def change_shop(tx: Tx, shop_id: ShopId, **columns: object) -> None:
    """Change what the desk may change: shown_name, languages, sites, synonyms (to be published), settings."""
    allowed = {"shown_name", "languages", "sites", "synonyms", "settings"}
    if not columns.keys() <= allowed:
        raise ValueError(f"only {', '.join(sorted(allowed))} can be changed, not {', '.join(sorted(columns))}")
    if "synonyms" in columns:  # they are part of the index
        columns["unpublished"] = shop.c.unpublished + 1
    tx.connection.execute(shop.update().where(shop.c.id == shop_id).values(**columns))
    tx.tell(ShopChanged(shop_id))


def take_facts(tx: Tx, shop_id: ShopId, content: Mapping[str, object]) -> bool:
    """Keep the content of a facts.toml, with the name and the languages it says; False when it is what we have."""
    before = shop_of_id(tx.connection, shop_id)
    if msgspec.json.encode(before.content, order="sorted") == msgspec.json.encode(content, order="sorted"):
        return False
    facts = parse_facts(content)
    shown = facts.name.read(facts.languages[0]) if facts.name else before.shown_name
    tx.connection.execute(
        shop.update()
        .where(shop.c.id == shop_id)
        .values(facts=content, shown_name=shown, languages=facts.languages, unpublished=shop.c.unpublished + 1)
    )
    tx.tell(ShopChanged(shop_id))
    return True


def next_version(before: int, now: datetime) -> int:
    """The catalogue's next version: higher than before, and never one that a restored or new database had already.

    Files of the index are named by it and outlive the database, so it counts on from the clock.
    """
    return max(before + 1, int(now.timestamp()))


def _shop(row: Row[tuple[object, ...]]) -> Shop:
    values = row._mapping
    fields = {name: values[name] for name in Shop.__struct_fields__ if name != "content"}
    return msgspec.convert(fields | {"content": values["facts"]}, Shop)
