"""A language model of one's own disk, run in this process by transformers: no server, no key, no network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from ingest.errors import ModelError

_ROLES = {"system": "system", "human": "user", "ai": "assistant"}
#: The longest answer, in tokens.
_LONGEST = 700


class LocalModel(BaseChatModel):
    """A causal language model with its tokenizer. ``langchain-huggingface`` does not go with the hub client used here."""

    model: str
    tokenizer: Any
    network: Any

    @classmethod
    def load(cls, name: str) -> LocalModel:
        """A model by its folder, or by a name that is in the local cache already. Raises ModelError where it is neither."""
        from transformers import AutoModelForCausalLM, AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=True)
            network = AutoModelForCausalLM.from_pretrained(name, local_files_only=True)
        except (OSError, ValueError) as error:
            where = "this folder holds none" if Path(name).is_dir() else "it is no folder and not in the local cache"
            raise ModelError(
                f"there is no model 'huggingface:{name}' ({where}); fetch it once: hf download {name}"
            ) from error
        return cls(model=name, tokenizer=tokenizer, network=network.eval())

    @property
    def _llm_type(self) -> str:
        return "local"

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        """The words as they are generated; whoever stops reading stops the generation."""
        from transformers import StoppingCriteriaList, TextIteratorStreamer

        enough = threading.Event()
        words = TextIteratorStreamer(self.tokenizer, skip_prompt=True, skip_special_tokens=True)
        given = self.tokenizer(self._prompt(messages), return_tensors="pt", add_special_tokens=False)
        failed: list[BaseException] = []

        def generate() -> None:
            try:
                self.network.generate(
                    **given,
                    streamer=words,
                    do_sample=False,
                    max_new_tokens=_LONGEST,
                    stopping_criteria=StoppingCriteriaList([lambda *_, **__: enough.is_set()]),
                )
            except BaseException as error:  # handed to who reads
                failed.append(error)
                words.end()

        worker = threading.Thread(target=generate, daemon=True)
        worker.start()
        try:
            for piece in words:
                yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
            worker.join()
            if failed:
                raise failed[0]
        finally:
            enough.set()

    def _generate(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> ChatResult:
        words = "".join(chunk.text for chunk in self._stream(messages, stop, run_manager, **kwargs))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=words))])

    def _prompt(self, messages: list[BaseMessage]) -> str:
        """The messages as the model was trained to read them; as plain text where its tokenizer has no template."""
        told = [{"role": _ROLES.get(m.type, "user"), "content": str(m.text)} for m in messages]
        if self.tokenizer.chat_template:
            return str(self.tokenizer.apply_chat_template(told, tokenize=False, add_generation_prompt=True))
        return "\n\n".join(m["content"] for m in told) + "\n\nAnswer:"
