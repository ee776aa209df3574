"""The part of a day at which somebody wants to be reached, said in a few words."""

import re

from parlour.assistant.understand.text import plain

MOST_WORDS = 6
_TIME = re.compile(
    r"(?<!\w)(?:(?:in the |this |tomorrow )?(?:morning|afternoon|evening)s?|after (?:lunch|work|\d+)|before \d+|"
    r"any ?time|tomorrow|today|"
    r"(?:por|de|a) la (?:manana|tarde|noche)|manana|esta tarde|despues de (?:comer|las)|a partir de las|"
    r"cuando quer\w+|hoy|"
    r"(?:di |nel |in )?(?:mattina|mattinata|pomeriggio|sera|serata)|stamattina|stasera|domani|oggi|"
    r"dopo (?:pranzo|le)|quando volete|"
    r"утром|днем|вечером|после (?:обеда|работы|\d+)|завтра|сегодня|в любое время)(?!\w)"
)


def tells_time(text: str) -> bool:
    """Whether it says when, and nothing else of weight."""
    return len(text.split()) <= MOST_WORDS and "?" not in text and _TIME.search(plain(text)) is not None
