"""What a flow finds out: for each thing that it must know, where it is found, and what is asked where it is not."""

from collections.abc import Callable
from typing import Literal

import msgspec

from parlour.assistant.act.choose import by_sku, choose_lines, choose_order, choose_variant, named_lines
from parlour.assistant.act.results import Needs, Outcome, ProofNeeded, WhichOrder
from parlour.assistant.act.rights import opened, orders_open
from parlour.assistant.act.way import Standing, Way
from parlour.assistant.memory import Evidence, Flow
from parlour.assistant.orders import Line, Order, PayingWith
from parlour.assistant.understand.cues import our_cues
from parlour.shop.facts import Accepts
from parlour.shop.goods import Product, Variant

MOST_CHOICES = 5
Know = Callable[[Way, Standing], Way]


def know(what: str, way: Way, standing: Standing) -> Way:
    """The way with this known, or stopped at the question for it."""
    known = KNOWN.get(what)
    return known(way, standing) if known else _slot(what, way)


def _proof(way: Way, standing: Standing) -> Way:
    customer = opened(standing.proof, standing.rights)
    if customer is None or standing.right is False:
        return way.asking(unproven(standing), "proof")
    return way.knowing("proof", customer=customer)


def unproven(standing: Standing) -> ProofNeeded:
    """What is said while it is not proven who asks."""
    return ProofNeeded(
        standing.rights.facts.accepts,
        wrong=standing.right is False,
        ended=standing.proof.has_ended or standing.rights.paused,
        partly=standing.right is None and standing.evidence != Evidence(),
        given=_given(standing) if standing.right is None else "",
    )


def _given(standing: Standing) -> Literal["", "order", "email"]:
    """The half of a number and its e-mail that was given, where nothing but these two proves anything."""
    given = standing.evidence
    if tuple(standing.rights.facts.accepts) != (Accepts.ORDER_NUMBER_AND_EMAIL,):
        return ""
    return "order" if given.orders and not given.emails else "email" if given.emails and not given.orders else ""


def _order(way: Way, standing: Standing) -> Way:
    orders = orders_open(standing.proof, standing.rights, standing.book)
    flow, facts = _of_another_order(way, orders), standing.rights.facts
    order, others = choose_order(flow, orders, way.script.rule, facts)
    if order is None:
        asked = WhichOrder(flow.doing, others, flow.order)
        return msgspec.structs.replace(way, flow=flow).asking(asked, "order", order=None)
    return msgspec.structs.replace(way, flow=flow).noting(order=order.id).knowing("order", order=order)


def _of_another_order(way: Way, orders: tuple[Order, ...]) -> Flow:
    """The flow without its order where the shopper has said that another one, or one with something else, is meant."""
    flow = way.under_way
    at = next((one for one in orders if one.id == flow.order), None)
    if flow.asked != "confirm" or at is None or len(orders) == 1 or "item" in way.script.knows:
        return flow
    worded = {one.id for one in orders if named_lines(flow.words, one)} if flow.words else set()
    other = flow.another and "payment" not in way.script.knows
    if not other and (not worded or at.id in worded):
        return flow
    return msgspec.structs.replace(flow, order=None, refused=(*flow.refused, at.id), another=False)


def _item(way: Way, standing: Standing) -> Way:
    order = way.order
    assert order is not None
    way = _with_other_items(way, order)
    lines = choose_lines(way.under_way, order)
    if not lines:
        return way.asking(Needs(way.under_way.doing, "item", order), "item")
    return way.noting(items=tuple(line.sku for line in lines)).knowing("item", lines=lines)


def _with_other_items(way: Way, order: Order) -> Way:
    """Corrected at the last question: other things of the order are meant."""
    flow = way.under_way
    if flow.asked != "confirm" or not flow.items:
        return way
    named = tuple(line.sku for line in named_lines(flow.words, order)) if flow.words else ()
    left = tuple(line.sku for line in order.lines if line.sku not in (*flow.items, *flow.refused))
    if named and set(named) != set(flow.items):
        return way.noting(items=named, new_items=(), another=False)
    if not flow.another or not left:
        return way
    refused = (*flow.refused, *flow.items)
    return way.noting(items=left if len(left) == 1 else (), words="", refused=refused, new_items=(), another=False)


def _new_item(way: Way, standing: Standing) -> Way:
    """Each line's new variant: of the same product, and to be had now."""
    assert way.order is not None
    flow, new = way.under_way, []
    before = flow.new_items if len(flow.new_items) == len(way.lines) else (None,) * len(way.lines)
    for line, had in zip(way.lines, before, strict=True):
        product = standing.book.product(line.product)
        variant, others = _wanted(flow, line, product, had)
        if variant is None or not variant.available:
            needs = _needs_new(flow, way.order, line, variant, others or _there(line, product))
            return way.asking(needs, "new_item", new_items=())
        new.append(variant.sku)
    return way.noting(new_items=tuple(new)).knowing("new_item")


def _there(line: Line, product: Product | None) -> tuple[Variant, ...]:
    """What else there is of a thing, where nothing of it is as wanted."""
    return tuple(one for one in product.variants if one.available and one.sku != line.sku) if product else ()


def _wanted(
    flow: Flow, line: Line, product: Product | None, had: str | None
) -> tuple[Variant | None, tuple[Variant, ...]]:
    """The variant wanted instead of a line's; what was chosen before stands where nothing of it is corrected."""
    if product is None:
        return None, ()
    chosen = next((one for one in product.variants if one.sku == had), None)
    named = by_sku(flow.wanted, product) if flow.wanted else None
    if named and named.sku != line.sku:
        return named, ()
    base = msgspec.structs.replace(line, sku=chosen.sku, options=chosen.options) if chosen else line
    found, others = choose_variant(flow.wanted, base, product) if flow.wanted else (None, ())
    if chosen and not others and not flow.another:
        return chosen, ()
    return found, others


def _needs_new(flow: Flow, order: Order, line: Line, variant: Variant | None, others: tuple[Variant, ...]) -> Needs:
    there = tuple(one.sku for one in others if one.available)[:MOST_CHOICES]
    sold_out = variant is not None or (bool(others) and not there)
    return Needs(
        flow.doing, "new_item", order, line, wished=flow.wanted, sold_out=sold_out, choices=there,
        unknown=bool(flow.asked == "new_item" and flow.wanted and not others),
    )  # fmt: skip


def _address(way: Way, standing: Standing) -> Way:
    flow = way.under_way
    return way.knowing("address") if flow.address else way.asking(Needs(flow.doing, "address", way.order), "address")


def _payment(way: Way, standing: Standing) -> Way:
    """A means of payment of the account, if exactly one can be meant."""
    flow, methods = way.under_way, way.customer.payment if way.customer else ()
    open_ones = tuple(one for one in methods if one.id not in flow.refused)
    if flow.another and flow.asked == "confirm":
        open_ones = tuple(one for one in open_ones if one.id != flow.payment)
        meant = open_ones[0] if len(open_ones) == 1 else None
    else:
        meant = _method(flow.payment or "", open_ones)
    if meant is None:
        needs = Needs(flow.doing, "payment", way.order, methods=open_ones, unknown=bool(flow.payment and methods))
        return way.asking(needs, "payment", payment=None)
    return way.noting(payment=meant.id).knowing("payment", method=meant)


def _method(words: str, methods: tuple[PayingWith, ...]) -> PayingWith | None:
    """The means of the account that are meant, if exactly one can be."""
    if by_id := [method for method in methods if method.id == words]:
        return by_id[0]
    cues = our_cues().read(words)
    kinds = [kind for kind in ("gift_card", "paypal", "credit_card") if kind in cues]
    kinds = kinds[:1] if "gift_card" in kinds else kinds
    meant = [method for method in methods if method.kind in kinds or (method.last_four and method.last_four in words)]
    return meant[0] if len(meant) == 1 else None


def _phone(way: Way, standing: Standing) -> Way:
    flow = way.under_way
    return way.knowing("phone") if flow.phone else way.asking(_need("phone", flow), "phone")


def _contact(way: Way, standing: Standing) -> Way:
    flow = way.under_way
    return way.knowing("contact") if flow.contact else way.asking(_need("contact", flow), "contact")


def _need(what: str, flow: Flow) -> Outcome:
    return Needs(flow.doing, "phone" if what == "phone" else "contact")


def _reason(way: Way, standing: Standing) -> Way:
    flow = way.under_way
    if flow.reason:
        return way.knowing("reason")
    return way.asking(Needs(flow.doing, "slot", way.order, slot="reason"), "slot", awaits="reason")


def _slot(what: str, way: Way) -> Way:
    """Something that only this shop asks for."""
    flow = way.under_way
    if what in flow.slots:
        return way.knowing(what)
    needs = Needs(flow.doing, "slot", way.order, slot=what, unknown=flow.asked == "slot" and flow.awaits == what)
    return way.asking(needs, "slot", awaits=what)


KNOWN: dict[str, Know] = {
    "proof": _proof,
    "order": _order,
    "item": _item,
    "new_item": _new_item,
    "address": _address,
    "payment": _payment,
    "phone": _phone,
    "contact": _contact,
    "reason": _reason,
}
