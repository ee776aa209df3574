"""Routes for how the shop looks to somebody: language, light or dark, and the country they shop for."""

from litestar import Controller, post

from parlour.people.doors import Call, require_own_origin, spoken_from
from parlour.people.given import Given
from parlour.settings import Settings
from parlour.storefront.guest import COUNTRY, LANG, LANGUAGES, THEME, THEMES, cookie
from parlour.storefront.routes.answers import Answer, seen


class LookController(Controller):
    """Choosing."""

    @post("/look")
    async def choose(self, request: Call, settings: Given[Settings]) -> Answer:
        """Remember what was chosen, and show the same page again."""
        require_own_origin(*spoken_from(request), settings)
        form = await request.form()
        wanted = {name: str(form.get(key, "")) for name, key in _FIELDS.items()}
        is_known = {
            LANG: wanted[LANG] in LANGUAGES,
            THEME: wanted[THEME] in (*THEMES, "auto"),
            COUNTRY: len(wanted[COUNTRY]) == 2 and wanted[COUNTRY].isascii() and wanted[COUNTRY].isalpha(),
        }
        kept = [
            cookie(name, "" if value == "auto" else value, is_secure=settings.is_secure)
            for name, value in wanted.items()
            if is_known[name]
        ]
        return seen(str(form.get("to", "/")), *kept)


_FIELDS = {LANG: "lang", THEME: "theme", COUNTRY: "country"}
