"""Trains the model from our examples in a process of its own: `python -m parlour.assistant.understand.training FOLDER`.

`make setup` writes it into the package, and the wheel carries it; where it is missing, whoever needs it first starts
this, which takes about half a minute and some memory that the mind should not keep.
"""

import hashlib
import subprocess
import sys
from fcntl import LOCK_EX, flock
from importlib import resources
from pathlib import Path

from parlour.assistant.understand import by_meaning, by_words, concepts, features, groups, model
from parlour.assistant.understand.encoder import Encoder, our_encoder
from parlour.assistant.understand.examples import example_files, our_examples
from parlour.assistant.understand.model import Model, train

SHIPPED = resources.files("parlour.assistant") / "models"
TOLD_BY = (by_meaning, by_words, concepts, features, groups, model)  # code that decides what a model becomes
LONGEST = 600.0  # seconds


def our_model(keep: Path, encoder: Encoder) -> Model:
    """The model of the package, else the one kept in this folder, trained first if it is not there."""
    for shipped in Path(str(SHIPPED)).glob(f"understanding-{form()}-*.npz"):
        return Model.load(shipped, encoder)
    keep.mkdir(parents=True, exist_ok=True)
    with (keep / "understanding.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (keep / file_name()).is_file():
            command = [sys.executable, "-m", "parlour.assistant.understand.training", str(keep)]
            subprocess.run(command, check=True, timeout=LONGEST, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603  # our own module
    return Model.load(keep / file_name(), encoder)


def file_name() -> str:
    """What a model for this code and these examples is called."""
    told = hashlib.sha256()
    for lang, file in example_files():
        told.update(f"{lang}/{file.name}".encode())
        told.update(file.read_bytes())
    told.update((resources.files("parlour.assistant") / "cues" / "concepts.toml").read_bytes())
    return f"understanding-{form()}-{told.hexdigest()[:12]}.npz"


def form() -> str:
    """Which code wrote a model: another can hardly read it."""
    told = hashlib.sha256()
    for module in TOLD_BY:
        told.update(Path(str(module.__file__)).read_bytes())
    return told.hexdigest()[:12]


def main(folder: Path) -> int:
    """Train unless the folder has this model already; earlier ones there are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / file_name()
    if not file.is_file():
        examples = our_examples()
        told = {
            "request": [one.request for one in examples],
            "stage": [one.stage for one in examples],
            "lang": [one.lang for one in examples],
        }
        train(our_encoder(), [one.text for one in examples], told).save(file)
    for other in folder.glob("understanding-*.npz"):
        if other != file:
            other.unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
