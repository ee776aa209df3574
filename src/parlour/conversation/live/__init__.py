"""The live half of the log: who follows what, on sockets and streams."""
