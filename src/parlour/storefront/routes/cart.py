"""Routes of the cart: looking into it, putting into it, taking out."""

from collections.abc import Mapping

import msgspec
from litestar import Controller, Response, get, post
from litestar.datastructures import Cookie

from parlour.people.doors import Call, require_own_origin, spoken_from
from parlour.people.given import Given
from parlour.settings import Settings
from parlour.storefront.cart import Cart
from parlour.storefront.guest import CART, cookie
from parlour.storefront.pages.cart import cart_body, cart_page
from parlour.storefront.pages.cart_sheet import within
from parlour.storefront.routes.answers import Answer, page, seen
from parlour.storefront.view import View

LONGEST_NUMBER = 3


class CartNow(msgspec.Struct, frozen=True):
    """The cart as it is now, for the page's script: both looks of it, and what to say of the change."""

    taken: bool
    said: str
    count: int
    cart: list[dict[str, object]]
    sheet: str
    body: str


class CartController(Controller):
    """The cart."""

    @get("/cart")
    async def look(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, cart_page(view))

    @post("/cart", status_code=200)
    async def change(self, request: Call, view: Given[View], settings: Given[Settings]) -> Answer | Response[CartNow]:
        """Put something in, change how many, or take it out; by stock number, or by product and options."""
        require_own_origin(*spoken_from(request), settings)
        form = {key: str(value) for key, value in (await request.form()).items()}
        sku = _sku_of(view, form)
        cart = _changed(view.guest.cart, sku, form) if sku else view.guest.cart
        kept = cookie(CART, cart.written(), is_secure=settings.is_secure)
        if "application/json" not in request.headers.get("accept", ""):
            return seen("/cart", kept)
        guest = msgspec.structs.replace(view.guest, cart=cart)
        return _told(msgspec.structs.replace(view, guest=guest, path="/cart"), view.guest.cart, kept)


def _sku_of(view: View, form: Mapping[str, str]) -> str:
    """Which variant is meant; empty when there is none such, or none left to put in."""
    if sku := form.get("sku", ""):
        found = view.goods.variants.get(sku)
        is_adding = form.get("do", "add") == "add"
        return sku if found and (found[1].available or not is_adding) else ""
    product = view.goods.products.get(form.get("product", ""))
    wanted = {key.removeprefix("option."): value for key, value in form.items() if key.startswith("option.")}
    variants = product.variants if product else ()
    return next((one.sku for one in variants if one.options == wanted and one.available), "")


def _changed(cart: Cart, sku: str, form: Mapping[str, str]) -> Cart:
    written = form.get("quantity", "1")
    quantity = int(written) if written.isdecimal() and len(written) <= LONGEST_NUMBER else 1
    match form.get("do", "add"):
        case "remove":
            return cart.with_exactly(sku, 0)
        case "set":
            return cart.with_exactly(sku, quantity)
        case _:
            return cart.with_more(sku, max(1, quantity))


def _told(view: View, before: Cart, kept: Cookie) -> Response[CartNow]:
    cart = view.guest.cart
    is_more, is_same = cart.count > before.count, cart == before
    said = view.say("cart.said.same" if is_same else "cart.said.in" if is_more else "cart.said.changed", n=cart.count)
    lines: list[dict[str, object]] = [{"sku": line.sku, "quantity": line.quantity} for line in cart.lines]
    now = CartNow(not is_same, said, cart.count, lines, within(view), cart_body(view))
    return Response(now, cookies=[kept], headers={"Cache-Control": "no-store"})
