"""What routes and sockets share: the log and its verbs, with everything they need joined once."""

from uuid import UUID

from parlour.conversation.attendance import Attendance
from parlour.conversation.callers import Caller
from parlour.conversation.doorman import Doorman
from parlour.conversation.entries import Author, Who
from parlour.conversation.limits import Limits
from parlour.conversation.live.hub import Hub
from parlour.conversation.live.reader import Reader, may_follow
from parlour.conversation.log import Log
from parlour.conversation.positions import Positions, read_up_to
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId
from parlour.people.ports import Shops
from parlour.settings import Settings


class Service:
    """The room's verbs for one process."""

    def __init__(
        self,
        *,
        database: Database,
        log: Log,
        hub: Hub,
        doorman: Doorman,
        clock: Clock,
        limits: Limits,
        shops: Shops,
        settings: Settings,
        attendance: Attendance,
    ) -> None:
        self.database = database
        self.log = log
        self.hub = hub
        self.doorman = doorman
        self.epoch = ""  # known once the database is open
        self.clock = clock
        self.limits = limits
        self.shops = shops
        self.settings = settings
        self.attendance = attendance

    def now_ms(self) -> int:
        """Now, as the log stores it."""
        return to_ms(self.clock())

    async def require_shop(self, caller: Caller, name: str) -> None:
        """Raise `NotThere` when the caller's visit is in another shop than the one named."""
        shop = await self.shops.named(name)
        if shop is None or shop.id != caller.shop:
            raise NotThere("There is no such shop for this visit.")

    async def enter(self, caller: Caller, of: UUID) -> ConversationId:
        """The conversation, if it is there and theirs; raises `NotThere` with the same words for both."""
        if not await may_follow(self.database, caller, of):
            raise NotThere("There is no such conversation.")
        return ConversationId(of)

    async def read_up_to(self, caller: Caller, of: ConversationId, seq: int) -> None:
        """Note it, and show it to the other side; who only looks on has not read it for the shop."""
        if not caller.can_write:
            return
        both = await self.database.run(lambda tx: read_up_to(tx, caller, of, seq))
        self.show_read(of, both)
        if caller.agent is not None:
            self.hub.tell_topic_of_shop(caller.shop, [of])

    def show_read(self, of: ConversationId, both: Positions) -> None:
        """How far each side has read, to everybody who follows."""
        self.hub.say(of, {"positions": {"conversation": str(of), **both}})

    def typing(self, caller: Caller, of: ConversationId, *, but: Reader | None = None) -> None:
        """Let the others see that somebody types."""
        if caller.can_write:
            self.show_typing(of, caller.author, but=but)

    def show_typing(self, of: ConversationId, author: Author, *, but: Reader | None = None) -> None:
        """Somebody types, whoever it is; agents are told which of them."""
        frame = {"conversation": str(of), "who": author.who.value, "name": author.name}
        to_shop = {"typing": {**frame, "agent": str(UUID(author.id))}} if author.who is Who.AGENT else None
        self.hub.say(of, {"typing": frame}, to_shop=to_shop, but=but)

    def look(self, reader: Reader, of: UUID | None) -> None:
        """An agent opened a conversation: the others who follow it see who looks."""
        self.hub.lookers.look(reader, of)

    async def set_away(self, caller: Caller, away: bool) -> None:
        """An agent takes conversations, or does not for now."""
        if caller.agent is not None:
            await self.attendance.set_away(caller.shop, caller.agent, away)

    async def came(self, reader: Reader) -> None:
        """A socket opened."""
        if reader.caller.agent is not None:
            await self.attendance.came(reader.caller.agent, reader.caller.shop)

    async def left(self, reader: Reader) -> None:
        """A socket closed."""
        if reader.caller.agent is not None:
            self.look(reader, None)
            await self.attendance.went(reader.caller.agent)
