"""A language model, if the shop wants one: it reads and words; our code decides, fills in facts, checks each word."""
