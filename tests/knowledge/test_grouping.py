"""Questions that ask the same are one, whatever their words and language; opposites never are."""

import numpy as np
import pytest

from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.knowledge.candidates import Candidate, CandidateState, Where, candidates_of
from parlour.knowledge.likeness import Sense, alike, same_sense
from parlour.knowledge.opposites import contrary, opposed
from parlour.knowledge.proposing import Proposal, propose

OPPOSITE = [
    ("Do you sell the lamp with a cable?", "Do you sell the lamp without a cable?"),
    ("Can I collect it myself?", "Can't I collect it myself?"),
    ("Is it here in 3 days?", "Is it here in 5 days?"),
    ("Is it here in three days?", "Is it here in 5 days?"),
    ("Can I rent a tent for a week?", "Can I buy a tent for a week?"),
    ("Do you deliver to Norway?", "Do you deliver to Sweden?"),
    ("¿Se puede pagar con tarjeta?", "¿No se puede pagar con tarjeta?"),
    ("¿Viene con pilas?", "¿Viene sin pilas?"),
    ("¿Abrís los domingos?", "¿Abrís los sábados?"),
    ("È adatto ai bambini?", "È adatto agli adulti?"),
    ("Si può lavare a caldo?", "Si può lavare a freddo?"),
    ("Arriva con le istruzioni?", "Arriva senza istruzioni?"),
    ("Можно стирать в машине?", "Нельзя стирать в машине?"),
    ("Лампа продаётся с проводом?", "Лампа продаётся без провода?"),
    ("Вы открыты в субботу?", "Вы открыты в воскресенье?"),
    ("Do you open on Sundays?", "Aprite il sabato?"),
    ("Does it come with batteries?", "¿Viene sin pilas?"),
    ("Is it here in two days?", "Это придёт за четыре дня?"),
    ("Do you deliver to Norway?", "Вы доставляете в Швецию? В Швецию нужно."),
    ("Do you engrave rings?", "¿Afiláis cuchillos?"),
]
SAME = [
    ("Do you sell the lamp without a cable?", "¿Vendéis la lámpara sin cable?"),
    ("Is it here in three days?", "Arriva in 3 giorni?"),
    ("Do you deliver to Norway?", "Spedite in Norvegia?"),
    ("Do you deliver to Norway?", "Доставляете ли вы в Норвегию?"),
    ("Do you open on Sundays?", "Вы открыты по воскресеньям?"),
    ("¿Alquiláis tiendas de campaña?", "Noleggiate tende da campeggio?"),
]
WRAPPING = {
    "en": ("Do you wrap presents?", "Yes, in brown paper with a ribbon, free of charge."),
    "es": ("¿Envolvéis los regalos?", "Sí, en papel marrón con una cinta, sin coste."),
    "it": ("Fate pacchetti regalo?", "Sì, in carta marrone con un nastro, senza costi."),
    "ru": ("Вы упаковываете подарки?", "Да, в коричневую бумагу с лентой, бесплатно."),
}
ENGRAVING = {
    "en": ("Do you engrave the knives?", "We engrave up to twelve letters on the blade."),
    "es": ("¿Grabáis los cuchillos?", "Grabamos hasta doce letras en la hoja."),
    "it": ("Incidete i coltelli?", "Incidiamo fino a dodici lettere sulla lama."),
    "ru": ("Вы гравируете ножи?", "Гравируем до двенадцати букв на лезвии."),
}
SHARPENING = {
    "en": ("Do you sharpen the knives?", "We sharpen every knife that we sell."),
    "es": ("¿Afiláis los cuchillos?", "Afilamos todos los cuchillos que vendemos."),
    "it": ("Affilate i coltelli?", "Affiliamo tutti i coltelli che vendiamo."),
    "ru": ("Вы точите ножи?", "Точим все ножи, которые продаём."),
}


def meaning(text: str) -> bytes:
    return our_encoder().read(text).astype(np.float16).tobytes() if text else b""


def sense(lang: str, said: str, means: str = "") -> Sense:
    return Sense(lang, said, means, (meaning(said), meaning(means)))


def proposal(lang: str, said: str, means: str, talk: int) -> Proposal:
    where = Where(past_talk=talk, first=1, last=2)
    meanings = (meaning(said), meaning(means))
    return Proposal(kind="answer", lang=lang, said=said, means=means, where=where, meanings=meanings)


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposites_are_never_one(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert not alike(one, other)
    assert not same_sense(sense("en", one, "Yes."), sense("es", other, "Sí."))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_in_another_language_is_not_opposed(one: str, other: str) -> None:
    assert not opposed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yes, on every lamp.", "No, en ninguna lámpara."), ("It takes 3 days.", "Ci vogliono 4 giorni.")],
)
def test_questions_whose_answers_say_different_things_are_two(one: str, other: str) -> None:
    assert contrary(one, other)


async def test_a_question_in_four_languages_is_one_family_with_its_wordings(database: Database) -> None:
    shop, now = ShopId(1), system_clock()
    told = [(lang, *words) for of in (WRAPPING, ENGRAVING, SHARPENING) for lang, words in of.items()]
    proposals = [proposal(*one, talk) for talk, one in enumerate(told, 1)]

    await database.run(lambda tx: propose(tx, shop, proposals, now))

    found = await database.read(lambda c: candidates_of(c, shop, (CandidateState.OPEN,)))
    families: dict[int, set[str]] = {}
    for one in found:
        families.setdefault(one.family or one.id, set()).add(_subject(one))
    assert len(found) == 12
    assert all(len(subjects) == 1 for subjects in families.values()), families
    assert len(families) == 3


def _subject(one: Candidate) -> str:
    of = {"wrapping": WRAPPING, "engraving": ENGRAVING, "sharpening": SHARPENING}
    return next(name for name, words in of.items() if words.get(one.lang, ("",))[0] == one.said)


async def test_other_words_of_the_same_language_are_another_source(database: Database) -> None:
    shop, now = ShopId(1), system_clock()
    answer = "Yes, in brown paper with a ribbon, free of charge."
    one = proposal("en", "Do you wrap presents?", answer, 1)
    other = proposal("en", "Is gift wrapping available?", "Yes, free of charge, in brown paper and with a ribbon.", 2)

    await database.run(lambda tx: propose(tx, shop, [one, other], now))

    [found] = await database.read(lambda c: candidates_of(c, shop, (CandidateState.OPEN,)))
    assert [source.said for source in found.sources] == [one.said, other.said]
