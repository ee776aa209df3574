"""Makes the demo shop's import folder (demo/shop) of what people wrote; `--check` says if it is up to date."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from filecmp import dircmp
from pathlib import Path

from drawing.house import front, mark
from pictures import draw
from writing.catalogue import Record, category_records, product_records
from writing.goods import read_goods, read_toml
from writing.orders import order_records
from writing.people import customer_records
from writing.reviews import review_records

HERE = Path(__file__).parent
SHOP = HERE / "shop"


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        return _check()
    _replace_shop()
    print(f"demo/shop: {', '.join(f'{count} {name}' for name, count in _counts(SHOP).items())}")
    return 0


def _check() -> int:
    with tempfile.TemporaryDirectory() as folder:
        _write_shop(Path(folder) / "shop")
        is_same = _is_same(dircmp(SHOP, Path(folder) / "shop"))
    print("demo/shop is up to date" if is_same else "demo/shop is old: run `python demo/compile.py` and commit it")
    return 0 if is_same else 1


def _replace_shop() -> None:
    """Writes beside the old folder first: a mistake in the sources leaves the old one as it is."""
    with tempfile.TemporaryDirectory(dir=HERE) as folder:
        _write_shop(Path(folder) / "shop")
        shutil.rmtree(SHOP, ignore_errors=True)
        (Path(folder) / "shop").rename(SHOP)


def _write_shop(folder: Path) -> None:
    (folder / "pictures").mkdir(parents=True)
    words = read_toml(HERE / "goods" / "_words.toml")
    categories = read_goods(HERE / "goods")
    products = list(product_records(categories, words))
    customers = list(customer_records(read_toml(HERE / "people" / "customers.toml")))
    _write_lines(folder / "products.jsonl", products)
    _write_json(folder / "categories.json", category_records(categories, words))
    _write_lines(folder / "customers.jsonl", customers)
    _write_lines(folder / "orders.jsonl", order_records(products, customers))
    _write_lines(folder / "reviews.jsonl", review_records(sorted((HERE / "people").glob("reviews*.toml")), products))
    _write_pictures(folder / "pictures", products)
    for source in (HERE / "facts.toml", *sorted((HERE / "answers").glob("answers*.md"))):
        shutil.copyfile(source, folder / source.name)


def _write_pictures(folder: Path, products: Iterable[Record]) -> None:
    for name in sorted({image for product in products for image in _strings(product["images"])}):
        form, colour = Path(name).stem.split("-")
        (folder / Path(name).name).write_text(draw(form, colour), encoding="utf-8", newline="\n")
    for name, drawn in (("house", front()), ("mark", mark())):
        (folder / f"{name}.svg").write_text(drawn, encoding="utf-8", newline="\n")


def _strings(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else []


def _write_lines(file: Path, records: Iterable[Record]) -> None:
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.write_text(lines, encoding="utf-8", newline="\n")


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _is_same(pair: dircmp[str]) -> bool:
    """Same names and, byte for byte, the same content, folders included."""
    if pair.left_only or pair.right_only or pair.funny_files:
        return False
    pairs = ((Path(pair.left) / name, Path(pair.right) / name) for name in pair.common_files)
    is_same_here = all(left.read_bytes() == right.read_bytes() for left, right in pairs)
    return is_same_here and all(_is_same(inner) for inner in pair.subdirs.values())


def _counts(folder: Path) -> dict[str, int]:
    lines = {file.stem: len(file.read_text(encoding="utf-8").splitlines()) for file in sorted(folder.glob("*.jsonl"))}
    return lines | {"pictures": len(list((folder / "pictures").iterdir()))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
