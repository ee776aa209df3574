"""What buyers say of a product."""

import msgspec
from sqlalchemy import Connection, select

from parlour.foundation.ids import ShopId
from parlour.shop.records import Review
from parlour.shop.tables import review

MOST = 60
_DECODER = msgspec.json.Decoder(Review)


def reviews_of(connection: Connection, shop: ShopId, product: str) -> list[Review]:
    """The newest reviews of a product."""
    query = select(review.c.body).where(review.c.shop == shop, review.c.product == product)
    newest = query.order_by(review.c.created_at.desc(), review.c.id).limit(MOST)
    return [_DECODER.decode(body) for body in connection.scalars(newest)]


def own_language_first(reviews: list[Review], lang: str) -> list[Review]:
    """Those that the reader understands come first."""
    return sorted(reviews, key=lambda one: one.language != lang)
