"""Routes of the checkout and of orders."""

from litestar import Controller, get, post
from litestar.params import FromPath

from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.people.doors import Call, require_own_origin, spoken_from
from parlour.people.given import Given
from parlour.people.pace import Pace
from parlour.settings import Settings
from parlour.shop.facts import Accepts
from parlour.shop.orders import Claim, Proven, find_order, prove
from parlour.storefront.delivery import rows_of, ways_to
from parlour.storefront.front import Front
from parlour.storefront.guest import CART, ORDERS, cookie, sealed_orders
from parlour.storefront.ordering import Wanted, chosen_way, form_of, place_order, problems, read_form
from parlour.storefront.pages.checkout import checkout_page
from parlour.storefront.pages.order import find_page, order_page
from parlour.storefront.routes.answers import Answer, page, seen
from parlour.storefront.view import View

LONGEST = 200


class BuyController(Controller):
    """Buying, and what was bought."""

    @get("/checkout")
    async def checkout(self, request: Call, view: Given[View]) -> Answer:
        rows = rows_of(view)
        if not rows:
            return seen("/cart")
        form = form_of(view.guest.customer, view.guest.country)
        return page(request, view, checkout_page(view, form, rows, ways_to(view, form.country, rows), {}))

    @post("/checkout", status_code=200)
    async def order(
        self,
        *,
        request: Call,
        view: Given[View],
        front: Given[Front],
        database: Given[Database],
        settings: Given[Settings],
        pace: Given[Pace],
        address: Given[str],
    ) -> Answer:
        """Place the order, or say what is missing."""
        require_own_origin(*spoken_from(request), settings)
        typed = {key: str(value) for key, value in (await request.form()).items()}
        form, rows = read_form(typed), rows_of(view)
        if not rows:
            return seen("/cart")
        ways = ways_to(view, form.country, rows)
        wrong = {} if typed.get("do") == "again" else problems(form, ways)
        way = chosen_way(form, ways)
        is_gone = any(not row.variant.available for row in rows)
        if typed.get("do") == "again" or wrong or way is None or is_gone:
            return page(request, view, checkout_page(view, form, rows, ways, wrong), status=422 if wrong else 200)
        pace.visit(address, view.now)
        wanted = Wanted(form, rows, way, view.guest.customer)
        placed = await database.run(lambda tx: place_order(tx, view.shop.id, wanted, view.now))
        orders = sealed_orders((*view.guest.orders, placed.id), front.secret(view.shop))
        empty = cookie(CART, "", is_secure=settings.is_secure)
        opened = cookie(ORDERS, orders, is_secure=settings.is_secure)
        return seen(f"/order/{placed.id}?new", empty, opened)

    @get("/order")
    async def ask(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, find_page(view))

    @post("/order", status_code=200)
    async def find(
        self,
        *,
        request: Call,
        view: Given[View],
        front: Given[Front],
        database: Given[Database],
        settings: Given[Settings],
        pace: Given[Pace],
        address: Given[str],
    ) -> Answer:
        """Show the order whose number and e-mail were typed; wrong and unknown get the same words."""
        require_own_origin(*spoken_from(request), settings)
        pace.secret(address, view.now)
        typed = {key: str(value)[:LONGEST] for key, value in (await request.form()).items()}
        number = typed.get("number", "").strip()
        claim = Claim(order=number, email=typed.get("email", ""))
        shop = view.shop.id
        proven = await database.read(lambda c: prove(c, shop, [Accepts.ORDER_NUMBER_AND_EMAIL], claim))
        found = await database.read(lambda c: find_order(c, shop, number)) if proven else None
        if found is None:
            return page(request, view, find_page(view, number, is_wrong=True), status=422)
        orders = sealed_orders((*view.guest.orders, found.id), front.secret(view.shop))
        return seen(f"/order/{found.id}", cookie(ORDERS, orders, is_secure=settings.is_secure))

    @get("/order/{number:str}")
    async def show(self, request: Call, view: Given[View], database: Given[Database], number: FromPath[str]) -> Answer:
        """An order of the customer who is signed in, or one that was placed or proven in this browser."""
        found = await database.read(lambda c: find_order(c, view.shop.id, number))
        customer = view.guest.customer
        is_theirs = found and customer and Proven(customer=customer.id).opens(found)
        if found is None or not (is_theirs or found.id in view.guest.orders):
            raise NotThere("There is no such order, or it is somebody else's.")
        return page(request, view, order_page(view, found, is_new="new" in request.query_params))
