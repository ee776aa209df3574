"""What came of the commands: outcomes to put into words, and acts for the caller to record."""

from typing import Literal

import msgspec

from parlour.assistant.act.rights import Proof
from parlour.assistant.memory import Doing, Flow, Shown
from parlour.assistant.orders import Line, Order, PayingWith
from parlour.shop.facts import Accepts

ActName = Literal[
    "cancel_order",
    "change_address",
    "change_payment",
    "change_items",
    "return_items",
    "exchange_items",
    "callback",
    "notify_when_available",
    "handoff",
    "opt_out",
    "erase_request",
]
State = Literal["asked", "recorded", "done"]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A change or task by its name; `asked` waits for a yes, `recorded` is to become a task for people."""

    name: ActName
    state: State
    order: str | None = None
    items: tuple[str, ...] = ()
    new_items: tuple[str, ...] = ()
    address: str | None = None
    payment: str | None = None
    reason: str | None = None
    contact: str | None = None
    shown: Shown | None = None


class ProofNeeded(msgspec.Struct, frozen=True, tag="proof_needed"):
    """Who it is must be proven first, in one of these ways; `wrong` when a proof was given and did not hold."""

    accepts: tuple[Accepts, ...]
    wrong: bool = False
    ended: bool = False
    partly: bool = False


class Proven(msgspec.Struct, frozen=True, tag="proven"):
    """The proof holds; nothing was asked yet."""

    orders: tuple[Order, ...]


class OrderTold(msgspec.Struct, frozen=True, tag="order"):
    """The state of an order; `refund` when the money was asked about."""

    order: Order
    refund: bool = False


class WhichOrder(msgspec.Struct, frozen=True, tag="which_order"):
    """Several orders come into question, or none does (`unknown` is the number that is not among them)."""

    doing: Doing
    orders: tuple[Order, ...]
    unknown: str | None = None


class NotAllowed(msgspec.Struct, frozen=True, tag="not_allowed"):
    """The shop's rules do not let this be done with the order."""

    doing: Doing
    order: Order
    changed_before: bool = False


class Needs(msgspec.Struct, frozen=True, tag="needs"):
    """Something is missing to go on."""

    doing: Doing
    what: Literal["item", "new_item", "address", "payment"]
    order: Order
    line: Line | None = None
    wished: str = ""
    sold_out: bool = False
    unknown: bool = False
    choices: tuple[str, ...] = ()
    methods: tuple[PayingWith, ...] = ()


class AskYes(msgspec.Struct, frozen=True, tag="ask_yes"):
    """All is known; the change is repeated and a clear yes is asked for."""

    act: Act
    order: Order
    lines: tuple[Line, ...] = ()
    method: PayingWith | None = None


class Recorded(msgspec.Struct, frozen=True, tag="recorded"):
    """The change or task is recorded for people to do."""

    act: Act
    order: Order | None = None


class Left(msgspec.Struct, frozen=True, tag="left"):
    """What was under way was left; nothing is done."""


class Called(msgspec.Struct, frozen=True, tag="called"):
    """A person is called."""

    reason: str
    people_online: bool


Outcome = ProofNeeded | Proven | OrderTold | WhichOrder | NotAllowed | Needs | AskYes | Recorded | Left | Called


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan made of the commands; `flow` is where the talk stands with an order, None when it is done."""

    outcomes: tuple[Outcome, ...] = ()
    acts: tuple[Act, ...] = ()
    proof: Proof = Proof()
    flow: Flow | None = None
    hand_over: bool = False
    first_name: str | None = None
