"""Who calls: the address behind trusted proxies, and whether a page of another site is speaking."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from parlour.settings import UNKNOWN

Address = IPv4Address | IPv6Address


def address_of(peer: str | None, forwarded: Sequence[str], trusted: Sequence[str]) -> str:
    """The caller's address: the peer, or what a trusted proxy wrote into `X-Forwarded-For` (its header lines in order).

    Read from the right, the first address that is no trusted proxy; everything left of it anybody may have written.
    """
    if peer is None or not is_among(peer, trusted):
        return peer or UNKNOWN
    caller = peer
    for written in reversed(",".join(forwarded).split(",")):
        address = _address(written)
        if address is None:
            return caller
        caller = str(address)
        if not is_among(caller, trusted):
            return caller
    return caller


def is_among(address: str, networks: Sequence[str]) -> bool:
    """Whether an address is one of these, or in one of these networks such as 10.0.0.0/8."""
    return any(_is_in(address, network) for network in networks)


def limit_key(address: str) -> str:
    """Whose bucket it is: an IPv6 household has 2^64 addresses, so its /64 network counts as one."""
    known = _address(address)
    return str(IPv6Network((known, 64), strict=False)) if isinstance(known, IPv6Address) else address


def is_own_origin(origin: str, url: str, host: str) -> bool:
    """Whether an `Origin` is Parlour's own address: that of `url`, or while it is unset the Host it was called by."""
    if url:
        return _site(origin) is not None and _site(origin) == _site(url)
    scheme = origin.partition("://")[0]
    return _site(origin) is not None and _site(origin) == _site(f"{scheme}://{host}")


def is_listed_origin(origin: str, sites: Collection[str]) -> bool:
    """Whether an `Origin` is one of the sites that a shop has listed, such as https://shop.example."""
    return _site(origin) is not None and _site(origin) in {_site(site) for site in sites}


def _site(origin: str) -> str | None:
    try:
        parts = urlsplit(origin.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if port in (None, usual) else f":{port}")


def _address(written: str) -> Address | None:
    text = written.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:  # 192.0.2.1:4711, as some proxies write it
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=4096)
def _is_in(address: str, network: str) -> bool:
    known = _address(address)
    if known is None:
        return address == network
    try:
        return known in ip_network(network, strict=False)
    except ValueError:
        return False
