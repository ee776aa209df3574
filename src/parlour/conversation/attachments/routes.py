"""Uploading and fetching files of a conversation."""

import asyncio
from typing import Any
from urllib.parse import unquote

from litestar import Controller, MediaType, Request, Response, get, post
from litestar.response import File

from parlour.conversation.attachments.files import Files
from parlour.conversation.attachments.keep import Attachment, find, keep
from parlour.conversation.attachments.pictures import ANY, PICTURES, look_at
from parlour.conversation.callers import Caller
from parlour.conversation.ids import conversation_id
from parlour.conversation.service import Service
from parlour.foundation.errors import NotThere, Unacceptable

# nothing that was uploaded may run, frame, or be taken for something else in our origin
GUARDS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=31536000, immutable",
}


class AttachmentRoutes(Controller):
    """Files of conversations."""

    path = "/v1/conversations/{conversation:str}/attachments"
    tags = ("conversations",)

    @post("/", summary="Upload a file; then send a message with its hash", status_code=201, request_max_body_size=None)
    async def upload(
        self, conversation: str, request: Request[Any, Any, Any], service: Service, files: Files, caller: Caller
    ) -> Attachment:
        of = await service.enter(caller, conversation_id(conversation))
        caller.require_writing()
        service.limits.message(caller, service.limits.address_of(request.scope))
        file = await files.receive(request.stream(), service.settings.limits.upload_bytes)
        try:
            if file.stat().st_size == 0:
                raise Unacceptable("The file is empty; send one with something in it.")
            looked = await asyncio.to_thread(look_at, file)
            await asyncio.to_thread(files.keep, looked)
        finally:
            file.unlink(missing_ok=True)
        name, now = unquote(request.headers.get("x-file-name", "")), service.now_ms()
        return await service.database.run(lambda tx: keep(tx, of, caller.shop, looked, name=name, now=now))

    @get("/{hash_:str}", summary="The bytes of a file", media_type=MediaType.TEXT)
    async def fetch(
        self, conversation: str, hash_: str, service: Service, files: Files, caller: Caller
    ) -> Response[Any]:
        of = await service.enter(caller, conversation_id(conversation))
        found = await service.database.read(lambda c: find(c, of, hash_))
        return _served(files.path(hash_), found.name, found.type)

    @get("/{hash_:str}/preview", summary="A small picture of a picture", media_type=MediaType.TEXT)
    async def preview(
        self, conversation: str, hash_: str, service: Service, files: Files, caller: Caller
    ) -> Response[Any]:
        of = await service.enter(caller, conversation_id(conversation))
        found = await service.database.read(lambda c: find(c, of, hash_))
        if not found.has_preview:
            raise NotThere("This file has no preview; fetch the file itself.")
        return _served(files.preview_path(hash_), f"{found.name}.webp", "image/webp")


def _served(path: Any, name: str, kind: str) -> File:  # a Path
    if not path.exists():
        raise NotThere("The file is gone; it was deleted with its conversation.")
    is_picture = kind in PICTURES.values()
    return File(
        path=path,
        filename=name,
        media_type=kind if is_picture else ANY,
        content_disposition_type="inline" if is_picture else "attachment",
        headers=GUARDS,
    )
