"""Language models by ``provider:name``, through LangChain: which package, which key, which address."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import urlsplit

from langchain_core.language_models.chat_models import BaseChatModel

from chat.masking import masked
from ingest.errors import ModelError
from ingest.settings import Settings

#: Provider -> the extra of this project that installs its package.
_EXTRAS = {"openai": "openai", "ollama": "ollama", "anthropic": "anthropic", "google_genai": "google"}
#: Provider -> the environment variable that holds its key.
_KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY", "google_genai": "GOOGLE_API_KEY"}
#: The key for a server of one's own. A provider's own key is never sent there.
OWN_KEY = "CAREER_MODEL_KEY"
#: OpenAI's models that take no temperature but their own.
_FIXED_TEMPERATURE = re.compile(r"o\d|gpt-5", re.I)
#: What a model's reply and the frame of its prompt may take beside the statements, in tokens.
_REPLY = 1200


def load_model(model: Any, settings: Settings | None = None) -> BaseChatModel:
    """A chat model from itself or from ``provider:name``. Raises ModelError naming what to install or set.

    ``huggingface:NAME`` runs a model of one's own disk in this process; every other provider goes through LangChain's
    ``init_chat_model``. Nothing is sent anywhere yet.
    """
    if isinstance(model, BaseChatModel):
        return model
    if not isinstance(model, str) or not all(model.partition(":")):
        raise ModelError(
            f"a model is a LangChain chat model or 'provider:name' (for example ollama:llama3.2), not {masked(repr(model))}"
        )
    settings = settings or Settings()
    provider, _, name = model.partition(":")
    if provider == "huggingface":
        from chat.local import LocalModel

        return LocalModel.load(name)
    options = _options(provider, name, settings)
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(model, **options)
    except ImportError as error:
        extra = f'-c constraints.txt -e ".[{_EXTRAS[provider]}]"' if provider in _EXTRAS else None
        package = extra or f"langchain-{provider.replace('_', '-')}"
        raise ModelError(f"the model {masked(model)!r} needs a package; run: pip install {package}") from error
    except Exception as error:  # every provider raises its own kind for a bad name or value; their words may hold keys
        if provider in _KEYS and not (settings.model_url or os.environ.get(_KEYS[provider])):
            raise ModelError(
                f"the model {masked(model)!r} needs a key: export {_KEYS[provider]}=...; "
                "or name a server of your own: --model-url http://127.0.0.1:8080/v1"
            ) from None
        raise ModelError(
            f"the model {masked(model)!r} cannot be set up ({type(error).__name__}): check its name and key; "
            "for example --model ollama:llama3.2"
        ) from None


def name_of(model: Any) -> str:
    """What a model is called where it is told who wrote an answer."""
    if isinstance(model, str):
        return masked(model)
    name = getattr(model, "model_name", None) or getattr(model, "model", None)
    return masked(str(name or type(model).__name__))


def _options(provider: str, name: str, settings: Settings) -> dict[str, Any]:
    """What a provider's class is made with: address, key, time-out; retries are the writer's own."""
    url = _address(settings.model_url)
    options: dict[str, Any] = {"base_url": url} if url else {}
    if provider == "ollama":
        size = settings.model_tokens + _REPLY  # Ollama drops the beginning of what is longer, without a word
        return {**options, "temperature": 0, "num_ctx": size, "client_kwargs": {"timeout": settings.model_timeout}}
    if provider not in _KEYS:
        return options
    options |= {"timeout": settings.model_timeout, "max_retries": 0 if provider != "google_genai" else 1}
    if not (provider == "openai" and _FIXED_TEMPERATURE.match(name)):
        options["temperature"] = 0
    if url:
        options["api_key"] = os.environ.get(OWN_KEY) or "none"
    if url and provider == "openai":
        options["use_responses_api"] = False  # what other servers speak is the chat protocol
    return options


def _address(url: str) -> str:
    """The address of a server, checked. Raises ModelError."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise ModelError(
            f"--model-url {masked(url)!r} is no address of a server; for example --model-url http://127.0.0.1:8080/v1"
        )
    return url
