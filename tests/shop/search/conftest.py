"""A small shop of our own, with its index."""

import pytest

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Rating, Variant, Wording
from parlour.shop.search import LexicalIndex, build


def variant(sku: str, price: str, *, available: bool = True, **options: str) -> Variant:
    return Variant(sku=sku, options=options, price=Money.of(price, "EUR"), available=available)


def goods() -> list[Product]:
    return [
        Product(
            id="sneaker",
            title="Canvas Sneakers",
            brand="Lumo",
            category="Shoes/Sneakers",
            description="Light sneakers for long days in town.",
            translations={"es": Wording(title="Zapatillas de lona", options={"sage": "verde salvia"})},
            rating=Rating(4.6, 40),
            variants=(
                variant("SN-B-42", "59.00", colour="black", size="42"),
                variant("SN-B-43", "59.00", colour="black", size="43", available=False),
                variant("SN-W-42", "64.00", colour="white", size="42"),
                variant("SN-G-41", "49.00", colour="sage", size="41"),
            ),
        ),
        Product(
            id="boot",
            title="Leather Boots",
            category="Shoes/Boots",
            description="Waxed boots for wet paths. The laces are black.",
            variants=(
                variant("BO-BR-42", "140.00", colour="brown", size="42", waterproof="yes"),
                variant("BO-BR-44", "120.00", colour="brown", size="44", waterproof="no"),
            ),
        ),
        Product(
            id="bottle",
            title="Steel Water Bottle",
            category="Kitchen",
            description="Keeps tea hot for a morning.",
            attributes={"dishwasher safe": True, "care": "Rinse by hand"},
            variants=(
                variant("BT-500", "24.00", capacity="500 ml", color="space grey"),
                variant("BT-1000", "32.00", capacity="1 l", color="rose gold"),
            ),
        ),
        Product(
            id="laptop",
            title="Arbor 15-inch Laptop AR7-1550x",
            category="Computers",
            description="A quiet computer.",
            variants=(variant("LA-1", "899.00"),),
        ),
        Product(
            id="sleeve",
            title="Felt laptop sleeve",
            category="Computers/Accessories",
            description="A laptop stays warm in this laptop sleeve.",
            variants=(variant("SL-1", "29.00", colour="grey"),),
        ),
        Product(id="watch", title="Tide Smart Watch", variants=(variant("WA-1", "199.00", available=False),)),
        Product(id="headphones", title="Over-ear headphones", variants=(variant("HE-1", "79.00", colour="white"),)),
        Product(id="sunglasses", title="Dune sunglasses", variants=(variant("SU-1", "45.00", lens="non-polarized"),)),
    ]


@pytest.fixture(scope="session")
def index() -> LexicalIndex:
    return build(goods(), "perambulator, buggy, sneakers\nrucksack => bottle", main_language="en")
