"""The assistant: `think` understands a turn and decides, `plan` checks rights, `say` puts it into words.

`understand`, `decide`, `act` and `say` stand behind each other and know only values; `talk` joins them for one talk.
"""
