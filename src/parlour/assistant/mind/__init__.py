"""The mind: a process of its own that holds models and indexes, so that thinking never holds up a conversation."""
