"""The words that a flow's file may use: a closed list, so that a typing error is found and nothing unsafe is said."""

import tomllib
from functools import cache
from importlib import resources

from parlour.conversation.labels import Request
from parlour.shop.facts import STATUSES

CHANGES = ("cancel_order", "change_address", "change_payment", "change_items", "return_items", "exchange_items")
LIGHT = ("callback", "notify_when_available", "opt_out", "handoff", "task")
WEIGHTY = ("erase_request",)
ACTS = (*CHANGES, *LIGHT, *WEIGHTY)
OF_ORDER = ("item", "new_item", "address", "payment")
SLOTS = ("proof", "order", *OF_ORDER, "phone", "contact", "reason")
NOTED = ("reason", "phone", "contact")
NEEDS: dict[str, tuple[str, ...]] = {
    "change_address": ("address",),
    "change_payment": ("payment",),
    "change_items": ("item", "new_item"),
    "return_items": ("item",),
    "exchange_items": ("item", "new_item"),
    "callback": ("phone|contact",),
    "notify_when_available": ("contact",),
}
RULES: dict[str, str] = {
    "cancel_order": "cancel",
    "change_address": "change address",
    "change_payment": "change payment method",
    "change_items": "change item options",
    "return_items": "return",
    "exchange_items": "exchange",
}
PROMISES = (
    "delivery_time", "delivery_cost", "returns", "exchanges", "warranty", "payment", "instalments", "refunds",
    "hours", "address", "phone", "email", "cancelling",
)  # fmt: skip
GUIDES = ("checkout", "payment_problem", "account", "review", "invoice", "friend", "broken", "how_to", "promise")
OF_GOODS = ("product", "accessories")
PERSONAL = ("order", "money_back")
TOLD = (*PROMISES, *GUIDES, *OF_GOODS, *PERSONAL)
OF_MESSAGE = (
    "order_named", "order_spoken_of", "order_delivered", "order_open", "flow_under_way", "proven",
    "proof_given", "asks", "asks_for_rules",
    "address_given", "contact_given", "phone_given", "product_named", "goods_spoken_of", "in_few_words", "mail_is_sent",
    "people_here", "unclear", "wants_a_thing",
)  # fmt: skip
ASIDE: dict[str, tuple[Request, ...]] = {
    "nothing": (),
    "questions": (
        Request.DELIVERY_TIME,
        Request.DELIVERY_COST,
        Request.PAYMENT_METHODS,
        Request.STORE_INFO,
        Request.REPAIR_OR_WARRANTY,
        Request.PRICE_OR_DISCOUNT,
        Request.PRODUCT_QUESTION,
        Request.AVAILABILITY,
        Request.FIND_PRODUCT,
        Request.COMPARE_PRODUCTS,
        Request.HOW_TO_USE,
        Request.OUT_OF_SCOPE,
    ),
}
ALWAYS_LEAVES = ("forget", "person")


@cache
def words() -> frozenset[str]:
    """The cues and concepts by their names, as the files in `cues/` give them."""
    folder = resources.files("parlour.assistant") / "cues"
    tables = [tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("phrases", "concepts")]
    return frozenset(name for table in tables for name in table)


@cache
def circumstances() -> frozenset[str]:
    """All that `when`, `words` and `unless` may name."""
    return words() | frozenset(OF_MESSAGE) | frozenset(STATUSES)
