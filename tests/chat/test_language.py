"""A question in another language is told by its function words, and read word by word."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.language import OTHER, glossed, language_of
from tests.chat.fakes import TURBINE

PAY = [
    ("German", f"Was verdient ein {TURBINE}?"),
    ("Spanish", f"¿Cuánto gana un {TURBINE}?"),
    ("French", f"Combien gagne un {TURBINE} ?"),
    ("Italian", f"Quanto guadagna un {TURBINE}?"),
    ("Portuguese", f"Quanto ganha um {TURBINE}?"),
    ("Dutch", f"Wat verdient een {TURBINE}?"),
]


@pytest.mark.parametrize(("language", "question"), PAY)
def test_a_language_is_told_by_its_function_words(language: str, question: str) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    "question",
    [
        "What does a Data Curator do?", "wat does a data curator do", "jobs in LA or San Jose", "PhD needed?", "",
        "is der a job for me in de data world", "un job", "SQL, Python and R",
    ],
)  # fmt: skip
def test_english_is_not_taken_for_another(question: str) -> None:
    assert language_of(question) == ""


def test_letters_that_are_not_latin_are_another_language() -> None:
    assert language_of("Чем занимается аналитик?") == OTHER


def test_words_that_are_known_are_put_into_english() -> None:
    assert glossed("Was verdient ein Data Curator in Berlin?", "German") == "what earn Data Curator in Berlin?"


@pytest.mark.parametrize(("language", "question"), PAY)
def test_such_a_question_is_answered_with_an_honest_word(chain: CareerChain, language: str, question: str) -> None:
    answer = chain.invoke(question)
    assert answer.text.startswith(f"> Your question seems to be in {language}. These documents are in English")
    assert f"What does a {TURBINE} earn?" in answer.text.splitlines()[0]
    assert "$61,770" in answer.text


def test_what_is_not_understood_is_refused_with_that_word(chain: CareerChain) -> None:
    answer = chain.invoke("Wie ist das Wetter und wer macht das Essen?")
    assert answer.kind == "refused"
    assert answer.text.startswith("> Your question seems to be in German.")
