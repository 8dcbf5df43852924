"""A model of one's own disk: a tiny one with random weights, made here, which can only talk nonsense."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from chat import CareerChain, build_chain
from chat.local import LocalModel
from chat.models import load_model
from ingest.errors import ModelError
from ingest.index import Index
from ingest.settings import Settings
from tests.chat.fakes import CURATOR_SKILLS, assert_sound

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two layers of sixteen numbers, over the words of a prompt."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    words = "A Data Curator uses Python and SQL to clean tables patience [1] [2] . the of in <end>".split()
    vocabulary = {word: at for at, word in enumerate(["<unknown>", *words])}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="<unknown>"))
    made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    path = tmp_path_factory.mktemp("model")
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=made, unk_token="<unknown>", eos_token="<end>")
    tokenizer.chat_template = "{% for m in messages %}{{ m.role }} : {{ m.content }} {% endfor %}"
    tokenizer.save_pretrained(path)
    torch.manual_seed(0)  # some random weights say nothing but the end
    size = GPT2Config(vocab_size=len(vocabulary), n_positions=8192, n_embd=16, n_layer=2, n_head=2, eos_token_id=None)
    GPT2LMHeadModel(size).save_pretrained(path)
    return path


def test_nonsense_of_a_local_model_is_replaced(
    folder: Path, chain: CareerChain, index_dir: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chat.local._LONGEST", 60)
    local = build_chain(model=f"huggingface:{folder}", settings=Settings(index_dir=index_dir, model_tokens=1500))
    answer = local.invoke(CURATOR_SKILLS)
    assert answer.model == f"built-in, after {folder}"
    assert answer.text.endswith(chain.invoke(CURATOR_SKILLS).text)
    assert_sound(answer, index)


def test_its_words_come_one_by_one_and_stop_with_the_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chat.local._LONGEST", 5000)
    before = threading.active_count()
    words = load_model(f"huggingface:{folder}").stream("Data Curator")
    assert "".join(next(words).text for _ in range(20)).strip()
    words.close()
    for _ in range(200):
        if threading.active_count() <= before:
            break
        threading.Event().wait(0.05)
    assert threading.active_count() <= before


def test_a_failure_while_it_generates_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = LocalModel.load(str(folder))
    monkeypatch.setattr(model.network, "generate", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(model.stream("Data Curator"))


@pytest.mark.parametrize("name", ["nobody/has-this-model", "."])
def test_a_model_that_is_not_there_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match=f"huggingface:{name}.*hf download"):
        load_model(f"huggingface:{name}")
