"""Changes to orders: what the shop's rules allow, what is still missing, the question before, the record after."""

from typing import Literal

import msgspec

from parlour.assistant.act.choose import MAY, by_sku, choose_lines, choose_variant
from parlour.assistant.act.results import Act, ActName, AskYes, Needs, NotAllowed, Outcome, Recorded, State
from parlour.assistant.memory import Flow
from parlour.assistant.orders import Customer, Line, Order, OrderBook, PayingWith
from parlour.assistant.understand.cues import our_cues
from parlour.shop.facts import Facts
from parlour.shop.goods import Product, Variant

Made = tuple[Outcome | None, Act | None, Flow | None]
NAMES: dict[str, ActName] = {
    "cancel_order": "cancel_order",
    "change_address": "change_address",
    "change_payment": "change_payment",
    "change_items": "change_items",
    "return_items": "return_items",
    "exchange_items": "exchange_items",
}
MOST_CHOICES = 5


def check(flow: Flow, order: Order, facts: Facts, book: OrderBook, customer: Customer | None) -> Made:
    """The next step of a change: refused, something missing, or asked for confirmation."""
    refused = _refused(flow, order, facts)
    if refused:
        return refused, None, None
    flow = msgspec.structs.replace(flow, order=order.id)
    if flow.doing == "change_payment":
        return _payment(flow, order, facts, customer)
    if flow.doing in ("cancel_order", "change_address"):
        known = flow.doing == "cancel_order" or flow.address
        return _ask(flow, order, facts) if known else _need("address", flow, order)
    lines = choose_lines(flow, order)
    if not lines:
        return _need("item", flow, order)
    flow = msgspec.structs.replace(flow, items=tuple(line.sku for line in lines))
    if flow.doing != "return_items":
        return _new_items(flow, order, facts, book, lines)
    return _ask(flow, order, facts, lines)


def confirmed(flow: Flow, order: Order, facts: Facts) -> Made:
    """The record of a confirmed change, if the rules (and the stock) still let it be."""
    refused = _refused(flow, order, facts)
    if refused:
        return refused, None, None
    act = _act(flow, order, "recorded")
    return Recorded(act, order), act, None


def _refused(flow: Flow, order: Order, facts: Facts) -> NotAllowed | None:
    """Why the rules are against it; changes of items that were recorded here count too."""
    if "cancel_order" in order.recorded:
        return NotAllowed(flow.doing, order, changed_before=True)
    rules = facts.orders.get(order.status)
    if MAY[flow.doing] not in facts.may(order.status):
        return NotAllowed(flow.doing, order)
    changes = order.recorded.count("change_items")
    if rules and rules.item_changes is not None and changes >= rules.item_changes:
        return NotAllowed(flow.doing, order, changed_before=True)
    if flow.doing in ("return_items", "exchange_items") and {"return_items", "exchange_items"} & set(order.recorded):
        return NotAllowed(flow.doing, order, changed_before=True)
    return None


def _payment(flow: Flow, order: Order, facts: Facts, customer: Customer | None) -> Made:
    methods = customer.payment if customer else ()
    meant = _method(flow.payment or "", methods)
    if meant is None:
        needs = Needs("change_payment", "payment", order, methods=methods, unknown=bool(flow.payment and methods))
        return needs, None, msgspec.structs.replace(flow, asked="payment", payment=None)
    flow = msgspec.structs.replace(flow, payment=meant.id)
    made, act, flow_now = _ask(flow, order, facts)
    return (msgspec.structs.replace(made, method=meant) if isinstance(made, AskYes) else made), act, flow_now


def _method(words: str, methods: tuple[PayingWith, ...]) -> PayingWith | None:
    """The means of the account that are meant, if exactly one can be."""
    if by_id := [method for method in methods if method.id == words]:
        return by_id[0]
    cues = our_cues().read(words)
    kinds = [kind for kind in ("gift_card", "paypal", "credit_card") if kind in cues]
    kinds = kinds[:1] if "gift_card" in kinds else kinds
    meant = [method for method in methods if method.kind in kinds or (method.last_four and method.last_four in words)]
    return meant[0] if len(meant) == 1 else None


def _new_items(flow: Flow, order: Order, facts: Facts, book: OrderBook, lines: tuple[Line, ...]) -> Made:
    """Each line's new variant: of the same product, and to be had now."""
    new: list[str] = []
    for line in lines:
        product = book.product(line.product)
        variant, others = _wanted(flow.wanted, line, product)
        if variant is None or not variant.available:
            needs = _needs_new(flow, order, line, variant, others)
            return needs, None, msgspec.structs.replace(flow, asked="new_item")
        new.append(variant.sku)
    return _ask(msgspec.structs.replace(flow, new_items=tuple(new)), order, facts, lines)


def _wanted(words: str, line: Line, product: Product | None) -> tuple[Variant | None, tuple[Variant, ...]]:
    if product is None or not words:
        return None, ()
    named = by_sku(words, product)
    return (named, ()) if named and named.sku != line.sku else choose_variant(words, line, product)


def _needs_new(flow: Flow, order: Order, line: Line, variant: Variant | None, others: tuple[Variant, ...]) -> Needs:
    there = tuple(one.sku for one in others if one.available)[:MOST_CHOICES]
    sold_out = variant is not None or (bool(others) and not there)
    return Needs(
        flow.doing, "new_item", order, line, wished=flow.wanted, sold_out=sold_out, choices=there,
        unknown=bool(flow.asked == "new_item" and flow.wanted and not others),
    )  # fmt: skip


def _need(what: Literal["address", "item"], flow: Flow, order: Order) -> Made:
    return Needs(flow.doing, what, order), None, msgspec.structs.replace(flow, asked=what)


def _ask(flow: Flow, order: Order, facts: Facts, lines: tuple[Line, ...] = ()) -> Made:
    """The question before a change; where the shop wants none, the change itself."""
    if not facts.confirm:
        act = _act(flow, order, "recorded")
        return Recorded(act, order), act, None
    act = _act(flow, order, "asked")
    return AskYes(act, order, lines), act, msgspec.structs.replace(flow, asked="confirm")


def _act(flow: Flow, order: Order, state: State) -> Act:
    return Act(
        name=NAMES[flow.doing],
        state=state,
        order=order.id,
        items=flow.items or (tuple(line.sku for line in order.lines) if flow.every_item else ()),
        new_items=flow.new_items,
        address=flow.address,
        payment=flow.payment,
        reason=flow.reason,
    )
