"""Flows: short text files that say how a request is served; read, checked and followed step by step."""
