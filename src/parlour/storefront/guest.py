"""Who is looking at the shop, as their cookies tell: language, light or dark, cart, and whom they signed in as."""

from collections.abc import Mapping, Sequence

import msgspec
from litestar.datastructures import Cookie

from parlour.shop.records import Customer
from parlour.storefront.cart import Cart, read_cart
from parlour.storefront.seal import seal, unseal

CART, LANG, THEME, COUNTRY = "shop_cart", "shop_lang", "shop_theme", "shop_country"
CUSTOMER, ORDERS = "shop_customer", "shop_orders"
LANGUAGES = ("en", "es", "it", "ru")
THEMES = ("light", "dark")
KEPT_SECONDS = 30 * 24 * 3600
ORDERS_KEPT = 10


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """One visitor of the shop's pages; `orders` are those that they have placed or proven in this browser."""

    lang: str = "en"
    theme: str = ""
    country: str = ""
    cart: Cart = Cart()
    customer: Customer | None = None
    orders: tuple[str, ...] = ()

    def known_as(self, customer: Customer | None, cart: Cart) -> "Guest":
        """The same guest, once it is known who they are and what of their cart there is."""
        home = customer.address.country if customer and customer.address else None
        return msgspec.structs.replace(self, customer=customer, cart=cart, country=self.country or home or "IT")


def read_guest(cookies: Mapping[str, str], accepted: str, secret: bytes) -> tuple[Guest, str]:
    """The guest of these cookies, and the id of the customer they signed in as (empty: nobody)."""
    lang = cookies.get(LANG, "")
    theme = cookies.get(THEME, "")
    orders = unseal(cookies.get(ORDERS, ""), ORDERS, secret)
    country = cookies.get(COUNTRY, "")
    guest = Guest(
        lang=lang if lang in LANGUAGES else first_language(accepted),
        theme=theme if theme in THEMES else "",
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else "",
        cart=read_cart(cookies.get(CART, "")),
        orders=tuple(part for part in orders.split("/") if part),
    )
    return guest, unseal(cookies.get(CUSTOMER, ""), CUSTOMER, secret)


def first_language(accepted: str) -> str:
    """The first language of an `Accept-Language` that the shop speaks."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def cookie(name: str, value: str, *, is_secure: bool) -> Cookie:
    """A cookie of the shop's own; an empty value takes it away."""
    age = KEPT_SECONDS if value else 0
    return Cookie(name, value=value, path="/", max_age=age, httponly=True, samesite="lax", secure=is_secure)


def sealed_orders(orders: Sequence[str], secret: bytes) -> str:
    """What stands in the cookie of the orders that may be shown."""
    return seal("/".join(dict.fromkeys(orders[-ORDERS_KEPT:])), ORDERS, secret)


def sealed_customer(customer: str, secret: bytes) -> str:
    """What stands in the cookie of whom somebody signed in as."""
    return seal(customer, CUSTOMER, secret)
