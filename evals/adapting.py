"""Learn the low-rank addition to the built-in embedding model's weights (``ingest/adapter.py``).

    python -m evals.adapting

brings questions near to the statements that answer them, of the practice documents and of the labelled questions that name the
document they are about, and questions that name a role loosely near to what sums it up (those whose documents are here); prints
how well statements, and roles, are ranked before and after, of lessons kept out; writes ``ingest/adapter.npz``. Takes half an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from chat.matters import examples
from evals.lessons import Lesson, lessons, lessons_of_names, with_name
from evals.lowrank import Descent, added_to, learned
from ingest import adapter
from ingest.embed import builtin_folder

_RANK, _RATE, _EPOCHS, _TEMPERATURE = 8, 7e-4, 1.5, 0.05
#: How much each other aim weighs beside the ranking of statements: that examples of one matter lie near each other, and
#: that single words stay as near to each other as they were, on which much else rests.
_OF_MATTERS, _OF_WORDS = 0.3, 20.0
#: So many statements and questions of a lesson a step looks at, with so many matters and words.
_STATEMENTS, _QUESTIONS, _MATTERS, _WORDS = 72, 16, 24, 48
#: Every so manieth lesson is kept out.
_KEPT_OUT = 16
_WARM_UP = 20
_MAX_TOKENS = 96


class Learner:
    """The built-in model with low-rank additions that learn."""

    def __init__(self) -> None:
        from transformers import AutoModel, AutoTokenizer

        folder = str(builtin_folder())
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModel.from_pretrained(folder)
        self.layers = added_to(self._model, _RANK)

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors, shape (len(texts), 384)."""
        batch = self._tokenizer(list(texts), padding=True, truncation=True, max_length=_MAX_TOKENS, return_tensors="pt")
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self._model(**batch).last_hidden_state.float()
        weight = batch["attention_mask"][..., None].float()
        return nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1), dim=-1)

    def plain(self, texts: Sequence[str]) -> Tensor:
        """The vectors without what is learned, and without drop-out."""
        trains = self._model.training
        self.training(False)
        for layer in self.layers.values():
            layer.on = False
        with torch.no_grad():
            found = self.vectors(texts)
        for layer in self.layers.values():
            layer.on = True
        self.training(trains)
        return found

    def training(self, on: bool) -> None:
        """Drop-out, or none."""
        self._model.train(on)


def learn(learner: Learner, told: Sequence[Lesson], epochs: float = _EPOCHS) -> None:
    """Each step one lesson: softmax over its statements (InfoNCE; van den Oord et al. 2018), beside the other aims."""
    matters = [m for m in examples().values() if m["questions"] and m["statements"]]
    words = sorted({word for one in told for text in one.texts for word in re.findall(r"[a-z]{3,}", text.lower())})
    weights = [p for layer in learner.layers.values() for p in (layer.down, layer.up)]
    steps = round(epochs * len(told))
    descent = Descent(weights, _RATE, steps, _WARM_UP)
    learner.training(True)
    for step in range(steps):
        if step % len(told) == 0:
            order = random.sample(told, len(told))
        loss = _of_lesson(learner, order[step % len(told)])
        loss = loss + _OF_MATTERS * _of_matters(learner, random.sample(matters, min(len(matters), _MATTERS)))
        loss = loss + _OF_WORDS * _of_words(learner, random.sample(words, min(len(words), _WORDS)))
        descent.step(loss)
        if step % 40 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    learner.training(False)


def _of_lesson(learner: Learner, one: Lesson) -> Tensor:
    asked = random.sample(one.asked, min(len(one.asked), _QUESTIONS))
    needed = {place for _, answers in asked for place in answers}
    others = [place for place in range(len(one.texts)) if place not in needed]
    places = [*needed, *random.sample(others, min(len(others), max(0, _STATEMENTS - len(needed))))]
    column = {place: at for at, place in enumerate(places)}
    questions = learner.vectors([with_name(question, one.role) for question, _ in asked])
    odds = torch.log_softmax(questions @ learner.vectors([one.texts[p] for p in places]).T / _TEMPERATURE, dim=-1)
    # Half asks that any of the answers comes first, half that all do.
    of = [odds[at, [column[p] for p in answers]] for at, (_, answers) in enumerate(asked)]
    return -torch.stack([(row.logsumexp(0) + row.mean()) / 2 for row in of]).mean()


def _of_matters(learner: Learner, matters: Sequence[dict[str, Any]]) -> Tensor:
    questions = learner.vectors([random.choice(m["questions"]) for m in matters])
    statements = learner.vectors([random.choice(m["statements"]) for m in matters])
    return nn.functional.cross_entropy(questions @ statements.T / _TEMPERATURE, torch.arange(len(matters)))


def _of_words(learner: Learner, words: Sequence[str]) -> Tensor:
    now, before = learner.vectors(words), learner.plain(words)
    return ((now @ now.T - before @ before.T) ** 2).mean()


def ranked(learner: Learner, told: Sequence[Lesson]) -> float:
    """Mean reciprocal rank of the first text that answers, over the questions of some lessons."""
    found = []
    with torch.inference_mode():
        for one in told:
            near = learner.vectors([question for question, _ in one.asked]) @ learner.vectors(one.texts).T
            for row, (_, answers) in zip(near, one.asked, strict=True):
                found.append(1 / (1 + int((row > row[list(answers)].max()).sum())))
    return float(np.mean(found))


def main() -> None:
    """Learn, measure, write."""
    argparse.ArgumentParser(prog="python -m evals.adapting", description=(__doc__ or "").split("\n")[0]).parse_args()
    torch.manual_seed(0)
    random.seed(0)
    every = (replace(one, asked=tuple(a for a in one.asked if a[1])) for one in lessons())
    told = [one for one in every if one.asked]
    kept_out = {"statements": told[::_KEPT_OUT], "roles": list(lessons_of_names(unseen=True))}
    taught = [one for at, one in enumerate(told) if at % _KEPT_OUT]
    learner = Learner()
    learner.training(False)
    kept_out = {name: unseen for name, unseen in kept_out.items() if unseen}  # roles need O*NET
    for name, unseen in kept_out.items():
        print(f"{name} of {len(unseen)} lessons kept out: mean reciprocal rank {ranked(learner, unseen):.3f} before")
    learn(learner, [*taught, *lessons_of_names()])
    for name, unseen in kept_out.items():
        print(f"{name}: {ranked(learner, unseen):.3f} after")
    adapter.save(learned(learner.layers))


if __name__ == "__main__":
    main()
