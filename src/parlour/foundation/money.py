"""Money as it is: an exact decimal with its currency."""

from decimal import Decimal, InvalidOperation
from typing import Self

import msgspec


class Money(msgspec.Struct, frozen=True, order=True):
    """An amount in one currency (ISO 4217 code); amounts are exact decimals, never floats."""

    amount: Decimal
    currency: str

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Self:
        """Money from a decimal string such as "89.00"; ValueError when it is none or the code is not three letters."""
        try:
            value = Decimal(amount)
        except InvalidOperation:
            raise ValueError(f"{amount!r} is no decimal amount; write it as 89.00") from None
        if not value.is_finite() or len(currency) != 3 or not currency.isalpha():
            raise ValueError(f"{amount!r} {currency!r}: write an amount as 89.00 and a currency as EUR")
        return cls(value, currency.upper())

    def __add__(self, other: Self) -> Self:
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return type(self)(self.amount + other.amount, self.currency)

    def times(self, quantity: int) -> Self:
        """The price of so many pieces."""
        return type(self)(self.amount * quantity, self.currency)
