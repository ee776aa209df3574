"""The desk: lists, one conversation with all that is known, the verbs of agents, search, settings."""
