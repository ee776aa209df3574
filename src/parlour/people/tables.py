"""The tables of people: shoppers and how they are reached, agents and how they are let in."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, Uuid, text

from parlour.foundation.database import Json, Moment, metadata

CUSTOMER = "customer"  # the identity that a shop's own server vouches for: the customer's id in the shop

shopper = Table(
    "shopper",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("name", Text),
    Column("email", Text),  # only as the shop's server signed it, never as somebody typed it
    Column("language", String(35)),
    Column("joined", Uuid, ForeignKey("shopper.id")),  # the person this shopper turned out to be
    Column("blocked_at", Moment),
    Column("blocked_by", Uuid),
    Column("blocked_because", Text),
    Column("created_at", Moment, nullable=False),
)
Index("ix_shopper_joined", shopper.c.joined)

identity = Table(
    "identity",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("shopper", Uuid, ForeignKey("shopper.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("external_id", Text, nullable=False),
    Column("is_verified", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)
Index("uq_identity_shop", identity.c.shop, identity.c.kind, identity.c.external_id, unique=True)
Index("ix_identity_shopper", identity.c.shopper, identity.c.kind)
Index(  # one person is never two customers, whatever runs at the same time
    "uq_identity_customer",
    identity.c.shopper,
    unique=True,
    sqlite_where=text("kind = 'customer'"),
    postgresql_where=text("kind = 'customer'"),
)

joining = Table(
    "joining",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("shopper", Uuid, ForeignKey("shopper.id"), nullable=False),
    Column("person", Uuid, ForeignKey("shopper.id"), nullable=False),
    Column("identity", Uuid, ForeignKey("identity.id"), nullable=False),  # the verified key that joined them
    Column("joined_at", Moment, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Uuid),
)
Index("ix_joining_person", joining.c.person)

visit = Table(
    "visit",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("shopper", Uuid, ForeignKey("shopper.id"), nullable=False),
    Column("token", String(64), nullable=False, unique=True),  # fingerprints only, here and below
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
Index("ix_visit_shopper", visit.c.shopper)

consent = Table(
    "consent",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("shopper", Uuid, ForeignKey("shopper.id"), nullable=False),
    Column("purpose", String(40), nullable=False),
    Column("is_given", Boolean, nullable=False),
    Column("source", Json, nullable=False),  # where and with which words it was asked
    Column("at", Moment, nullable=False),
)
Index("ix_consent_shopper", consent.c.shopper, consent.c.purpose, consent.c.at)

agent = Table(
    "agent",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password", Text),  # argon2; none while invited
    Column("is_active", Boolean, nullable=False),
    Column("is_away", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
)
Index("uq_agent_shop", agent.c.shop, agent.c.email, unique=True)
Index("ix_agent_email", agent.c.email)

session = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("agent", Uuid, ForeignKey("agent.id"), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("csrf", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)
Index("ix_session_agent", session.c.agent)

link = Table(
    "link",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("agent", Uuid, ForeignKey("agent.id")),  # whom it lets in; none in an owner's link
    Column("token", String(64), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)
Index("ix_link_shop", link.c.shop, link.c.kind)
Index("ix_link_agent", link.c.agent)

ticket = Table(
    "ticket",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("session", Uuid, ForeignKey("session.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", Moment, nullable=False),
)
Index("ix_ticket_session", ticket.c.session)
Index("ix_ticket_expires_at", ticket.c.expires_at)

presence = Table(
    "presence",
    metadata,
    Column("agent", Uuid, ForeignKey("agent.id"), primary_key=True),
    Column("process", String(64), primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
Index("ix_presence_shop", presence.c.shop, presence.c.seen_at)
