"""Nobody's name is learned: people of the talk in any form of the word, greetings, signatures; in four languages."""

import pytest

from assistant.linden import library, reader
from parlour.assistant.learn.finding import Known
from parlour.assistant.learn.names import unsigned, without_names
from parlour.assistant.learn.past import HistoryEntry, HistoryTalk
from parlour.assistant.learn.taking import read_history
from parlour.knowledge.answers import AnswerIndex

KNOWN = [
    ("Bo will look at it tomorrow", ("Bo",), "Bo"),
    ("i asked deniz about it", ("Deniz",), "deniz"),
    ("Nerea's parcel is here", ("Nerea Otxoa",), "Nerea"),
    ("se lo di a otxoa", ("Nerea Otxoa",), "otxoa"),
    ("l'ho chiesto a Ottavia", ("Ottavia",), "Ottavia"),
    ("Ульяны сегодня нет", ("Ульяна",), "Ульян"),
    ("передайте Ульяне, пожалуйста", ("Ульяна",), "Ульян"),
    ("звонил Жданову вчера", ("Глеб Жданов",), "Жданов"),
    ("посылка для Сергеевой", ("Инга Сергеева",), "Сергеев"),
    ("говорила с Глебом", ("Глеб Жданов",), "Глеб"),
]
CALLED = [
    ("hi kate, it is back in stock", "kate"),
    ("Good morning Ingeborg, it is back in stock", "Ingeborg"),
    ("hola begoña! ya está", "begoña"),
    ("Buenas tardes Ximena, ya está", "Ximena"),
    ("ciao franca, eccolo", "franca"),
    ("Buonasera Ludovica, eccolo", "Ludovica"),
    ("привет, аня! всё готово", "аня"),
    ("Добрый вечер, Земфира! Всё готово", "Земфира"),
    ("Здравствуйте, Прасковья Ильинична, всё готово", "Прасковья"),
]
SIGNED = [
    ("We line every curtain.\nBest,\nOlwen", "Olwen"),
    ("We line every curtain. - Olwen", "Olwen"),
    ("We line every curtain. Olwen from Linden", "Olwen"),
    ("Forramos todas las cortinas.\nUn saludo,\nXimena del equipo", "Ximena"),
    ("Foderiamo ogni tenda. Ludovica", "Ludovica"),
    ("Мы подшиваем все шторы.\n— Земфира", "Земфира"),
    ("Мы подшиваем все шторы. С уважением, Земфира", "Земфира"),
]
NOBODY = [
    "We have it. Sure",
    "Sí, en azul. Gracias",
    "Sì, in blu. Perfetto",
    "Добрый вечер! Да",
    "Hi there, it is blue",
]


@pytest.mark.parametrize(("text", "names", "gone"), KNOWN)
def test_people_of_the_talk_go_in_every_form_of_their_names(text: str, names: tuple[str, ...], gone: str) -> None:
    hidden = without_names(text, names)

    assert gone not in hidden
    assert "{name}" in hidden


@pytest.mark.parametrize(("text", "gone"), CALLED + SIGNED)
def test_who_is_greeted_and_who_signs_goes(text: str, gone: str) -> None:
    assert gone not in without_names(text)


@pytest.mark.parametrize(("text", "gone"), SIGNED[1:3] + SIGNED[4:6])
def test_an_answer_stands_without_its_signature(text: str, gone: str) -> None:
    bare = unsigned(without_names(text))

    assert "{name}" not in bare
    assert bare.endswith(".")


@pytest.mark.parametrize("text", NOBODY)
def test_a_word_that_says_something_is_no_signature(text: str) -> None:
    assert without_names(text) == text


def test_a_name_that_is_a_word_too_goes_only_with_its_capital() -> None:
    assert without_names("It will come, says Will", ["Will Ashby"]) == "It will come, says {name}"


@pytest.mark.parametrize(
    ("question", "reply", "thanks"),
    [
        ("do you engrave the knives?", "Hi Kate! We engrave up to twelve letters. Olwen", "great, thanks!"),
        ("¿grabáis los cuchillos?", "¡Hola Begoña! Grabamos hasta doce letras. Ximena", "genial, gracias!"),
        ("incidete i coltelli?", "Ciao Franca! Incidiamo fino a dodici lettere. Ludovica", "grazie mille!"),
        ("вы гравируете ножи?", "Здравствуйте, Анна! Гравируем до двенадцати букв. Земфира", "спасибо большое!"),
    ],
)
def test_what_is_proposed_and_kept_names_nobody(question: str, reply: str, thanks: str) -> None:
    said = (("shopper", question), ("agent", reply), ("shopper", thanks))
    talk = HistoryTalk("t", tuple(HistoryEntry(who, text) for who, text in said))

    taken = read_history(talk, library(), reader(), Known(AnswerIndex(())))

    assert taken is not None
    [found] = taken.found
    assert "{name}" not in found.means
    kept = f"{found} {taken.talk}"
    names = ("Kate", "Olwen", "Begoña", "Ximena", "Franca", "Ludovica", "Анна", "Земфира")
    assert not [name for name in names if name in kept]
