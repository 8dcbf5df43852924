"""Low-rank additions that learn beside the linear layers of a transformer that stays as it is (LoRA; Hu et al. 2021), and how."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

#: The linear layers that learn.
_LAYERS = re.compile(r"encoder\.layer\.\d+\.(attention\.(self\.\w+|output\.dense)|intermediate\.dense|output\.dense)")


class LowRank(nn.Module):
    """A frozen linear layer with what is learned beside it."""

    def __init__(self, layer: nn.Linear, rank: int) -> None:
        super().__init__()
        self.layer, self.on = layer, True
        self.down = nn.Parameter(torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        told: Tensor = self.layer(x)
        return told + (x @ self.down.T) @ self.up.T if self.on else told


def added_to(transformer: Any, rank: int) -> dict[str, LowRank]:
    """Freeze a transformer and put an addition beside each of its layers, by their names."""
    transformer.requires_grad_(False)
    named = [name for name, module in transformer.named_modules() if isinstance(module, nn.Linear)]
    layers = {name: LowRank(transformer.get_submodule(name), rank) for name in named if _LAYERS.fullmatch(name)}
    for name, layer in layers.items():
        parent, _, last = name.rpartition(".")
        setattr(transformer.get_submodule(parent), last, layer)
    return layers


class Descent:
    """AdamW over some weights, its rate warmed up, then falling in a straight line to nothing."""

    def __init__(self, weights: Sequence[nn.Parameter], rate: float, steps: int, warm_up: int) -> None:
        self._weights, self._rate, self._steps, self._warm_up = weights, rate, steps, warm_up
        self._optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
        self._taken = 0

    def step(self, loss: Tensor) -> None:
        """One step down the gradient of a loss."""
        for group in self._optimiser.param_groups:
            group["lr"] = self._rate * min(1, (self._taken + 1) / self._warm_up) * (1 - self._taken / self._steps)
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._weights, 1.0)
        self._optimiser.step()
        self._taken += 1


def learned(layers: Mapping[str, LowRank]) -> dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Name of a layer -> what was learned beside it, as ``ingest/adapter.py`` writes it."""
    return {name: (layer.down.detach().numpy(), layer.up.detach().numpy()) for name, layer in layers.items()}
