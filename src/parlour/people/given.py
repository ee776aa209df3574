"""How a route asks for a part that `app.py` gives: `database: Given[Database]`, by the name of the parameter."""

from typing import TypeVar

from litestar.di import NamedDependency
from litestar.params import SkipValidation

T = TypeVar("T")

# what we join ourselves needs no checking on every request, and a protocol cannot be checked at all
Given = NamedDependency[SkipValidation[T]]
