"""What an order came to: as the shop wrote it, delivery and all, else what its lines come to."""

from collections.abc import Mapping

from parlour.foundation.money import Money
from parlour.shop.records import Order


def total_of(order: Order) -> Money | None:
    """The sum of an order; None where its lines are in several currencies, or it has none."""
    return written_sum(order.attributes.get("total")) or _sum_of_lines(order)


def written_sum(value: object) -> Money | None:
    """A sum among the attributes, {amount, currency}, as a shop may write one."""
    if not isinstance(value, Mapping):
        return None
    try:
        return Money.of(str(value.get("amount")), str(value.get("currency")))
    except ValueError:
        return None


def _sum_of_lines(order: Order) -> Money | None:
    sums = [line.price.times(line.quantity) for line in order.lines]
    if not sums or len({money.currency for money in sums}) > 1:
        return None
    return Money(sum((money.amount for money in sums), start=sums[0].amount * 0), sums[0].currency)
