"""Models by name: which package and key they need, which server they are asked at, and that no key shows."""

from __future__ import annotations

import re
import sys

import pytest
from langchain.chat_models import base
from langchain_core.language_models.chat_models import BaseChatModel

from chat.models import load_model
from ingest.errors import AdviserError, ModelError
from tests.chat.fakes import KEY, ScriptedModel


def test_a_model_is_loaded_from_itself() -> None:
    model = ScriptedModel(pieces=[])
    assert load_model(model) is model


@pytest.mark.parametrize("bad", ["gpt-4o", "", 7, object], ids=repr)
def test_what_is_no_model_is_named(bad: object) -> None:
    with pytest.raises(ModelError, match="provider:name") as caught:
        load_model(bad)
    assert repr(bad) in str(caught.value)


def test_an_unknown_provider_is_named() -> None:
    with pytest.raises(ModelError, match="'nosuch:model'"):
        load_model("nosuch:model")


@pytest.mark.parametrize(
    ("model", "package", "install"),
    [
        ("openai:gpt-4o", "langchain_openai", '-c constraints.txt -e ".[openai]"'),
        ("ollama:llama3.2", "langchain_ollama", '-c constraints.txt -e ".[ollama]"'),
        ("anthropic:claude", "langchain_anthropic", '-c constraints.txt -e ".[anthropic]"'),
        ("google_genai:gemini", "langchain_google_genai", '-c constraints.txt -e ".[google]"'),
        ("mistralai:mistral", "langchain_mistralai", "langchain-mistralai"),
    ],
)
def test_a_missing_package_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, model: str, package: str, install: str
) -> None:
    base._get_chat_model_creator.cache_clear()  # LangChain keeps the classes it has imported
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match=re.escape(f"'{model}' needs a package; run: pip install {install}")):
        load_model(model)


def test_no_key_appears_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(model: str, **_: object) -> BaseChatModel:
        raise ValueError(f"the key {KEY} is not valid")

    monkeypatch.setattr("langchain.chat_models.init_chat_model", refuses)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(AdviserError) as caught:
        load_model("openai:gpt-4o")
    assert KEY not in str(caught.value)
    assert "check its name and key" in str(caught.value)
