"""The HTTP routes of this channel; they are taken as they are."""

from parlour.channels.web.routes.pages import EmbeddedRoutes
from parlour.channels.web.routes.shop import ShopRoutes

controllers = (EmbeddedRoutes, ShopRoutes)
