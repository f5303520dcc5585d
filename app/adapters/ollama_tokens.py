"""Counting the tokens of a prompt as a model behind Ollama will see it, which Ollama itself does not offer.

The model's own byte-level BPE is rebuilt from its vocabulary where its way of splitting words is known; else each
UTF-8 byte counts as a token, which no tokenizer exceeds. The chat template is a Go program that cannot be run here:
its literal text counts once, and each message some tokens more, so the count errs upwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

from app.adapters.ollama_server import Vocabulary
from app.adapters.openai_chat import TEMPLATE_TOKENS, most_tokens
from app.ports import Message

_ACTION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
_GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"

# How models split text before merging, by the name that llama.cpp gives it (llama-vocab.cpp).
SPLITTERS: dict[str, tuple[str, ...]] = {
    "gpt-2": (_GPT2,),
    "smollm": (r"\p{N}", _GPT2),
    "llama-bpe": (_CONTRACTIONS + r"|\p{N}{1,3}" + _REST,),
    "qwen2": (_CONTRACTIONS + r"|\p{N}" + _REST,),
}

Counter = Callable[[Sequence[Message]], int]


def counter_of(vocabulary: Vocabulary) -> Counter:
    """How to count for this model; never fewer than it will see."""
    tokenizer = tokenizer_of(vocabulary)
    if tokenizer is None:
        bound = len(_literals(vocabulary.template).encode())
        return lambda messages: most_tokens(messages) + bound

    def count(messages: Sequence[Message]) -> int:
        own = sum(len(tokenizer.encode(each.content).ids) + TEMPLATE_TOKENS for each in messages)
        return own + len(tokenizer.encode(_literals(vocabulary.template)).ids) + TEMPLATE_TOKENS

    return count


def tokenizer_of(vocabulary: Vocabulary) -> Tokenizer | None:
    """The model's byte-level BPE, or None if it is of another kind."""
    splitters = SPLITTERS.get(vocabulary.splitter)
    if vocabulary.kind != "gpt2" or splitters is None or not vocabulary.merges:
        return None
    numbers = {token: number for number, token in enumerate(vocabulary.tokens)}
    pairs = [tuple(merge.split(" ", 1)) for merge in vocabulary.merges]
    merges = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2 and "".join(pair) in numbers]
    tokenizer = Tokenizer(models.BPE(vocab=numbers, merges=merges, ignore_merges=vocabulary.splitter == "llama-bpe"))
    steps = [pre_tokenizers.Split(Regex(splitter), "isolated") for splitter in splitters]
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*steps, pre_tokenizers.ByteLevel(False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def _literals(template: str) -> str:
    return _ACTION.sub("", template)
