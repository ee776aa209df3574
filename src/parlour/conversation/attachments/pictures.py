"""Looking at an upload: what it is by its content, a smaller preview, and no place or camera left in a picture."""

import hashlib
from io import BytesIO
from pathlib import Path

import msgspec
import puremagic
from PIL import Image, ImageOps, UnidentifiedImageError

from parlour.foundation.errors import Unacceptable

PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
SAFE_TYPES = frozenset({*PICTURES.values(), "application/pdf", "text/plain"})
ANY = "application/octet-stream"  # what browsers never show, only save
MOST_PIXELS = 50_000_000  # a bomb of a few kilobytes would otherwise unpack to gigabytes
PREVIEW_SIDE = 640


class Looked(msgspec.Struct, frozen=True):
    """What an upload turned out to be: the bytes to keep, and a preview for pictures."""

    content: bytes
    type: str
    width: int | None = None
    height: int | None = None
    preview: bytes | None = None

    @property
    def hash(self) -> str:
        """The name of the content: SHA-256 in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def look_at(file: Path) -> Looked:
    """Decide by content; raises `Unacceptable` for a picture that is broken or far too large. Slow: for a thread."""
    content = file.read_bytes()
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.format in PICTURES:
                return _picture(picture, content)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        pass
    except (OSError, SyntaxError, ValueError) as error:
        raise Unacceptable(
            f"The picture is broken and cannot be shown ({error}). Save it again and send that."
        ) from None
    return Looked(content, _type_of(content))


def _picture(picture: Image.Image, content: bytes) -> Looked:
    if picture.width * picture.height > MOST_PIXELS:
        raise Unacceptable("The picture has more than 50 megapixels. Send a smaller one.")
    kind = PICTURES[str(picture.format)]
    is_moving = getattr(picture, "n_frames", 1) > 1
    upright = ImageOps.exif_transpose(picture)
    kept = content if is_moving and kind == "image/gif" else _without_places(picture, upright, is_moving=is_moving)
    small = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in picture.info else "RGB")
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    preview = BytesIO()
    small.save(preview, "WEBP", quality=80)
    return Looked(kept, kind, upright.width, upright.height, preview.getvalue())


def _without_places(picture: Image.Image, upright: Image.Image, *, is_moving: bool) -> bytes:
    """The picture written anew, without EXIF, XMP and comments; colours keep their profile."""
    out = BytesIO()
    options: dict[str, object] = {"icc_profile": picture.info.get("icc_profile")}
    if picture.format == "JPEG":
        options |= {"quality": 92, "subsampling": "4:2:0"} if upright is not picture else {"quality": "keep"}
        upright = upright if upright.mode in ("RGB", "L", "CMYK") else upright.convert("RGB")
    if is_moving:
        picture.save(out, str(picture.format), save_all=True, exif=b"", xmp=b"")
        return out.getvalue()
    if picture.format == "JPEG" and options["quality"] == "keep":
        picture.save(out, "JPEG", exif=b"", comment=b"", **options)
        return out.getvalue()
    clean = upright.copy()
    clean.info = {key: value for key, value in clean.info.items() if key in ("transparency", "gamma")}
    clean.save(out, str(picture.format), **options)
    return out.getvalue()


def _type_of(content: bytes) -> str:
    try:
        found = puremagic.from_string(content[:8192], mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    if found in SAFE_TYPES:
        return found
    return "text/plain" if not found and _is_plain(content) else ANY


def _is_plain(content: bytes) -> bool:
    try:
        text = content[:8192].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "<" not in text and "\x00" not in text
