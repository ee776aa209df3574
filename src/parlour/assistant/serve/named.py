"""The names that an answer mentions besides its cards, so that a language model words around them."""

from sqlalchemy import Connection

from parlour.assistant.reply import Reply
from parlour.assistant.serve.situation import Situation
from parlour.shop.catalogue import find_products

PREFIX = "product:"


def names_in(connection: Connection, situation: Situation, reply: Reply) -> dict[str, list[str]]:
    """Titles of the goods that the answer was made from, in its language and the shop's own."""
    products = [source.removeprefix(PREFIX) for source in reply.sources if source.startswith(PREFIX)]
    titles = []
    for product in find_products(connection, situation.shop, products).values():
        wording = product.translations.get(reply.lang)
        titles += [title for title in (product.title, wording.title if wording else None) if title]
    return {"product": titles}
