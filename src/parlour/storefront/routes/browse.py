"""Routes for looking around: first page, shelves, search, goods, and what the shop says of itself."""

from litestar import Controller, get
from litestar.params import FromPath

from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.shop.search import parse
from parlour.storefront.filters import Found, read_choice
from parlour.storefront.front import Front
from parlour.storefront.pages.about import about_page, delivery_page, privacy_page
from parlour.storefront.pages.home import home
from parlour.storefront.pages.product import product_page
from parlour.storefront.pages.search import search_page
from parlour.storefront.pages.shelf import shelf_page
from parlour.storefront.reviews import reviews_of
from parlour.storefront.routes.answers import Answer, page
from parlour.storefront.view import View

LONGEST_QUERY = 200
MOST_HITS = 48
NO_SUCH_PAGE = "There is no such page in this shop."


class BrowseController(Controller):
    """Looking around."""

    @get("/")
    async def first(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, home(view))

    @get(["/c/{top:str}", "/c/{top:str}/{under:str}"])
    async def shelf(self, request: Call, view: Given[View], top: FromPath[str], under: FromPath[str] = "") -> Answer:
        found = view.shelf(f"{top}/{under}" if under else top)
        if found is None:
            raise NotThere(NO_SUCH_PAGE)
        return page(request, view, shelf_page(view, *found, read_choice(_query(request))))

    @get("/p/{product_id:str}")
    async def product(
        self, request: Call, view: Given[View], database: Given[Database], product_id: FromPath[str]
    ) -> Answer:
        product = view.goods.products.get(product_id)
        if product is None:
            raise NotThere(NO_SUCH_PAGE)
        reviews = await database.read(lambda connection: reviews_of(connection, view.shop.id, product.id))
        sku = str(request.query_params.get("sku", ""))
        return page(request, view, product_page(view, product, sku, reviews))

    @get("/search")
    async def search(self, request: Call, view: Given[View], front: Given[Front]) -> Answer:
        text = str(request.query_params.get("q", ""))[:LONGEST_QUERY].strip()
        index = await front.indexes.of(view.shop.id)
        hits = index.search(parse(text, view.lang), MOST_HITS) if text else []
        have = view.goods.products
        found = [Found(have[hit.product], hit.sku) for hit in hits if hit.product in have]
        missed = {one.what for one in hits[0].missed} if hits else set()
        return page(request, view, search_page(view, text, found, read_choice(_query(request)), missed))

    @get("/delivery")
    async def delivery(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, delivery_page(view))

    @get("/about")
    async def about(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, about_page(view))

    @get("/privacy")
    async def privacy(self, request: Call, view: Given[View]) -> Answer:
        return page(request, view, privacy_page(view))

    @get("/{unknown:path}")
    async def nothing(self, unknown: FromPath[str]) -> Answer:
        raise NotThere(NO_SUCH_PAGE)


def _query(request: Call) -> dict[str, list[str]]:
    return {key: request.query_params.getall(key) for key in request.query_params}
