"""Routes of the account: being one of the demo's people, and what is theirs."""

import msgspec
from litestar import Controller, Response, get, post
from sqlalchemy import Connection

from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId
from parlour.people.doors import Call, require_own_origin, spoken_from
from parlour.people.given import Given
from parlour.settings import Settings
from parlour.shop.orders import Proven, find_customer, orders_of
from parlour.shop.records import Customer
from parlour.storefront.front import Front
from parlour.storefront.guest import CUSTOMER, ORDERS, cookie, sealed_customer
from parlour.storefront.pages.account import account_page, choose_page
from parlour.storefront.routes.answers import Answer, page, seen
from parlour.storefront.view import View

# Anybody may be these, and nobody else: each has orders in several states, and a language of their own.
DEMO_PEOPLE = ("ada", "lucia-ortega", "irina-sokolova")


class Identity(msgspec.Struct, frozen=True):
    """A fresh signature for the chat; empty when nobody is signed in."""

    identify: str


class AccountController(Controller):
    """The account."""

    path = "/account"

    @get("/")
    async def account(self, request: Call, view: Given[View], database: Given[Database]) -> Answer:
        customer, shop = view.guest.customer, view.shop.id
        if customer is None:
            people = await database.read(lambda connection: _people(connection, shop))
            return page(request, view, choose_page(view, people))
        orders = await database.read(lambda c: orders_of(c, shop, Proven(customer=customer.id)))
        return page(request, view, account_page(view, customer, orders))

    @post("/", status_code=303)
    async def sign_in(self, request: Call, view: Given[View], front: Given[Front], settings: Given[Settings]) -> Answer:
        """Be one of the demo's people; there is no password, and the page says so."""
        require_own_origin(*spoken_from(request), settings)
        wanted = str((await request.form()).get("customer", ""))
        if wanted not in DEMO_PEOPLE:
            raise NotThere("Only the three people of this page can be chosen.")
        sealed = sealed_customer(wanted, front.secret(view.shop))
        return seen("/account", cookie(CUSTOMER, sealed, is_secure=settings.is_secure))

    @post("/leave", status_code=303)
    async def leave(self, request: Call, settings: Given[Settings]) -> Answer:
        """Be nobody again, and forget which orders were shown."""
        require_own_origin(*spoken_from(request), settings)
        return seen("/account", *(cookie(name, "", is_secure=settings.is_secure) for name in (CUSTOMER, ORDERS)))

    @get("/identity")
    async def identity(self, view: Given[View]) -> Response[Identity]:
        """What the page tells the chat of who is signed in, signed anew."""
        return Response(Identity(view.identity), headers={"Cache-Control": "no-store"})


def _people(connection: Connection, shop: ShopId) -> list[tuple[Customer, int]]:
    found = [one for name in DEMO_PEOPLE if (one := find_customer(connection, shop, name))]
    return [(one, len(orders_of(connection, shop, Proven(customer=one.id)))) for one in found]
