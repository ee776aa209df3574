"""Finds conversations by what was said: an index of words beside the log, made by a reader of it."""
