"""Routes of scripts and pages: the line that a shop embeds, the page of the iframe, and the built files."""

from hashlib import blake2b

from litestar import Controller, Response, get
from litestar.params import FromPath, FromQuery

from parlour.channels.web.built import Served, file_of
from parlour.channels.web.chat_page import chat_page, policy
from parlour.channels.web.loader import loader_of
from parlour.channels.web.window import ShopWindow, looking_in
from parlour.foundation.errors import NotThere
from parlour.people.doors import Call
from parlour.people.given import Given

SHORTLY = "public, max-age=300"
EACH_TIME = "no-cache"
FOR_EVER = "public, max-age=31536000, immutable"


class EmbeddedRoutes(Controller):
    """What a shop's page embeds."""

    path = "/w"
    include_in_schema = False
    dependencies = looking_in

    @get("/{file:str}")
    async def loader(self, file: FromPath[str], request: Call, window: Given[ShopWindow]) -> Response[bytes]:
        """The line's script, `/w/SHOP.js`; kept by browsers for five minutes."""
        if not file.endswith(".js"):
            raise NotThere("There is nothing at this address.")
        shop = await window.shop(file.removesuffix(".js"))
        return answer(request, loader_of(shop, window.base), SHORTLY, {})

    @get("/{name:str}/chat")
    async def chat(
        self, name: FromPath[str], request: Call, window: Given[ShopWindow], lang: FromQuery[str | None] = None
    ) -> Response[bytes]:
        """The page of the iframe."""
        shop = await window.shop(name)
        headers = {
            "Content-Security-Policy": policy(shop, window.base),
            "Referrer-Policy": "strict-origin-when-cross-origin",
        }
        return answer(request, chat_page(await window.card(shop, lang)), EACH_TIME, headers)


class PageFiles(Controller):
    """Files that the build made; their names change with their content."""

    path = "/pages"
    include_in_schema = False

    @get("/{entry:str}/{file:str}", sync_to_thread=False)
    def file(self, entry: FromPath[str], file: FromPath[str], request: Call) -> Response[bytes]:
        """One built file."""
        if file.endswith((".html", ".json")):
            raise NotThere("There is no such page.")
        return answer(request, file_of(entry, file), FOR_EVER, {"Access-Control-Allow-Origin": "*"})


def answer(request: Call, file: Served, caching: str, headers: dict[str, str]) -> Response[bytes]:
    """The file, compressed where the browser takes that, or the word that it has it already."""
    tag = f'"{blake2b(file.content, digest_size=12).hexdigest()}"'
    every = {
        "ETag": tag,
        "Cache-Control": caching,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        **headers,
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=every)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.gzipped, media_type=file.media_type, headers={**every, "Content-Encoding": "gzip"})
    return Response(file.content, media_type=file.media_type, headers=every)
