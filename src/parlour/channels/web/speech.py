"""The words of this channel."""

from importlib.resources import files

from parlour.foundation.words import Words

WORDS = Words.load(files(__package__).joinpath("words"))
