"""The numbers of an opened index: who has which word, what the variants cost and offer."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from parlour.shop.search.archive import AnyArray
from parlour.shop.search.build import ProductRecord, VariantRecord

Number = TypeVar("Number", bound=np.generic)


class Shelves:
    """Products and variants by number, in the order in which they were built; nothing here is ever changed."""

    def __init__(self, arrays: Mapping[str, AnyArray]) -> None:
        # `astype(copy=False)` names the type; the mapped pages stay where they are.
        self._arrays = arrays
        self._at = arrays["at"].astype(np.uint32, copy=False)
        self._owners = arrays["products_of"].astype(np.uint32, copy=False)
        self._weights = arrays["weights"].astype(np.float32, copy=False)
        self._fields = arrays["fields"].astype(np.uint16, copy=False)
        self._option_at = arrays["option_at"].astype(np.uint32, copy=False)
        self._option_variants = arrays["option_variants"].astype(np.uint32, copy=False)
        self.firsts: NDArray[np.int64] = arrays["firsts"].astype(np.int64, copy=False)
        self.prices: NDArray[np.float64] = arrays["prices"].astype(np.float64, copy=False)
        self.available: NDArray[np.bool_] = arrays["available"].astype(np.bool_, copy=False)
        self.bonus: NDArray[np.float32] = arrays["bonus"].astype(np.float32, copy=False)
        self._category_of = arrays["category_of"].astype(np.uint32, copy=False)
        self._categories = msgspec.msgpack.decode(arrays["categories"].tobytes(), type=list[str])
        self.products = len(self.firsts) - 1
        self.variants = len(self.prices)
        self._one_each = self.products == self.variants

    def word(self, number: int) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        """The products that have a word, ascending, and how much it counts in each."""
        some = slice(int(self._at[number]), int(self._at[number + 1]))
        return self._owners[some], self._weights[some]

    def frequency(self) -> NDArray[np.int64]:
        """How many products have each word."""
        at = self._at.astype(np.int64)
        return at[1:] - at[:-1]

    def fields(self, number: int, product: int) -> int:
        """The fields of a product in which a word stands, one bit each; 0 when it has not got it."""
        start, end = int(self._at[number]), int(self._at[number + 1])
        place = start + int(np.searchsorted(self._owners[start:end], product))
        return int(self._fields[place]) if place < end and self._owners[place] == product else 0

    def names_options(self, numbers: tuple[int, ...]) -> bool:
        """Whether one of these words names an option of some variant."""
        return any(self._option_at[number] < self._option_at[number + 1] for number in numbers)

    def option_variants(self, number: int) -> NDArray[np.uint32]:
        """The variants whose options a word names."""
        return self._option_variants[int(self._option_at[number]) : int(self._option_at[number + 1])]

    def has_option(self, number: int, variant: int) -> bool:
        """Whether a word names an option of this variant."""
        found = self.option_variants(number)
        place = int(np.searchsorted(found, variant))
        return place < len(found) and int(found[place]) == variant

    def best_of(self, values: NDArray[Number]) -> NDArray[Number]:
        """For each product the highest value among its variants."""
        if self._one_each or not self.products:
            return values.copy()
        best: NDArray[Number] = np.maximum.reduceat(values, self.firsts[:-1])
        return best

    def spread(self, values: NDArray[Number]) -> NDArray[Number]:
        """For each variant the value of its product."""
        return np.repeat(values, np.diff(self.firsts))

    def under(self, category: str) -> NDArray[np.bool_]:
        """The products that stand under a category path."""
        path = category.strip("/").casefold()
        names = (name.strip("/").casefold() for name in self._categories)
        under = np.array([name == path or name.startswith(path + "/") for name in names], dtype=np.bool_)
        return under[self._category_of] if len(under) else np.zeros(self.products, dtype=np.bool_)

    def variants_of(self, product: int) -> range:
        """The variants of a product."""
        return range(int(self.firsts[product]), int(self.firsts[product + 1]))

    def product(self, number: int) -> ProductRecord:
        """What is kept of a product."""
        return msgspec.msgpack.decode(self._blob("products", number), type=ProductRecord)

    def variant(self, number: int) -> VariantRecord:
        """What is kept of a variant."""
        return msgspec.msgpack.decode(self._blob("variants", number), type=VariantRecord)

    def _blob(self, name: str, number: int) -> bytes:
        at = self._arrays[f"{name}_at"]
        return self._arrays[name][int(at[number]) : int(at[number + 1])].tobytes()
