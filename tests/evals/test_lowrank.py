"""Low-rank additions: nothing changes until they learn, the layers beside them never do."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from evals.lowrank import Descent, added_to, learned


class Block(nn.Module):
    """One layer named as a transformer's, and one that is not."""

    def __init__(self) -> None:
        super().__init__()
        inner = nn.ModuleDict({"dense": nn.Linear(4, 3)})
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList([nn.ModuleDict({"intermediate": inner})])})
        self.head = nn.Linear(3, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        told: torch.Tensor = self.head(self.encoder["layer"][0]["intermediate"]["dense"](x))
        return told


def test_an_addition_begins_with_nothing_and_alone_learns() -> None:
    model, x = Block(), torch.ones(1, 4)
    before = model(x)
    layers = added_to(model, 2)
    assert list(layers) == ["encoder.layer.0.intermediate.dense"]
    assert torch.equal(model(x), before)
    model(x).sum().backward()
    assert {name.rpartition(".")[2] for name, p in model.named_parameters() if p.grad is not None} == {"down", "up"}


def test_what_was_learned_is_the_difference_and_can_be_left_off() -> None:
    model, x = Block(), torch.ones(1, 4)
    before = model(x)
    layers = added_to(model, 2)
    (layer,) = layers.values()
    nn.init.ones_(layer.up)
    ((name, (down, up)),) = learned(layers).items()
    assert (name, down.shape, up.shape) == ("encoder.layer.0.intermediate.dense", (2, 4), (3, 2))
    added = torch.from_numpy(np.ones((1, 4), np.float32) @ (up @ down).T)
    assert torch.allclose(model(x), before + added @ model.head.weight.T, atol=1e-6)
    layer.on = False
    assert torch.equal(model(x), before)


def test_a_descent_comes_down_and_ends_at_rest() -> None:
    at = nn.Parameter(torch.tensor([3.0]))
    descent, seen = Descent([at], 0.2, 40, 5), [at.item()]
    for _ in range(40):
        descent.step((at**2).sum())
        seen.append(at.item())
    steps = np.abs(np.diff(seen))
    assert seen[-1] < 1.0
    assert steps[0] < steps[4]  # the rate is warmed up
    assert steps[-1] < 0.02 * steps.max()
