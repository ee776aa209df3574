"""What was learned from a history, kept in a file by the content that it was learned from."""

import hashlib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.lib.npyio import NpzFile

from parlour.assistant.suggest.actions import Actions
from parlour.assistant.suggest.describe import Describer
from parlour.assistant.suggest.naming import Namer
from parlour.assistant.suggest.network import Network
from parlour.assistant.suggest.replies import Given, Replies
from parlour.assistant.suggest.suggester import Meaning, Suggester

KEPT = 4  # files; the oldest go
FORM = 2  # of such a file; another one is learned anew
LAYERS = ("seen", "inward", "again", "over", "outward")
WEIGHTS = (*LAYERS, *(f"{name}_base" for name in LAYERS))
_encode, _decode = msgspec.json.encode, msgspec.json.Decoder(list[Given]).decode


def file_for(folder: Path, content: bytes) -> Path:
    """Where what is learned from this content is kept; other code learns something else."""
    told = hashlib.sha256()
    for file in sorted(resources.files("parlour.assistant.suggest").iterdir(), key=lambda one: one.name):
        if file.is_file():
            told.update(file.read_bytes())
    told.update(content)
    return folder / f"suggest-{told.hexdigest()[:24]}.npz"


def shop_file(folder: Path, shop: int) -> Path:
    """Where what a shop's own talks have taught is kept."""
    return folder / f"past-talks-{shop}.npz"


def keep(suggester: Suggester, file: Path) -> None:
    """Writes it beside its place and moves it there, so that no reader sees a half."""
    actions, replies = suggester.actions, suggester.replies
    if actions is None or replies is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part.npz")
    weights = {
        f"{name}.{place}": network.weights[name].astype(np.float16)
        for place, network in enumerate(actions.networks)
        for name in WEIGHTS
    }
    np.savez(
        part,
        allow_pickle=False,
        form=np.array(FORM),
        actions=_bytes(actions.names),
        phrases=_bytes(actions.describer.known),
        told=_bytes(actions.describer.actions),
        named=_bytes(actions.namer.names),
        naming=_bytes(actions.namer.known),
        likely=actions.namer.likely.astype(np.float16),
        often=actions.namer.often,
        given=_bytes(replies.given),
        places=actions.places.astype(np.float16),
        done=actions.which,
        rows=replies.rows,
        which=replies.which,
        **weights,
    )
    part.replace(file)
    kept = sorted(file.parent.glob("suggest-*.npz"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)


def kept_in(file: Path, meaning: Meaning) -> Suggester | None:
    """What was kept there, None where nothing is, or nothing of our form."""
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
            return _read(kept, meaning) if "form" in kept.files and int(kept["form"]) == FORM else None
    except (OSError, EOFError, ValueError, BadZipFile):
        return None


def _read(kept: NpzFile, meaning: Meaning) -> Suggester:
    networks = [
        Network({name: kept[f"{name}.{place}"] for name in WEIGHTS})
        for place in range(sum(name.startswith("inward.") for name in kept.files))
    ]
    actions = Actions(
        _names(kept["actions"]),
        networks,
        namer=Namer(_names(kept["named"]), _names(kept["naming"]), kept["likely"], kept["often"]),
        describer=Describer(_names(kept["phrases"]), _names(kept["told"])),
        places=kept["places"],
        which=kept["done"],
    )
    return Suggester(actions, Replies(_decode(kept["given"].tobytes()), kept["rows"], kept["which"]), meaning)


def _bytes(values: Sequence[object]) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(_encode(values), np.uint8)


def _names(values: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> list[str]:
    return msgspec.json.decode(values.tobytes(), type=list[str])
