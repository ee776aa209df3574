"""What is shown of the goods and kept in mind: what was found, one thing with the way to the basket, or nothing."""

import msgspec

from parlour.assistant.decide.dear import how_dear
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.goods.values import Found
from parlour.assistant.memory import Asked, Goods, Shown
from parlour.assistant.thought import Ask, Guide, Reassure, ShowGoods, TellProduct
from parlour.conversation.labels import Stage

MOST_SEEN = 8


def shown_found(scene: Scene, found: Found, *, narrowed: bool = False) -> Decided:
    """Shows what was found and keeps it in mind."""
    shown = tuple(Shown(offer.product, offer.sku) for offer in found.offers)
    before = scene.memory.goods
    gone = {one.kind for one in found.absent}
    kept = tuple(wish for wish in found.query.options if wish.kind not in gone)
    goods = Goods(
        query=msgspec.structs.replace(found.query, options=kept),
        kind=found.product,
        wishes=found.wishes,
        shown=shown or before.shown,
        focus=shown[0] if len(shown) == 1 else None,
        seen=seen_with(before, shown),
    )
    asked: Asked = "notify" if found.sold_out else "need" if found.occasions else ""
    if found.sold_out:
        goods = msgspec.structs.replace(goods, focus=found.sold_out)
    same = narrowed and {one.product for one in shown} == {one.product for one in before.shown}
    dear = how_dear(scene, found) if narrowed else ""
    return Decided((ShowGoods(found, narrowed, same=same, dear=dear),), goods=goods, asked=asked, failed=False)


def seen_with(before: Goods, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """All that was shown of late, the newest first, each product once."""
    products: dict[str, Shown] = {}
    for one in (*shown, *before.seen):
        products.setdefault(one.product, one)
    return tuple(products.values())[:MOST_SEEN]


def show_one(scene: Scene, shown: Shown) -> Decided:
    """Shows one of the goods, with the way to the basket when it is wanted."""
    if shown.product not in scene.library.products:
        return nothing(scene)
    goods = msgspec.structs.replace(scene.memory.goods, focus=shown)
    wanted = scene.understood.stage in (Stage.DESIRE, Stage.ACTION) or "take" in scene.cues
    told = TellProduct(product=shown.product, sku=shown.sku, about="all")
    return Decided((told, Guide("checkout")) if wanted else (told,), goods=goods)


def ask_need(scene: Scene) -> Decided:
    """Asks what it is for; what was said of it already is kept for when the answer comes."""
    goods, query = scene.memory.goods, scene.understood.query
    if goods.query is None and query.words:
        goods = msgspec.structs.replace(goods, query=query)
    return Decided((Ask("need"),), goods=goods, asked="need")


def nothing(scene: Scene) -> Decided:
    """Says that nothing was found; a failure where it is not even sure that goods were asked for."""
    goods = scene.memory.goods
    if scene.understood.stage is Stage.OBJECTION and goods.shown:
        return Decided((Reassure(goods.focus or goods.shown[0], asks=True),), goods=goods)
    found = Found(query=scene.understood.query, unknown=True, exact=False)
    unsure = scene.understood.request_confidence < SURE
    return Decided((ShowGoods(found),), goods=scene.memory.goods, failed=unsure)
