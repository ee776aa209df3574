"""A language model beside one turn: our own thought and answer are there first, and stand when it is of no use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import structlog

from parlour.assistant.act.results import Results
from parlour.assistant.language_model import hearing, summary
from parlour.assistant.language_model.account import MOST_SECONDS, Account, Task
from parlour.assistant.language_model.client import Part
from parlour.assistant.language_model.hint import Hint
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.language_model.wording import LANGUAGES, reworded, sheet_of, worded
from parlour.assistant.reply import HandOver, Reply
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.foundation.ids import ShopId

log = structlog.get_logger()


@dataclass(frozen=True)
class Aside:
    """One turn with the shop's language model; all its questions together take no longer than until `until`."""

    models: LanguageModels
    shop: ShopId
    account: Account
    until: float

    async def hint(self, turn: Turn, thought: Thought) -> Hint | None:
        """What it hears in a message of which we are not sure; half of the time is kept for the wording."""
        if Task.UNDERSTAND not in self.account.tasks or not hearing.is_unsure(thought):
            return None
        now = self.models.seconds()
        half = now + (self.until - now) / 2 if Task.WORD in self.account.tasks else self.until
        said = await self._ask(Task.UNDERSTAND, hearing.question_of(turn), half)
        return hearing.read_hint(said) if said else None

    async def better(
        self, turn: Turn, thought: Thought, results: Results, reply: Reply, names: Mapping[str, Sequence[str]]
    ) -> Reply:
        """The reply in warmer words, or with a fuller summary for the people it goes to; else as it is."""
        if results.hand_over and Task.SUMMARISE in self.account.tasks:
            return await self._summarised(turn, reply)
        if Task.WORD not in self.account.tasks:
            return reply
        sheet = sheet_of(turn, thought, results, reply, names)
        said = await self._ask(Task.WORD, sheet.parts, self.until) if sheet else None
        if sheet is None or said is None:
            return reply
        made = worded(said, sheet)
        if made.objection is None:
            return reworded(reply, made.text)
        log.info("wording_refused", rule=made.objection.rule, words=made.objection.words)
        await self.models.refuse(self.shop, Task.WORD)
        return reply

    async def _summarised(self, turn: Turn, reply: Reply) -> Reply:
        said = await self._ask(
            Task.SUMMARISE, summary.question_of(turn, LANGUAGES.get(reply.lang, "English")), self.until
        )
        told = summary.read_summary(said, turn) if said else None
        if told is None:
            return reply
        wishes = tuple(
            msgspec.structs.replace(wish, summary=f"{wish.summary}\n{told}") if isinstance(wish, HandOver) else wish
            for wish in reply.wishes
        )
        return msgspec.structs.replace(reply, wishes=wishes)

    async def _ask(self, task: Task, parts: list[Part], until: float) -> str | None:
        return await self.models.ask(self.shop, self.account, task, parts, until=until)


async def aside_of(models: LanguageModels, shop: ShopId) -> Aside | None:
    """The language model beside this turn, None where the shop has none."""
    account = await models.account(shop)
    if account is None or not account.tasks:
        return None
    return Aside(models, shop, account, models.seconds() + min(account.seconds, MOST_SECONDS))
