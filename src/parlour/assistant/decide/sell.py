"""What to do about goods, by what the message asks for."""

import re
from collections.abc import Callable
from dataclasses import replace

import msgspec

from parlour.assistant.decide.answers import FAIRLY, best_answer
from parlour.assistant.decide.asked import asked_of
from parlour.assistant.decide.circumstances import wants_a_thing
from parlour.assistant.decide.inform import means_discount, shop_discounts, tell_topic, topic_of
from parlour.assistant.decide.scene import SURE, Decided, Scene
from parlour.assistant.decide.search import narrows, search
from parlour.assistant.decide.shown import show_one
from parlour.assistant.decide.subject import find_subject, named_products, names_kind, pointed_at
from parlour.assistant.decide.tell import price, question, stock
from parlour.assistant.decide.weigh import advise, compare, reassure
from parlour.assistant.goods.find import variants_of
from parlour.assistant.goods.tell import facts_about
from parlour.assistant.goods.wishes import find_wishes
from parlour.assistant.memory import Shown
from parlour.assistant.thought import TellProduct, Topic
from parlour.conversation.labels import Request, Stage
from parlour.shop.search.values import Query

SHORT = 6
_OR = re.compile(r"(?<!\w)(?:or|o|u|oppure|или)(?!\w)", re.IGNORECASE)
TOPICS_BESIDE: dict[Request, Topic] = {
    Request.DELIVERY_COST: "delivery_cost",
    Request.DELIVERY_TIME: "delivery_time",
}
OF_GOODS = (
    Request.FIND_PRODUCT,
    Request.PRODUCT_QUESTION,
    Request.COMPARE_PRODUCTS,
    Request.PRICE_OR_DISCOUNT,
    Request.AVAILABILITY,
    Request.ACCESSORIES,
    Request.HOW_TO_USE,
)


def decide_goods(scene: Scene, *, guessing: bool = False) -> Decided | None:
    """What a message about goods calls for."""
    request = scene.understood.request
    if _asks_for_less(scene):
        return shop_discounts(scene)
    if "too_dear" in scene.cues and (scene.memory.goods.query or scene.memory.goods.shown or named_products(scene)):
        return search(scene)
    of_goods = request in OF_GOODS or guessing or narrows(scene) or _asks_for_thing(scene)
    if not of_goods or (request is Request.PRICE_OR_DISCOUNT and topic_of(scene)):
        return None
    if request is Request.PRICE_OR_DISCOUNT and scene.understood.query.price:
        return search(scene)
    lists = request is Request.PRODUCT_QUESTION
    lists = lists or (request is Request.COMPARE_PRODUCTS and "compare" not in scene.concepts)
    if lists and not scene.asks and scene.words <= SHORT and narrows(scene):
        return search(scene)
    if request is Request.FIND_PRODUCT and scene.asks and _asks_of_focus(scene):
        request = Request.PRODUCT_QUESTION
    if request is Request.COMPARE_PRODUCTS and _asks_which_way(scene):
        request = Request.PRODUCT_QUESTION
    return search(scene) if _names_only(scene) else BY_REQUEST.get(request, search)(scene)


def _asks_for_less(scene: Scene) -> bool:
    """Whether a reduction or a code is asked for, or another shop's lower price is held against ours."""
    request, goods = scene.understood.request, scene.memory.goods
    seeks_code = request is Request.CHECKOUT_HELP and "is_there" in scene.cues
    dearer_here = "elsewhere" in scene.cues and (goods.query or goods.shown)
    return bool(dearer_here) or ((request is Request.PRICE_OR_DISCOUNT or seeks_code) and means_discount(scene))


def _asks_for_thing(scene: Scene) -> bool:
    """Whether a few words ask if the shop has a kind of thing, though they sound like a question about the shop."""
    few = scene.understood.request is Request.STORE_INFO and scene.words <= SHORT
    return few and "is_there" in scene.cues and names_kind(scene)


def _asks_which_way(scene: Scene) -> bool:
    """Whether "this or that?" is asked about the one kind on view, and neither is a thing or an option of it."""
    product = scene.library.products.get(scene.memory.goods.kind or "")
    other = scene.understood.slots.product or "compare" in scene.concepts or _OR.search(scene.text) is None
    return product is not None and scene.asks and not other and not asked_of(scene, product)


def _asks_of_focus(scene: Scene) -> bool:
    """Whether the one thing on view is asked about, though no thing is named."""
    focus = scene.memory.goods.focus
    product = scene.library.products.get(focus.product) if focus else None
    if product is None or scene.understood.slots.product or asked_of(scene, product):
        return False
    return bool(facts_about(scene.text, scene.understood.query, product))


def decide_wish(scene: Scene) -> Decided | None:
    """A kind of thing that is wished for, whatever trouble the words beside it tell of."""
    understood = scene.understood
    polite = understood.request in (Request.GREETING, Request.THANKS_BYE) and understood.slots.product
    if polite and {"is_there", "seeks"} & scene.cues and not scene.memory.flow:
        return search(scene)
    buys = understood.request is Request.CHECKOUT_HELP and "buys" in scene.cues and not scene.memory.goods.shown
    seeks = understood.request is Request.CALLBACK and "seeks" in scene.cues
    if (buys or seeks) and scene.words <= SHORT:
        return search(scene) if names_kind(scene) and not scene.memory.flow else None
    troubles = (
        Request.COMPLAINT,
        Request.REPAIR_OR_WARRANTY,
        Request.HUMAN_AGENT,
        Request.OUT_OF_SCOPE,
    )
    if scene.understood.request not in troubles or scene.memory.flow or scene.memory.order:
        return None
    return search(scene) if wants_a_thing(scene) and names_kind(scene) else None


def decide_choice(scene: Scene) -> Decided | None:
    """What was shown is taken, a doubt about it is answered, or one of several is to be chosen."""
    if scene.has_evidence or scene.memory.flow:
        return None
    if _takes(scene):
        return _taken(scene)
    return advise(scene) or reassure(scene)


def _taken(scene: Scene) -> Decided:
    """What is taken, in the colour and size that were said, with the way to the basket and what was asked beside."""
    goods = scene.memory.goods
    on_view = (goods.focus, *goods.shown) if goods.focus else goods.shown
    one = pointed_at(scene) or next((one for one in on_view if _is_there(scene, one)), on_view[0])
    as_said = (chosen for shown in (one, *goods.shown) if (chosen := _as_said(scene, shown)))
    chosen = next(as_said, None)
    if chosen is None and scene.understood.query.options:
        return search(scene)
    if gone := _gone(scene, chosen or one):
        return gone
    taken, topic = show_one(scene, chosen or one), TOPICS_BESIDE.get(scene.understood.request)
    if topic:
        return replace(taken, commands=(*taken.commands, *tell_topic(scene, topic).commands))
    answer = best_answer(scene, FAIRLY) if "?" in scene.text else None
    return replace(taken, commands=(*taken.commands, answer)) if answer else taken


def _is_there(scene: Scene, one: Shown) -> bool:
    variant = scene.library.variant(one.product, one.sku)
    return variant is None or variant.available


def _gone(scene: Scene, one: Shown) -> Decided | None:
    """What is near, where the thing that is taken is sold out."""
    product, variant = scene.library.products.get(one.product), scene.library.variant(one.product, one.sku)
    if product is None or variant is None or variant.available:
        return None
    own = {name: (value,) for name, value in variant.options.items()}
    found = variants_of(product, Query(), own)
    told = TellProduct(product=one.product, sku=one.sku, about="stock", found=found)
    goods = msgspec.structs.replace(scene.memory.goods, focus=one)
    return Decided((told,), goods=goods, asked="notify")


def _as_said(scene: Scene, one: Shown) -> Shown | None:
    """A thing in the colour and size that were said, if it comes so."""
    product = scene.library.products.get(one.product)
    variant = scene.library.variant(one.product, one.sku)
    wishes = find_wishes(scene.text, scene.understood.query, product) if product else {}
    if product is None or not wishes:
        return None
    kept = {name: (value,) for name, value in variant.options.items()} if variant else {}
    found = variants_of(product, scene.understood.query, {**kept, **wishes})
    return Shown(found.offers[0].product, found.offers[0].sku) if found.exact and found.offers else None


def _names_only(scene: Scene) -> bool:
    """Whether a message only names a thing ("blue jacket please"), whatever question it may look like."""
    understood = scene.understood
    asks = scene.asks or {"cost", "discount", "compare", "stock"} & scene.concepts
    return bool(understood.slots.product) and understood.request_confidence < SURE and not asks


def decide_named(scene: Scene) -> Decided | None:
    """A product is named and nothing else is understood: it is described, or shown."""
    if scene.understood.request_confidence >= SURE and scene.understood.request is not Request.OUT_OF_SCOPE:
        return None
    if not named_products(scene):
        return None
    return question(scene) if "describe" in scene.cues else search(scene)


def decide_question_of_focus(scene: Scene) -> Decided | None:
    """A question that could be about the shop, but whose answer stands in the data of the product spoken of."""
    request, goods = scene.understood.request, scene.memory.goods
    if request in OF_GOODS or not (goods.focus or goods.kind) or {"deliver", "parcel", "order"} & scene.concepts:
        return None
    if scene.understood.request_confidence > 0.75 or ("?" not in scene.text and scene.words > 12):
        return None
    subject = find_subject(scene)
    product = scene.library.products.get(subject.product) if subject else None
    if subject is None or product is None or not facts_about(scene.text, scene.understood.query, product):
        return None
    return question(scene)


def _takes(scene: Scene) -> bool:
    """Whether the goods spoken of are to be bought: then the way to the basket is shown."""
    goods = scene.memory.goods
    if not goods.shown or "take" not in scene.cues or "if_taken" in scene.cues:
        return False
    if named_products(scene) and not pointed_at(scene):
        return False
    wants = scene.understood.stage in (Stage.DESIRE, Stage.ACTION, Stage.NONE, Stage.SEARCHING)
    return wants or scene.words <= SHORT


BY_REQUEST: dict[Request, Callable[[Scene], Decided | None]] = {
    Request.COMPARE_PRODUCTS: compare,
    Request.PRICE_OR_DISCOUNT: price,
    Request.AVAILABILITY: stock,
    Request.PRODUCT_QUESTION: question,
    Request.HOW_TO_USE: question,
}
