"""Routes by which an agent reads a message in the language of their desk, where a language model translates."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from parlour.assistant.language_model.account import Account, Task
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.language_model.translating import question_of, read_translation
from parlour.assistant.serve.situation import heard
from parlour.conversation.callers import as_caller
from parlour.conversation.reading import last_entries
from parlour.desk.counter import Counter, standing
from parlour.foundation.errors import NeedsOwner, NotThere, TemporaryFailure, Unacceptable
from parlour.foundation.ids import ShopId
from parlour.people.given import Given

PATIENCE = 8.0  # seconds; an agent asked for it and sees that it is under way
LOOKED_BACK = 500


class TranslateIn(msgspec.Struct, frozen=True):
    """Which message, and into which language."""

    seq: int
    into: str


class Translated(msgspec.Struct, frozen=True):
    """The message in that language."""

    text: str


class CanTranslate(msgspec.Struct, frozen=True):
    """Whether the shop has a language model that translates."""

    is_on: bool


class TranslateRoutes(Controller):
    """Messages in another language."""

    path = "/v1/desk"
    tags = ("desk",)
    dependencies = standing

    @get("/translations", summary="Whether messages can be translated")
    async def can(self, counter: Given[Counter], models: Given[LanguageModels]) -> CanTranslate:
        return CanTranslate(await _translator(models, counter.shop) is not None)

    @post("/conversations/{conversation:uuid}/translate", summary="A message in another language", status_code=200)
    async def translate(
        self,
        conversation: FromPath[UUID],
        data: JSONBody[TranslateIn],
        counter: Given[Counter],
        models: Given[LanguageModels],
    ) -> Translated:
        account = await _translator(models, counter.shop)
        if account is None:
            raise NeedsOwner(
                "The shop has no language model that translates. The owner can set one up in the settings."
            )
        of = await counter.service.enter(as_caller(counter.agent), conversation)
        text = await counter.database.read(lambda connection: _text(connection, of, data.seq))
        asked = question_of(text, data.into)
        if asked is None:
            raise Unacceptable("This message cannot be translated.")
        until = models.seconds() + PATIENCE
        said = await models.ask(counter.shop, account, Task.TRANSLATE, asked[1], until=until)
        told = read_translation(said, asked[0]) if said is not None else None
        if told is None:
            raise TemporaryFailure("No translation came that could be trusted. Try again in a moment.")
        return Translated(told)


async def _translator(models: LanguageModels, shop: ShopId) -> Account | None:
    account = await models.account(shop)
    return account if account is not None and Task.TRANSLATE in account.tasks else None


def _text(connection: Connection, of: UUID, seq: int) -> str:
    """A message as it reads now."""
    found = next((one for one in heard(last_entries(connection, of, LOOKED_BACK)) if one.seq == seq), None)
    if found is None:
        raise NotThere("There is no such message, or it was taken back.")
    return found.text
