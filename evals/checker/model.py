"""The checker as a network: MiniLM-L6 with three heads, and the loss that trains them. PyTorch; see ``train``.

One head judges the pair (0 not supported, 1 supported, 2 contradicted), one marks the claim's unsupported tokens,
one the passage's tokens that decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch  # type: ignore[import-not-found]
from torch import nn
from transformers import AttentionInterface, AutoModel  # type: ignore[import-not-found]
from transformers.masking_utils import AttentionMaskInterface, sdpa_mask  # type: ignore[import-not-found]

from evals.checker.pairs.pair import Label

WRONG_WEIGHT, DECIDING_WEIGHT = 0.5, 0.2
"""What the two token losses weigh beside the pair's."""
_RARE = 2.0
"""What a wrong or deciding token weighs beside others, which are far more."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of (pairs, tokens) and of (pairs,); ``wrong`` and ``deciding`` are -1 where nothing is known."""

    ids: torch.Tensor
    segments: torch.Tensor
    mask: torch.Tensor
    wrong: torch.Tensor
    deciding: torch.Tensor
    label: torch.Tensor
    weight: torch.Tensor


def plain_attention(
    _layer: nn.Module, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor, **_rest: object
) -> tuple[torch.Tensor, None]:
    """Attention by two products, all in the given precision and without dropout.

    On processors PyTorch's fused attention takes three times as long backward in bfloat16, and the usual plain one
    goes back to 32 bits for the softmax.
    """
    with torch.autocast("cpu", enabled=False):
        weights = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(2, 3))
        if mask is not None:
            weights = weights.masked_fill(~mask, torch.finfo(weights.dtype).min)
        mixed = torch.matmul(torch.softmax(weights, dim=-1), value)
    return mixed.transpose(1, 2).contiguous(), None


class Checker(nn.Module):  # type: ignore[misc]
    """From tokens to the logits of the pair (pairs, 3), of the claim's and of the passage's tokens (pairs, tokens)."""

    def __init__(self, weights: Path, vocabulary: int, *, attention: str = "plain") -> None:
        super().__init__()
        AttentionInterface.register("plain", plain_attention)
        AttentionMaskInterface.register("plain", sdpa_mask)
        self.encoder = AutoModel.from_pretrained(
            weights, attn_implementation=attention, add_pooling_layer=False, dtype=torch.float32
        )
        for name, module in self.encoder.named_modules():
            if isinstance(module, nn.Dropout) and name.startswith("encoder"):
                module.p = 0.0  # drawing random numbers would take a tenth of the time
        self._grow(vocabulary)
        size = self.encoder.config.hidden_size
        self.dense = nn.Linear(3 * size, size)
        self.pair = nn.Linear(size, 3)
        self.wrong = nn.Linear(size, 1)
        self.deciding = nn.Linear(size, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, ids: torch.Tensor, segments: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The three heads."""
        states = self.encoder(input_ids=ids, token_type_ids=segments, attention_mask=mask).last_hidden_state
        claim = ((segments == 0) & (mask == 1)).unsqueeze(-1).to(states.dtype)
        passage = ((segments == 1) & (mask == 1)).unsqueeze(-1).to(states.dtype)
        means = [(states * part).sum(1) / part.sum(1).clamp(min=1) for part in (claim, passage)]
        pooled = torch.cat([states[:, 0], *means], dim=1)
        pair = self.pair(self.dropout(torch.tanh(self.dense(self.dropout(pooled)))))
        return pair, self.wrong(states).squeeze(-1), self.deciding(states).squeeze(-1)

    def _grow(self, vocabulary: int) -> None:
        """New characters begin as noise about the mean of the known ones, so that equal ones look equal."""
        known = self.encoder.get_input_embeddings().weight.shape[0]
        if vocabulary == known:
            return
        torch.manual_seed(0)
        self.encoder.resize_token_embeddings(vocabulary, mean_resizing=False)
        table = self.encoder.get_input_embeddings().weight
        with torch.no_grad():
            spread = table[:known].std(0)
            table[known:] = table[:known].mean(0) + spread * torch.randn(vocabulary - known, table.shape[1])


def loss_of(outputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor], batch: Batch) -> torch.Tensor:
    """The mean over the pairs of the three losses; ``Label.FALSE`` trains the sum of classes 0 and 2."""
    pair, wrong, deciding = (each.float() for each in outputs)
    logs = torch.log_softmax(pair, dim=1)
    false = torch.logsumexp(logs[:, [0, 2]], dim=1)
    known = logs.gather(1, batch.label.clamp(max=2).unsqueeze(1)).squeeze(1)
    main = -torch.where(batch.label == int(Label.FALSE), false, known)
    told = main + WRONG_WEIGHT * _tokens(wrong, batch.wrong) + DECIDING_WEIGHT * _tokens(deciding, batch.deciding)
    return (told * batch.weight).sum() / batch.weight.sum()


def _tokens(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """The mean loss over a pair's known tokens; 0 where none is known."""
    known = (labels >= 0).float()
    weight = known * torch.where(labels == 1, _RARE, 1.0)
    each = nn.functional.binary_cross_entropy_with_logits(logits, labels.clamp(min=0).float(), reduction="none")
    return (each * weight).sum(1) / weight.sum(1).clamp(min=1)
