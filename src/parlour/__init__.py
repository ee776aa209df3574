"""Parlour: the room in which an online shop talks with its shoppers."""

__version__ = "0.1.0"
