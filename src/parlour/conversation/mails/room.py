"""What all mails of this room need, joined once by `app.py`."""

from dataclasses import dataclass
from uuid import UUID

from parlour.conversation.reading import AnyRow, find
from parlour.conversation.service import Service
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.foundation.mail import Postman
from parlour.foundation.signing import Randomness
from parlour.shop.shops import Shop, shop_of_id

UNSET_URL = "http://127.0.0.1:8000"  # while PARLOUR_URL is unset, mails can only be for this machine


@dataclass(frozen=True)
class MailRoom:
    """The log, the postman, and where links lead."""

    service: Service
    postman: Postman
    random: Randomness

    @property
    def database(self) -> Database:
        return self.service.database

    def talk_address(self, shop: Shop, secret: str) -> str:
        """The page where a link of a mail is opened; the secret stays in the browser until the page posts it."""
        return f"{self._url}/w/{shop.name}/chat#link={secret}"

    def desk_address(self, of: UUID) -> str:
        """A conversation at the desk."""
        return f"{self._url}/desk?conversation={of}"

    async def where(self, of: UUID) -> tuple[AnyRow, Shop]:
        """A conversation and its shop; raises `NotThere`."""
        row = await self.database.read(lambda connection: find(connection, of))
        if row is None:
            raise NotThere("There is no such conversation.")
        return row, await self.database.read(lambda connection: shop_of_id(connection, row.shop))

    @property
    def _url(self) -> str:
        return (self.service.settings.url or UNSET_URL).rstrip("/")


def language_of(row: AnyRow, shop: Shop) -> str:
    """The language of mails about a conversation: its own, else the shop's first."""
    return row.lang or (shop.languages[0] if shop.languages else "en")
