"""The chat on a web page: the line that a shop embeds, the page of its frame, and what both ask for."""

from parlour.channels.web.page_facts import page_of
from parlour.channels.web.routes import controllers

__all__ = ["controllers", "page_of"]
