"""Routes of outgoing mail: reading and saving the account, and the button that tries it."""

import msgspec
from litestar import Controller, get, post, put
from litestar.params import JSONBody
from sqlalchemy import Connection

from parlour.desk.counter import Counter, standing
from parlour.desk.mail_settings import KEY, Stored, account_in, stored_in
from parlour.desk.routes.settings import locked
from parlour.desk.speech import WORDS
from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, NeedsOwner, Unacceptable
from parlour.foundation.ids import new_id
from parlour.foundation.mail import Account, Letter, Paragraph, Postman, Security
from parlour.foundation.mail.letter import build
from parlour.foundation.mail.send import send
from parlour.foundation.secrets import Vault
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.people.text import clean_email, without_controls
from parlour.shop.shops import Shop, change_shop, shop_of_id


class MailIn(msgspec.Struct, frozen=True, kw_only=True, rename={"sender": "from", "sender_name": "from_name"}):
    """The account; a password left out stays, an empty host removes it all."""

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str | None = None
    sender: str = ""
    sender_name: str = ""


class MailOut(msgspec.Struct, frozen=True, kw_only=True, rename={"sender": "from", "sender_name": "from_name"}):
    """`MailSettings` of docs/desk-protocol.md: never the password."""

    is_set: bool
    from_environment: bool
    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    has_password: bool = False
    sender: str = ""
    sender_name: str = ""


class TryIn(msgspec.Struct, frozen=True):
    """Where the trial goes; left away, to the agent's own address."""

    to: str | None = None


class Taken(msgspec.Struct, frozen=True):
    """The server took it."""

    to: str
    detail: str


class MailRoutes(Controller):
    """Outgoing mail."""

    path = "/v1/desk/settings/mail"
    tags = ("settings",)
    dependencies = standing

    @get("/", summary="The account of outgoing mail")
    async def read(self, counter: Given[Counter], postman: Given[Postman]) -> MailOut:
        at = _owning(counter)
        return await at.database.read(lambda connection: _shown(connection, at, postman))

    @put("/", summary="Change the account of outgoing mail")
    async def change(
        self, data: JSONBody[MailIn], counter: Given[Counter], postman: Given[Postman], vault: Given[Vault]
    ) -> MailOut:
        at = _owning(counter)
        if postman.everybodys is not None:
            raise Conflict("Mail is set by PARLOUR_SMTP for the whole installation; change it there.")
        await at.database.run(lambda tx: _save(tx, locked(tx, at.shop), data, vault))
        return await at.database.read(lambda connection: _shown(connection, at, postman))

    @post("/test", summary="Send a trial mail", status_code=200)
    async def test(
        self, data: JSONBody[TryIn], counter: Given[Counter], postman: Given[Postman], vault: Given[Vault]
    ) -> Taken:
        at = _owning(counter)
        to = clean_email(data.to or at.agent.email)
        shop = await at.database.read(lambda connection: shop_of_id(connection, at.shop))
        account = postman.everybodys or account_in(shop, vault)
        if account is None:
            raise NeedsOwner("Outgoing mail is not set up yet. Enter the server and save first.")
        await send(account, build(_trial(shop, to), _named(account, shop), at.service.clock()))
        return Taken(to, f"{account.host} took the mail for {to}.")


def _owning(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_SHOP)
    return at


def _shown(connection: Connection, at: Counter, postman: Postman) -> MailOut:
    if postman.everybodys is not None:
        return _out(postman.everybodys, has_password=bool(postman.everybodys.password), from_environment=True)
    stored = stored_in(shop_of_id(connection, at.shop).settings)
    if stored is None:
        return MailOut(is_set=False, from_environment=False)
    return _out(stored, has_password=bool(stored.sealed), from_environment=False)


def _out(account: Account | Stored, *, has_password: bool, from_environment: bool) -> MailOut:
    return MailOut(
        is_set=True,
        from_environment=from_environment,
        host=account.host,
        port=account.port,
        security=account.security,
        user=account.user,
        has_password=has_password,
        sender=account.sender,
        sender_name=account.sender_name,
    )


def _save(tx: Tx, shop: Shop, data: MailIn, vault: Vault) -> None:
    settings = {key: value for key, value in shop.settings.items() if key != KEY}
    if data.host.strip():
        settings[KEY] = msgspec.to_builtins(_stored(shop, data, vault))
    change_shop(tx, shop.id, settings=settings)


def _stored(shop: Shop, data: MailIn, vault: Vault) -> Stored:
    if not 0 < data.port < 65536 or len(data.host) > 253 or any(ch.isspace() for ch in data.host.strip()):
        raise Unacceptable("Write the server as mail.example and a port from 1 to 65535.")
    before = stored_in(shop.settings)
    if data.password is None:
        # a kept password goes only where it went before: another host would be handed it
        is_same = before is not None and (before.host, before.user) == (data.host.strip(), data.user)
        sealed = before.sealed if before is not None and is_same else ""
    else:
        sealed = vault.seal(data.password) if data.password else ""
    return Stored(
        host=data.host.strip(),
        port=data.port,
        security=data.security,
        user=data.user,
        sealed=sealed,
        sender=clean_email(data.sender),
        sender_name=without_controls(data.sender_name)[:100],
    )


def _trial(shop: Shop, to: str) -> Letter:
    lang = shop.languages[0] if shop.languages else "en"
    said = {key: WORDS.say(f"mail.test.{key}", lang, {"shop": shop.shown_name}) for key in ("subject", "text")}
    blocks = (Paragraph(said["text"]),)
    return Letter(to=to, subject=said["subject"], blocks=blocks, key=f"trial.{new_id().hex}", lang=lang)


def _named(account: Account, shop: Shop) -> Account:
    return account if account.sender_name else msgspec.structs.replace(account, sender_name=shop.shown_name)
