"""Pictures and files: what comes in is what its content is, and nothing of it can run in our origin."""

from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx
from PIL import Image

from parlour.foundation.ids import new_id
from protocol.conftest import Visitor


def photo(kind: str = "JPEG", size: tuple[int, int] = (1200, 800)) -> bytes:
    """A picture that tells where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x9286] = "my kitchen"
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    Image.new("RGB", size, "olive").save(out, kind, exif=exif)
    return out.getvalue()


async def upload(visitor: Visitor, of: str, content: bytes, name: str = "photo.jpg") -> httpx.Response:
    headers = visitor.headers | {"x-file-name": name, "content-type": "application/octet-stream"}
    return await visitor.http.post(f"/v1/conversations/{of}/attachments", content=content, headers=headers)


async def fetch(visitor: Visitor, of: str, path: str) -> httpx.Response:
    return await visitor.http.get(f"/v1/conversations/{of}/attachments/{path}", headers=visitor.headers)


async def test_a_photo_comes_upright_with_a_preview_and_without_its_place(ada: Visitor) -> None:
    of = await ada.opened()

    made: dict[str, Any] = (await upload(ada, of, photo())).json()
    sent = await ada.say(of, "", attachments=[made["hash"]])

    assert sent.status_code == 201, sent.text
    assert (made["type"], made["width"], made["height"], made["has_preview"]) == ("image/jpeg", 800, 1200, True)
    [entry] = (await ada.read(of))["entries"]
    assert entry["attachments"] == [made]
    kept = await fetch(ada, of, made["hash"])
    assert kept.headers["content-type"] == "image/jpeg"
    assert b"my kitchen" not in kept.content
    with Image.open(BytesIO(kept.content)) as picture:
        assert not picture.getexif()
        assert picture.size == (800, 1200)
    small = await fetch(ada, of, f"{made['hash']}/preview")
    with Image.open(BytesIO(small.content)) as picture:
        assert max(picture.size) == 640


async def test_a_file_is_saved_under_the_name_it_came_with(ada: Visitor) -> None:
    of = await ada.opened()

    made = (await upload(ada, of, b"Wash by hand.", quote("уход за пледом.txt"))).json()

    served = await fetch(ada, of, made["hash"])
    assert made["name"] == "уход за пледом.txt"
    assert served.headers["content-disposition"] == f"attachment; filename*=utf-8''{quote(made['name'])}"


async def test_a_page_that_calls_itself_a_picture_is_only_ever_saved(ada: Visitor) -> None:
    of = await ada.opened()

    made = (await upload(ada, of, b"<!doctype html><script>alert(1)</script>", "cat.jpg")).json()

    served = await fetch(ada, of, made["hash"])
    assert made["type"] == "application/octet-stream"
    assert served.headers["content-type"].startswith("application/octet-stream")
    assert served.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in served.headers["content-security-policy"]
    assert served.headers["x-content-type-options"] == "nosniff"


async def test_too_much_is_refused_while_it_comes_in(ada: Visitor) -> None:
    of = await ada.opened()

    refused = await upload(ada, of, b"x" * 100_000_000, "huge.bin")

    assert refused.status_code == 413
    assert "larger than 10 MB" in refused.json()["detail"]


async def test_empty_and_broken_files_are_refused_in_words(ada: Visitor) -> None:
    of = await ada.opened()
    assert (await upload(ada, of, b"")).status_code == 422
    assert (await upload(ada, of, photo()[:2000])).status_code == 422


async def test_files_stay_with_their_conversation(ada: Visitor, bo: Visitor) -> None:
    of, other = await ada.opened(), await bo.opened()
    made = (await upload(ada, of, photo("PNG"), "../../etc/passwd")).json()

    assert made["name"] == "passwd"
    assert (await fetch(bo, of, made["hash"])).status_code == 404
    assert (await fetch(bo, other, made["hash"])).status_code == 404
    assert (await bo.say(other, "look", attachments=[made["hash"]])).status_code == 404
    assert (await upload(bo, str(new_id()), photo())).status_code == 404


async def test_deleting_a_conversation_empties_it_and_keeps_its_places(ada: Visitor) -> None:
    of, other = await ada.opened(), await ada.opened()
    shared = (await upload(ada, of, photo())).json()["hash"]
    await upload(ada, other, photo())
    alone = (await upload(ada, of, photo(size=(300, 300)))).json()["hash"]
    await ada.say(of, "my secret", attachments=[shared, alone])

    assert (await ada.http.delete(f"/v1/conversations/{of}", headers=ada.headers)).status_code == 204

    first, last = (await ada.read(of))["entries"]
    assert (first["seq"], first["kind"], first["text"], first["name"]) == (1, "message", None, "")
    assert "attachments" not in first
    assert last["event"] == "removed"
    assert (await fetch(ada, of, alone)).status_code == 404
    assert (await fetch(ada, other, shared)).status_code == 200
    folder = ada.server.data / "attachments"
    assert not list(folder.rglob(f"{alone}*"))
    assert not list(folder.glob("upload-*"))
