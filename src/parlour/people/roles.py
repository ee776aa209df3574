"""What each role of the desk may do: one pure table, and who may manage whom."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What an agent is in their shop, highest first."""

    OWNER = "owner"
    ADMIN = "admin"
    AGENT = "agent"
    VIEWER = "viewer"


class Right(StrEnum):
    """One thing that a role allows at the desk."""

    READ = "read"
    REPLY = "reply"
    BLOCK = "block"
    EDIT_ANSWERS = "edit_answers"
    EDIT_SHOP = "edit_shop"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_OWNERS = "manage_owners"


_VIEWER = frozenset({Right.READ})
_AGENT = _VIEWER | {Right.REPLY, Right.BLOCK}
_ADMIN = _AGENT | {Right.EDIT_ANSWERS, Right.EDIT_SHOP, Right.MANAGE_PEOPLE}
_OWNER = _ADMIN | {Right.MANAGE_OWNERS}

RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {Role.OWNER: _OWNER, Role.ADMIN: _ADMIN, Role.AGENT: _AGENT, Role.VIEWER: _VIEWER}
)


def rights_of(role: Role) -> frozenset[Right]:
    """Everything this role allows; every pair is listed in tests/people/test_roles.py."""
    return RIGHTS[role]


def has_right(role: Role, right: Right) -> bool:
    """Whether this role allows it."""
    return right in RIGHTS[role]


def can_manage(role: Role, other: Role) -> bool:
    """Whether this role may invite somebody as `other`, change, reset or close an account that is `other`.

    A reset link gives an account away, so that nobody but an owner may hold one of an equal or a higher role.
    """
    if has_right(role, Right.MANAGE_OWNERS):
        return True
    return has_right(role, Right.MANAGE_PEOPLE) and RIGHTS[other] < RIGHTS[role]
