"""Where the built script and styles of the shop's pages are; without a build the pages still read well."""

import json
from pathlib import Path

import msgspec

ENTRY = "main.ts"
ADDRESS = "/pages/storefront/"


class Assets(msgspec.Struct, frozen=True):
    """Addresses of the script and the styles."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


def read_assets(pages: Path) -> Assets:
    """What the manifest of the build names; `pages` is the folder of this entry."""
    manifest = pages / "manifest.json"
    if not manifest.is_file():
        return Assets()
    entry = json.loads(manifest.read_text("utf-8"))[ENTRY]
    return Assets((ADDRESS + entry["file"],), tuple(ADDRESS + one for one in entry.get("css", ())))
