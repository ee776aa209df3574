"""The texts that this room says."""

from pathlib import Path

from parlour.foundation.words import Words

WORDS = Words.load(Path(__file__).parent / "words")
