"""The texts that the desk's server side says."""

from pathlib import Path

from parlour.foundation.words import Words

WORDS = Words.load(Path(__file__).parent / "words")
