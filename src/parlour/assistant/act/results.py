"""What came of the commands: outcomes to put into words, and acts for the caller to record."""

from hashlib import sha256
from typing import Literal

import msgspec

from parlour.assistant.act.rights import Proof
from parlour.assistant.memory import Flow, Shown
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
    "task",
]
State = Literal["asked", "recorded", "done"]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A change or task by its name; `asked` waits for a yes, `recorded` is to become a task for people.

    A `task` is of the shop's own making: `flow` names its flow, `slots` holds what that one asked for.
    """

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
    flow: str | None = None
    slots: dict[str, str] = {}

    @property
    def key(self) -> str:
        """The same for the same thing to do, so that nothing is recorded twice."""
        told = msgspec.json.encode(msgspec.structs.replace(self, state="recorded", reason=None), order="deterministic")
        return f"{self.name} {sha256(told).hexdigest()[:16]}"


class ProofNeeded(msgspec.Struct, frozen=True, tag="proof_needed"):
    """Who it is must be proven first, in one of these ways; `wrong` when a proof was given and did not hold.

    `given` is the half of a number and its e-mail that is there, where nothing but these two is accepted.
    """

    accepts: tuple[Accepts, ...]
    wrong: bool = False
    ended: bool = False
    partly: bool = False
    given: Literal["", "order", "email"] = ""


class Proven(msgspec.Struct, frozen=True, tag="proven"):
    """The proof holds; nothing was asked yet."""

    orders: tuple[Order, ...]


class OrderTold(msgspec.Struct, frozen=True, tag="order"):
    """The state of an order; `refund` when the money was asked about."""

    order: Order
    refund: bool = False


class WhichOrder(msgspec.Struct, frozen=True, tag="which_order"):
    """Several orders come into question, or none does (`unknown` is the number that is not among them)."""

    doing: str
    orders: tuple[Order, ...]
    unknown: str | None = None


class NotAllowed(msgspec.Struct, frozen=True, tag="not_allowed"):
    """The shop's rules do not let this be done with the order."""

    doing: str
    order: Order
    changed_before: bool = False


class Needs(msgspec.Struct, frozen=True, tag="needs"):
    """Something is missing to go on; of the shop's own questions `slot` is the name."""

    doing: str
    what: Literal["item", "new_item", "address", "payment", "phone", "contact", "slot"]
    order: Order | None = None
    line: Line | None = None
    wished: str = ""
    sold_out: bool = False
    unknown: bool = False
    choices: tuple[str, ...] = ()
    methods: tuple[PayingWith, ...] = ()
    slot: str = ""


class AskYes(msgspec.Struct, frozen=True, tag="ask_yes"):
    """All is known; it is repeated, with what is to be told before, and a clear yes is asked for."""

    doing: str
    act: Act
    order: Order | None = None
    lines: tuple[Line, ...] = ()
    method: PayingWith | None = None
    tells: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, tag="told"):
    """A promise or a text of the flow itself, told in the middle of it."""

    doing: str
    what: str


class Offered(msgspec.Struct, frozen=True, tag="offered"):
    """A person is offered."""


class Recorded(msgspec.Struct, frozen=True, tag="recorded"):
    """The change or task is recorded for people to do; `again` when it had been before."""

    act: Act
    order: Order | None = None
    again: bool = False


class Left(msgspec.Struct, frozen=True, tag="left"):
    """What was under way was left; nothing is done."""


class Called(msgspec.Struct, frozen=True, tag="called"):
    """A person is called."""

    reason: str
    people_online: bool


Outcome = (
    ProofNeeded
    | Proven
    | OrderTold
    | WhichOrder
    | NotAllowed
    | Needs
    | AskYes
    | Told
    | Offered
    | Recorded
    | Left
    | Called
)


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan made of the commands; `flow` is where the talk stands with an order, None when it is done."""

    outcomes: tuple[Outcome, ...] = ()
    acts: tuple[Act, ...] = ()
    proof: Proof = Proof()
    flow: Flow | None = None
    hand_over: bool = False
    first_name: str | None = None
