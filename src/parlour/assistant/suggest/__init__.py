"""Learns from past conversations what an agent does next and what they reply, and suggests it."""
