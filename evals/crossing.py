"""Learn the cross-encoder (``ingest/crossencoder.py``): what in a statement answers a question, both read together.

    python -m evals.crossing [--further]

learns of the practice documents and of the labelled questions that name the document they are about, each question beside what
answers it, what is nearest to it and does not, and the choice that nothing answers; prints how statements of lessons kept out are
ranked, and how well what they tell is told from what they do not; writes ``ingest/crossencoder.npz``. Takes three quarters of an
hour on two cores; ``--further`` goes on from what is there, more slowly. What is shipped took both. ``evals.weights`` learns anew after it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn

from evals.lessons import Lesson, lessons, with_name
from evals.lowrank import Descent, added_to, learned
from ingest.adapter import is_low_rank
from ingest.crossencoder import FILE, MAX_TOKENS
from ingest.embed import Embedder, builtin_folder
from ingest.errors import EmbeddingError
from ingest.pairmodel import PairModel, save

_RANK, _RATE, _EPOCHS, _WARM_UP = 16, 7e-4, 1.5, 50
_FURTHER_RATE = 5e-4
#: Questions of a step; how many texts that answer each, and that do not, are read with it, all but one of them of the nearest.
_QUESTIONS, _ANSWERS, _OTHERS, _NEAREST = 14, 2, 4, 10
#: How much it counts that each text by itself is told to answer or not, beside that the right one comes first.
_BY_ITSELF = 1 / 6
#: Every so manieth lesson is kept out; so many of the nearest texts are read where it is measured.
_KEPT_OUT, _READ = 16, 8
#: Pairs read at once, of like length.
_BATCH = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a lesson, the places of the texts that answer it, and all places, the nearest by the embedding model first."""

    lesson: Lesson
    question: str
    answers: tuple[int, ...]
    nearest: tuple[int, ...]


def asked_of(one: Lesson, embedder: Embedder) -> Iterator[Asked]:
    """The questions of a lesson."""
    texts = embedder.encode(one.texts)
    for question, answers in one.asked:
        near = np.argsort(-(texts @ embedder.encode_query(question)))
        yield Asked(one, question, answers, tuple(map(int, near)))


class Learner:
    """The model with low-rank additions, layer norms, token types and a head that learn."""

    def __init__(self) -> None:
        from transformers import AutoTokenizer

        self.model = PairModel()
        self._tokenizer = AutoTokenizer.from_pretrained(str(builtin_folder()))
        self.layers = added_to(self.model.transformer, _RANK)
        self.model.transformer.embeddings.token_type_embeddings.requires_grad_(True)
        for module in self.model.modules():
            if isinstance(module, nn.LayerNorm):
                module.requires_grad_(True)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """The log-odds that each text answers its question, shape (len(pairs),)."""
        order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]) + len(pairs[at][1]))
        read = [self._batch([pairs[at] for at in order[i : i + _BATCH]]) for i in range(0, len(order), _BATCH)]
        return torch.cat(read)[torch.argsort(torch.tensor(order))]

    def _batch(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        questions, texts = map(list, zip(*pairs, strict=True))
        read = self._tokenizer(
            questions, texts, padding=True, truncation="longest_first", max_length=MAX_TOKENS, return_tensors="pt"
        )
        with torch.autocast("cpu", torch.bfloat16):
            scores: Tensor = self.model(read["input_ids"], read["attention_mask"], read["token_type_ids"])
        return scores.float()

    def resume(self) -> None:
        """Go on from what was learned before."""
        with np.load(FILE) as kept:
            before = {
                f"transformer.{name}" if is_low_rank(name) else name: torch.from_numpy(kept[name].astype(np.float32))
                for name in kept
            }
        learns = {name for name, p in self.model.named_parameters() if p.requires_grad}
        if learns != before.keys():
            raise EmbeddingError(f"{FILE} is of another model; learn anew: python -m evals.crossing")
        self.model.load_state_dict(before, strict=False)

    def save(self) -> None:
        """Write what was learned."""
        whole = {name: p.detach().numpy() for name, p in self.model.named_parameters() if p.requires_grad}
        beside = {f"transformer.{name}.{part}" for name in self.layers for part in ("down", "up")}
        save(learned(self.layers), {name: values for name, values in whole.items() if name not in beside})


def learn(learner: Learner, asked: Sequence[Asked], epochs: float = _EPOCHS, rate: float = _RATE) -> None:
    """Each step a few questions of any lessons."""
    weights = [p for p in learner.model.parameters() if p.requires_grad]
    a_round = max(1, len(asked) // _QUESTIONS)
    steps = round(epochs * a_round)
    descent = Descent(weights, rate, steps, _WARM_UP)
    learner.model.train()
    for step in range(steps):
        if step % a_round == 0:
            order = random.sample(asked, len(asked))
        at = step % a_round * _QUESTIONS
        loss = _loss(learner, order[at : at + _QUESTIONS])
        descent.step(loss)
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    learner.model.eval()


def _loss(learner: Learner, asked: Sequence[Asked]) -> Tensor:
    chosen = [_chosen(one) for one in asked]
    scores = learner.scores([pair for pairs, _ in chosen for pair in pairs])
    of = torch.split(scores, [len(pairs) for pairs, _ in chosen])
    return torch.stack([_of_question(s, answers) for s, (_, answers) in zip(of, chosen, strict=True)]).mean()


def _chosen(one: Asked) -> tuple[list[tuple[str, str]], int]:
    """The pairs that are read of a question, those that answer first, and how many these are."""
    question = with_name(one.question, one.lesson.role)
    answers = random.sample(one.answers, min(len(one.answers), _ANSWERS))
    others = [place for place in one.nearest if place not in one.answers]
    near = random.sample(others[:_NEAREST], min(len(others), _NEAREST, _OTHERS - bool(answers)))
    far = [place for place in others if place not in near]
    places = [*answers, *near, *random.sample(far, min(1, len(far)))]
    return [(question, one.lesson.texts[place]) for place in places], len(answers)


def _of_question(scores: Tensor, answers: int) -> Tensor:
    """Softmax over the texts and one option more, that none answers, whose score is 0; beside each text by itself."""
    odds = torch.log_softmax(torch.cat([scores, scores.new_zeros(1)]), dim=0)
    right = odds[:answers] if answers else odds[-1:]
    told = torch.cat([scores.new_ones(answers), scores.new_zeros(len(scores) - answers)])
    by_itself = nn.functional.binary_cross_entropy_with_logits(scores, told, reduction="sum")
    # half asks that any of the answers comes first, half that all do
    return -(right.logsumexp(0) + right.mean()) / 2 + _BY_ITSELF * by_itself


def measured(learner: Learner, asked: Sequence[Asked]) -> tuple[float, float]:
    """Mean reciprocal rank of the first text that answers, of the nearest read, and how often what is told has greater odds
    than what is not (the area under the ROC curve)."""
    ranks, odds = list[float](), list[float]()
    with torch.inference_mode():
        for one in asked:
            near = one.nearest[:_READ]
            scores = learner.scores([(one.question, one.lesson.texts[place]) for place in near]).numpy()
            odds.append(float(np.logaddexp.reduce(scores)))
            if one.answers:
                ranks.append(_reciprocal_rank(scores, [place in one.answers for place in near]))
    return float(np.mean(ranks)), float(roc_auc_score([bool(one.answers) for one in asked], odds))


def _reciprocal_rank(scores: NDArray[np.float32], answers: Sequence[bool]) -> float:
    held = np.array(answers)
    return 1 / (1 + int((scores > scores[held].max()).sum())) if held.any() else 0.0


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m evals.crossing", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--further", action="store_true", help="go on from what was learned before")
    further = parser.parse_args().further
    torch.manual_seed(0)
    random.seed(0)
    embedder = Embedder()
    told = [list(asked_of(one, embedder)) for one in lessons() if one.asked]
    kept_out = [asked for one in told[::_KEPT_OUT] for asked in one]
    learner = Learner()
    if further:
        learner.resume()
    taught = [asked for at, one in enumerate(told) if at % _KEPT_OUT for asked in one]
    learn(learner, taught, rate=_FURTHER_RATE if further else _RATE)
    rank, apart = measured(learner, kept_out)
    print(f"{len(kept_out)} questions kept out: mean reciprocal rank {rank:.3f}, told from untold {apart:.3f}")
    learner.save()


if __name__ == "__main__":
    main()
