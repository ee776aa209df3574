"""Alembic's entry: the connection (and for new revisions the metadata) come from who calls."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator


def plain(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """A migration names database types only, for our own may change."""
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    render_item=plain,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
