"""What a real shop's server does for its chat: a short-lived signature that says who has signed in."""

from datetime import datetime

from joserfc import jwt
from joserfc.jwk import OctKey

from parlour.foundation.database import Tx
from parlour.foundation.signing import Randomness, new_secret
from parlour.shop.records import Customer
from parlour.shop.shops import IDENTIFY_SECRET, Shop, change_shop

LIVES_SECONDS = 600


def signed_identity(customer: Customer | None, shop: Shop, now: datetime) -> str:
    """The JWT for the chat; empty while nobody is signed in, or the shop has no secret."""
    secret = shop.settings.get(IDENTIFY_SECRET)
    if customer is None or not isinstance(secret, str) or not secret:
        return ""
    issued = int(now.timestamp())
    claims = {"sub": customer.id, "iat": issued, "exp": issued + LIVES_SECONDS, "name": full_name(customer)}
    if customer.email:
        claims["email"] = customer.email
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))


def ensure_secret(tx: Tx, shop: Shop, random: Randomness) -> None:
    """Give the shop a secret to sign customers in with, unless it has one."""
    if not shop.settings.get(IDENTIFY_SECRET):
        change_shop(tx, shop.id, settings={**shop.settings, IDENTIFY_SECRET: new_secret(random)})


def full_name(customer: Customer) -> str:
    """First and last name."""
    return f"{customer.first_name} {customer.last_name}".strip()
