"""What the assistant is given: the talk as the shopper sees it, and where the talk stands."""

from datetime import datetime
from typing import Literal

import msgspec

from parlour.assistant.language_model.hint import Hint
from parlour.assistant.memory import Memory, Shown

Who = Literal["shopper", "assistant", "agent", "shop"]
Seat = Literal["assistant", "queue", "agent", "closed"]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the talk, with the goods that were shown in it."""

    seq: int
    who: Who
    text: str
    products: tuple[Shown, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """What the shopper looks at in the shop."""

    product: str | None = None
    sku: str = ""
    url: str = ""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One turn of one talk; `seq` is the last entry seen, `lang` what page or browser told, `back_at` by the hours.

    `can_mail` is False where the shop sends no mail: then no address is asked for and no mail promised.
    `hint` is what a language model heard in the message, where the shop has one.
    """

    conversation: str
    seq: int
    said: tuple[Said, ...]
    now: datetime
    memory: Memory = Memory()
    lang: str | None = None
    page: Page | None = None
    seat: Seat = "assistant"
    people_online: bool = True
    back_at: datetime | None = None
    can_mail: bool = True
    hint: Hint | None = None

    @property
    def text(self) -> str:
        """What the shopper wrote since the house last spoke; messages that came meanwhile are one."""
        fresh: list[str] = []
        for one in reversed(self.said):
            if one.who != "shopper":
                break
            fresh.append(one.text)
        return "\n".join(reversed(fresh))

    @property
    def is_first(self) -> bool:
        """Whether nobody of the house has spoken yet."""
        return all(one.who == "shopper" for one in self.said)

    @property
    def seed(self) -> str:
        """What chooses among variants of a text."""
        return f"{self.conversation}:{self.seq}"
