"""Ways to reach a shopper: one folder each, found by looking; nobody imports one by name."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def found() -> Iterator[ModuleType]:
    """Every channel that is here; each has `controllers` (its routes), may bring tables, and may know `page_of`."""
    for module in iter_modules(__path__):
        if module.ispkg:
            yield import_module(f"{__name__}.{module.name}")
