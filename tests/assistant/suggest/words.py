"""A small history of an imagined shop, for stories about what robin learns from deniz."""

import hashlib
from collections.abc import Sequence

import numpy as np

from parlour.assistant.suggest.describe import SIZE
from parlour.assistant.suggest.history import Past, Spoken
from parlour.assistant.understand.features import Floats
from parlour.assistant.understand.text import plain, tokens


class WordsAsMeaning:
    """Stands in for the encoder: a text means its words."""

    def read(self, text: str) -> Floats:
        found = np.zeros(SIZE, np.float32)
        for word in tokens(plain(text)):
            found[int(hashlib.sha256(word.encode()).hexdigest(), 16) % SIZE] += 1
        return found / np.float32(np.linalg.norm(found) or 1)

    def read_all(self, texts: Sequence[str]) -> Floats:
        return np.array([self.read(text) for text in texts])


def past(name: str, *said: tuple[str, str] | tuple[str, str, str]) -> Past:
    return Past(name, tuple(Spoken(*one) for one in said))


def history(times: int = 12) -> list[Past]:
    """Parcels are looked for, lamps are shown, returns are asked for a reason; each several times."""
    talks = []
    for number in range(times):
        talks += [
            past(
                f"parcel {number}",
                ("shopper", f"Where is my parcel, order #W10{number:02}?"),
                ("agent", "Could I have your e-mail address, please?", "ask_email"),
                ("shopper", f"ada{number}@mail.example"),
                ("agent", f"It left us on Monday and comes on {number + 1} May.", "tell_parcel"),
                ("shopper", "thanks"),
                ("agent", "You are welcome. Is there anything else?", "anything_else"),
            ),
            past(
                f"lamp {number}",
                ("shopper", "I am looking for a lamp for my desk"),
                ("agent", f"This desk lamp for {number + 20} EUR is liked by many.", "show_lamp"),
                ("shopper", "thanks"),
                ("agent", "You are welcome. Is there anything else?", "anything_else"),
            ),
            past(
                f"paquete {number}",
                ("shopper", "Hola, quiero devolver los zapatos que compré"),
                ("agent", "Claro, ¿por qué motivo quieres devolverlos?", "ask_reason"),
            ),
            past(
                f"return {number}",
                ("shopper", "Hello, I want to send back the shoes that I bought"),
                ("agent", "Of course. Why would you like to return them?", "ask_reason"),
            ),
        ]
    return talks
