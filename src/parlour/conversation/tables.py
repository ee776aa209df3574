"""The tables of the log: conversations, entries, positions."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint, Uuid, text

from parlour.foundation.database import Json, Serial, metadata

# what the desk's lists ask for, in the very words of the partial indexes: a database matches them by text
OPEN = text("seat <> 'closed'")
QUEUED = text("seat = 'queue'")

conversation = Table(
    "conversation",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("shopper", Uuid, nullable=False),
    Column("seat", Text, nullable=False),
    Column("agent", Uuid),
    Column("head", Integer, nullable=False, server_default="0"),
    Column("heard", Integer, nullable=False, server_default="0"),  # seq of the shopper's last act
    Column("heard_at", BigInteger, nullable=False, server_default="0"),
    Column("unread", Integer, nullable=False, server_default="0"),  # shopper's messages that no agent has read
    Column("waiting_since", BigInteger),  # the oldest message that waits for a person
    Column("last_at", BigInteger, nullable=False),
    Column("last_who", Text),
    Column("last_text", Text),
    Column("opened_at", BigInteger, nullable=False),
    Column("lang", Text),
    Column("name", Text, nullable=False, server_default=""),
    Column("rating", Integer),
    Index("ix_conversation_shopper", "shopper", "last_at"),
    Index("ix_conversation_seat", "shop", "seat", "last_at"),
    Index("ix_conversation_agent", "agent", "seat", "last_at"),
    Index("ix_conversation_open", "shop", "last_at", sqlite_where=OPEN, postgresql_where=OPEN),
    Index("ix_conversation_queue", "shop", "waiting_since", sqlite_where=QUEUED, postgresql_where=QUEUED),
)

entry = Table(
    "entry",
    metadata,
    Column("pos", Serial, primary_key=True, autoincrement=True),
    Column("conversation", Uuid, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("shop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("text", Text),
    Column("body", Json),
    Column("at", BigInteger, nullable=False),
    Column("because", Text),
    Column("account", Text),
    Column("provider_id", Text),
    UniqueConstraint("conversation", "seq"),
    UniqueConstraint("conversation", "sender", "client_id"),
    Index(
        "ux_entry_provider",
        "account",
        "provider_id",
        unique=True,
        sqlite_where=text("provider_id IS NOT NULL"),
        postgresql_where=text("provider_id IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

position = Table(
    "position",
    metadata,
    Column("conversation", Uuid, primary_key=True),
    Column("participant", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("delivered", Integer, nullable=False, server_default="0"),
    Column("read", Integer, nullable=False, server_default="0"),
)
