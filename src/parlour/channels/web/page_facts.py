"""What a shop's page tells of itself: taken whole or in parts, the newest of each part counts."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from parlour.channels.web.tables import web_page
from parlour.foundation.database import Tx
from parlour.people.consents import record_consent
from parlour.people.shoppers import Shopper

Short = Annotated[str, msgspec.Meta(max_length=300)]
Address = Annotated[str, msgspec.Meta(max_length=2000)]


class CartLine(msgspec.Struct, frozen=True):
    """So many of one variant in the cart."""

    sku: Short
    quantity: Annotated[int, msgspec.Meta(ge=0, le=9999)] = 1


class PageFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the host page says; what it does not say stays as it was."""

    url: Address | None = None
    title: Short | None = None
    product: Short | None = None
    cart: Annotated[list[CartLine], msgspec.Meta(max_length=200)] | None = None
    lang: Annotated[str, msgspec.Meta(max_length=35)] | None = None
    consent: Annotated[dict[str, bool], msgspec.Meta(max_length=20)] | None = None
    order: Short | None = None


def note_page(tx: Tx, shopper: Shopper, facts: PageFacts, now: datetime) -> None:
    """Keep what the page said of this shopper's visit; a consent is a line of the ledger."""
    for purpose, is_given in (facts.consent or {}).items():
        record_consent(tx, shopper, purpose, is_given=is_given, now=now, source={"page": facts.url or ""})
    said = {key: value for key, value in msgspec.to_builtins(facts).items() if key != "consent"}
    if not said:
        return
    if "url" in said:  # another page: what was said of the product before is over
        said = {"product": None, "title": None} | said
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    row = {
        "shopper": shopper.id,
        "shop": shopper.shop,
        "facts": (page_of(tx.connection, shopper.id) or {}) | said,
        "at": now,
    }
    insert = build(web_page).values(**row)
    tx.connection.execute(
        insert.on_conflict_do_update(index_elements=[web_page.c.shopper], set_={"facts": row["facts"], "at": now})
    )


def page_of(connection: Connection, shopper: UUID) -> dict[str, Any] | None:
    """What the page before this shopper said last."""
    facts: dict[str, Any] | None = connection.execute(
        select(web_page.c.facts).where(web_page.c.shopper == shopper)
    ).scalar_one_or_none()
    return facts
