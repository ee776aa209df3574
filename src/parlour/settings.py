"""Typed settings, read once from the environment and `parlour.toml`; nobody else reads the environment."""

import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

import msgspec

UNKNOWN = "unknown"  # callers by a Unix socket have no address


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How fast a visitor and an address may go; addresses in `unlimited` are free of it."""

    visitor_burst: int = 20
    visitor_per_second: float = 5
    address_visits_per_minute: int = 60
    address_conversations_per_minute: int = 60
    address_messages_per_second: int = 100
    address_logins_per_minute: int = 10
    account_logins_per_minute: int = 10
    upload_bytes: int = 10_000_000


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One installation. `database` is `sqlite:///FILE` or `postgresql://...`; `url` is the address people use."""

    data: Path = Path("parlour-data")
    database: str = ""
    url: str = ""
    smtp: str = ""
    trusted_proxies: tuple[str, ...] = ()
    unlimited: tuple[str, ...] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    work: bool = True  # whether this process does jobs and thinks; others on the same database may do it instead
    limits: Limits = Limits()

    @property
    def database_address(self) -> str:
        """Where the database is: as set, else one SQLite file in the data folder."""
        return self.database or f"sqlite:///{self.data / 'parlour.db'}"

    @property
    def is_secure(self) -> bool:
        """Whether people reach us by https, so that cookies may be marked secure."""
        return self.url.startswith("https://")


class BadSettings(Exception):
    """A setting that cannot be used; the message names it and says what to write."""


def read_settings(environment: Mapping[str, str], **given: object) -> Settings:
    """Settings from `PARLOUR_*` variables over `parlour.toml` of the data folder; `given` wins over both."""
    said: dict[str, object] = {
        key.removeprefix("PARLOUR_").lower(): value for key, value in environment.items() if key.startswith("PARLOUR_")
    }
    said |= {key: value for key, value in given.items() if value is not None}
    folder = Path(str(said.get("data") or Settings.__struct_defaults__[0]))
    merged = _from_file(folder / "parlour.toml") | {key: value for key, value in said.items() if value != ""}
    known = {field.name for field in msgspec.structs.fields(Settings)}
    for name in ("trusted_proxies", "unlimited"):
        if isinstance(merged.get(name), str):
            merged[name] = [part for part in str(merged[name]).replace(",", " ").split() if part]
    try:
        settings = msgspec.convert(
            {k: v for k, v in merged.items() if k in known} | {"data": folder}, Settings, strict=False, dec_hook=_path
        )
    except msgspec.ValidationError as error:
        raise BadSettings(f"A setting cannot be used: {error}. See docs/operations/settings.md.") from None
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    """Raise `BadSettings` for what has the right type and still means nothing."""
    if settings.url and not settings.url.startswith(("http://", "https://")):
        raise BadSettings(f"PARLOUR_URL {settings.url!r} is no address. Write it as https://{settings.url}")
    for name, networks in (("TRUSTED_PROXIES", settings.trusted_proxies), ("UNLIMITED", settings.unlimited)):
        for one in networks:
            if not _is_network(one):
                raise BadSettings(
                    f"PARLOUR_{name}: {one!r} is no address or network. Write it as 10.0.0.5 or 10.0.0.0/8"
                )


def _is_network(written: str) -> bool:
    try:
        return bool(ip_network(written, strict=False))
    except ValueError:
        return written == UNKNOWN


def _from_file(file: Path) -> dict[str, object]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file} cannot be read: {error}. Mend the line or move the file away.") from None


def _path(kind: type, value: object) -> object:
    if kind is Path:
        return Path(str(value))
    raise NotImplementedError(kind)  # msgspec's way to say that a hook does not know the type
