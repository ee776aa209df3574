"""The assistant in the serving process: gathers a turn, checks rights, and settles what came of it in one unit."""
