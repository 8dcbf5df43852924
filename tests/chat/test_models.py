"""Models by name: which package and key they need, which server they are asked at, and that no key shows."""

from __future__ import annotations

import re
import sys

import pytest
from langchain.chat_models import base
from langchain_core.language_models.chat_models import BaseChatModel

from chat.models import load_model
from ingest.errors import AdviserError, ModelError
from ingest.settings import Settings
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


@pytest.mark.parametrize(("model", "name"), [("openai:gpt-4o-mini", "OPENAI_API_KEY")])
def test_a_missing_key_names_its_variable(monkeypatch: pytest.MonkeyPatch, model: str, name: str) -> None:
    pytest.importorskip("langchain_openai")
    monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelError, match=f"needs a key: export {name}=.*--model-url"):
        load_model(model)


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://host/v1", "http://", "http://user:secret-pass@:99999"])
def test_an_address_that_is_none_is_named_without_its_password(url: str) -> None:
    with pytest.raises(ModelError, match=re.escape("--model-url http://127.0.0.1:8080/v1")) as caught:
        load_model("openai:any", Settings(model_url=url))
    assert "secret-pass" not in str(caught.value)


@pytest.mark.parametrize("model", ["openai:", ":name", "openai"])
def test_half_a_name_is_no_model(model: str) -> None:
    with pytest.raises(ModelError, match="provider:name"):
        load_model(model)


def test_a_key_in_the_place_of_a_name_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(ModelError) as caught:
        load_model(KEY)
    assert KEY not in str(caught.value)


def test_a_models_own_retries_are_off_and_its_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda name, **kw: given.update({name: kw}))
    settings = Settings(model_timeout=7, model_tokens=2000)
    for name in ("openai:o3", "openai:gpt-4o", "anthropic:claude", "ollama:llama3.2", "groq:any"):
        load_model(name, settings)
    assert given["openai:o3"] == {"timeout": 7, "max_retries": 0}
    assert given["openai:gpt-4o"] == given["anthropic:claude"] == {"timeout": 7, "max_retries": 0, "temperature": 0}
    assert given["ollama:llama3.2"]["client_kwargs"] == {"timeout": 7}
    assert given["ollama:llama3.2"]["num_ctx"] > 2000
    assert given["groq:any"] == {}
