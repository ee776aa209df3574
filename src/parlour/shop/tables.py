"""The tables of a shop: itself, its goods, and who bought what."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, Uuid

from parlour.foundation.database import Json, Moment, Serial, metadata

shop = Table(
    "shop",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False, unique=True),
    Column("shown_name", Text, nullable=False),
    Column("languages", Json, nullable=False),
    Column("sites", Json, nullable=False),  # where the widget may stand
    Column("synonyms", Text, nullable=False),  # groups of words that mean the same: see search/lexicon.py
    Column("facts", Json, nullable=False),  # facts.toml as it was read, unknown keys included
    Column("settings", Json, nullable=False),  # what the owner sets at the desk
    Column("catalogue_version", BigInteger, nullable=False),
    # Writes that this version does not have yet. An import that was cut off leaves some, and the next one publishes
    # them although it finds nothing new.
    Column("unpublished", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
)

product = Table(
    "product",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("sort", Text, nullable=False),  # short and lower case: an index of PostgreSQL takes no long title
    Column("brand", Text),
    Column("category", Text, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("min_price", BigInteger, nullable=False),  # in ten-thousandths, only to sort and to filter by
    Column("currency", Text, nullable=False),
    Column("body", Text, nullable=False),  # the whole product as JSON
    Column("digest", Text, nullable=False),
    Index("ix_product_sort", "shop", "sort", "id"),
    Index("ix_product_category", "shop", "category", "sort", "id"),
)

variant = Table(
    "variant",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("product", Text, nullable=False),
    Index("ix_variant_product", "shop", "product"),
)

customer = Table(
    "customer",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("email", Text),  # lower case
    Column("phone", Text),
    Column("name_key", Text, nullable=False),  # as people may type it: see keys.py
    Column("postal_key", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_customer_email", "shop", "email"),
    Index("ix_customer_phone", "shop", "phone"),
    Index("ix_customer_name", "shop", "name_key", "postal_key"),
)

order = Table(
    "customer_order",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("id", Text, primary_key=True),  # the number as the shop writes it
    Column("number_key", Text, nullable=False),  # the number however it is typed
    Column("digits", Text, nullable=False),
    Column("customer", Text),
    Column("email", Text),  # of a guest, lower case
    Column("status", Text, nullable=False),
    Column("created_at", Moment),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_order_number", "shop", "number_key"),
    Index("ix_order_digits", "shop", "digits"),
    Index("ix_order_customer", "shop", "customer", "created_at"),
    Index("ix_order_email", "shop", "email"),
)

review = Table(
    "review",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("id", Text, primary_key=True),  # made of its content: the format has no id for it
    Column("product", Text, nullable=False),
    Column("rating", Integer, nullable=False),
    Column("created_at", Moment),
    Column("body", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_review_product", "shop", "product", "created_at"),
)

attempt = Table(
    "proof_attempt",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("was_right", Boolean, nullable=False),
    Index("ix_proof_attempt_conversation", "conversation"),
    Index("ix_proof_attempt_address", "shop", "address", "at"),
)

proof = Table(
    "proof",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("customer", Text),
    Column("order", Text),
    Column("until", Moment, nullable=False),
    Index("ix_proof_conversation", "conversation", "until"),
)
