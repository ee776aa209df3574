"""The shops' language models as the rest of the house asks them: an answer in time, or None; never an error."""

import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

import structlog

from parlour.assistant.language_model.account import Account, Task, account_in
from parlour.assistant.language_model.body import Said
from parlour.assistant.language_model.breaker import Breaker
from parlour.assistant.language_model.client import Client, Part
from parlour.assistant.language_model.meter import Use, count, spent
from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import ParlourError, Unavailable
from parlour.foundation.ids import ShopId
from parlour.foundation.secrets import Vault
from parlour.shop.known import KnownShops

AT_ONCE = 8  # calls a shop; with more under way the next goes without, rather than waiting
A_TOKEN = 3  # characters, where a server does not count for us: rather too many tokens than too few
MOST_TOKENS = 400
log = structlog.get_logger()


class LanguageModels:
    """Asks the shops' language models, counts it, and leaves alone what is in trouble."""

    def __init__(
        self,
        database: Database,
        shops: KnownShops,
        vault: Vault,
        clock: Clock,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database, self._shops, self._vault, self._clock = database, shops, vault, clock
        self.seconds = seconds
        self._client: Client | None = None
        self._breakers: dict[tuple[ShopId, str, str], Breaker] = defaultdict(Breaker)
        self._under_way: dict[ShopId, int] = defaultdict(int)
        self._owed: dict[ShopId, Decimal] = defaultdict(Decimal)

    async def start(self) -> None:
        """Nothing is opened before a shop wants it."""

    async def stop(self) -> None:
        if self._client is not None:
            await self._client.close()

    async def account(self, shop: ShopId) -> Account | None:
        """The shop's language model, None where it wants none."""
        known = await self._shops.shop(shop)
        return account_in(known.settings, self._vault) if known is not None else None

    async def ask(
        self,
        shop: ShopId,
        account: Account,
        task: Task,
        parts: list[Part],
        *,
        until: float,
        most_tokens: int = MOST_TOKENS,
    ) -> str | None:
        """What it says before `until` (in `seconds`), None when it is not asked, too late or odd; it is counted."""
        breaker = self._breakers[shop, account.address, account.model]
        dearest = account.cost(_tokens(*(part.content for part in parts)), MOST_TOKENS)
        left = until - self.seconds()
        if left <= 0.05 or self._under_way[shop] >= AT_ONCE or not await self._can_pay(shop, account, dearest):
            return None
        if not breaker.lets_through(self.seconds()):
            return None
        self._under_way[shop] += 1
        self._owed[shop] += dearest
        try:
            said = await self._asked(account, parts, left)
        finally:
            self._under_way[shop] -= 1
            self._owed[shop] -= dearest
        breaker.note(worked=said is not None, now=self.seconds())
        await self._count(shop, account, task, parts, said)
        return said.text if said is not None else None

    async def try_out(self, account: Account, parts: list[Part], *, seconds: float) -> Said:
        """The test button: what it says, raising what is wrong; neither counted nor held back."""
        return await self._opened().ask(account, parts, seconds=seconds, most_tokens=MOST_TOKENS)

    async def refuse(self, shop: ShopId, task: Task) -> None:
        """Count that what it said was not let out."""
        await self._note(shop, Use(task=task, refused=1))

    async def _asked(self, account: Account, parts: list[Part], left: float) -> Said | None:
        try:
            return await self._opened().ask(account, parts, seconds=left, most_tokens=MOST_TOKENS)
        except ParlourError as error:
            log.info("language_model_in_trouble", model=account.model, why=error.detail)
            return None
        except Exception as error:
            log.error("language_model_broke", model=account.model, exc_info=error)
            return None

    def _opened(self) -> Client:
        if self._client is None:
            self._client = Client()
        return self._client

    async def _can_pay(self, shop: ShopId, account: Account, dearest: Decimal) -> bool:
        if account.monthly_limit is None or dearest == 0:
            return True
        now = self._clock()
        already = await self._database.read(lambda c: spent(c, shop, now))
        return already + self._owed[shop] + dearest <= account.monthly_limit

    async def _count(self, shop: ShopId, account: Account, task: Task, parts: list[Part], said: Said | None) -> None:
        """What came to nothing is billed as well, as far as we know: what was asked, and nothing said."""
        asked, answer = _tokens(*(part.content for part in parts)), _tokens(said.text if said else "")
        tokens_in = said.tokens_in if said and said.tokens_in is not None else asked
        tokens_out = said.tokens_out if said and said.tokens_out is not None else answer
        tokens_in, tokens_out = max(tokens_in, 0), max(tokens_out, 0)
        cost = account.cost(tokens_in, tokens_out)
        failed = int(said is None)
        await self._note(
            shop, Use(task=task, calls=1, failed=failed, tokens_in=tokens_in, tokens_out=tokens_out, cost=cost)
        )

    async def _note(self, shop: ShopId, use: Use) -> None:
        now = self._clock()
        try:
            await self._database.run(lambda tx: count(tx, shop, now, use))
        except Unavailable:
            log.warning("language_model_not_counted", task=use.task)


def _tokens(*texts: str) -> int:
    return sum(len(text) for text in texts) // A_TOKEN + 1 if any(texts) else 0
