"""The order book over the database: what proofs and orders need, read where the caller's transaction is."""

from sqlalchemy import Connection

from parlour.assistant.orders import Customer, Line, Order, PayingWith
from parlour.conversation.tasks import tasks_for_order
from parlour.foundation.ids import ShopId
from parlour.shop import orders as book
from parlour.shop import records
from parlour.shop.catalogue import find_product
from parlour.shop.goods import Product


class ShopOrderBook:
    """`OrderBook` of one shop, for as long as the connection is open."""

    def __init__(self, connection: Connection, shop: ShopId) -> None:
        self._connection = connection
        self._shop = shop

    def by_email(self, email: str) -> Customer | None:
        return _customer(book.customer_with_email(self._connection, self._shop, email))

    def by_name_and_code(self, first: str, last: str, code: str) -> Customer | None:
        return _customer(book.customer_with_name(self._connection, self._shop, f"{first} {last}", code))

    def by_id(self, customer: str) -> Customer | None:
        """The customer that the shop's server named."""
        return _customer(book.find_customer(self._connection, self._shop, customer))

    def order(self, number: str) -> Order | None:
        found = book.find_order(self._connection, self._shop, number)
        return self._order(found) if found else None

    def orders_of(self, customer: Customer) -> tuple[Order, ...]:
        if customer.id:
            found = book.orders_of(self._connection, self._shop, book.Proven(customer=customer.id))
        else:
            found = book.guest_orders(self._connection, self._shop, customer.email or "")
        return tuple(self._order(one) for one in found)

    def product(self, product: str) -> Product | None:
        return find_product(self._connection, self._shop, product)

    def _order(self, one: records.Order) -> Order:
        lines = [
            Line(
                product=line.product or "",
                sku=line.sku,
                title=line.title,
                options=line.options,
                quantity=line.quantity,
                price=line.price,
            )
            for line in one.lines
        ]
        return Order(
            id=one.id,
            status=one.status.value,
            customer=one.customer,
            email=one.email,
            lines=tuple(lines),
            tracking=one.tracking,
            carrier=one.carrier,
            refunded=one.refunded,
            recorded=self._recorded(one.id),
        )

    def _recorded(self, order: str) -> tuple[str, ...]:
        return tuple(task.kind for task in tasks_for_order(self._connection, self._shop, order))


def _customer(one: records.Customer | None) -> Customer | None:
    if one is None:
        return None
    payment = tuple(PayingWith(way.id, way.kind or "", way.brand, way.last_four) for way in one.payment_methods)
    return Customer(id=one.id, email=one.email, first_name=one.first_name or None, payment=payment)
