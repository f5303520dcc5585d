"""The draft: what the chat model writes from the passages. Untrusted; nothing of it is shown before it is verified.

The prompt is counted with the model's own tokenizer and passages are left out from the lowest rank up until it fits, so
that no server has to cut it silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import Passage, Understanding
from app.errors import PromptTooLong
from app.ports import ChatModel, Message
from app.prompts import Prompt, neutralise

_LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A prompt that fits: its messages, its length in tokens, and how many passages had to be left out."""

    messages: tuple[Message, ...]
    prompt_tokens: int
    passages: tuple[Passage, ...]
    cut: int


def request_draft(
    understanding: Understanding, passages: Sequence[Passage], prompt: Prompt, chat: ChatModel, *, prompt_limit: int
) -> DraftRequest:
    """The largest prompt of at most ``prompt_limit`` tokens. ``PromptTooLong`` if not even one passage fits."""
    for count in range(len(passages), 0, -1):
        kept = tuple(passages[:count])
        messages = prompt.render(_values(understanding, kept))
        tokens = chat.count_tokens(messages)
        if tokens <= prompt_limit:
            return DraftRequest(messages, tokens, kept, len(passages) - count)
    raise PromptTooLong(
        f"Not even one passage fits into the {prompt_limit} tokens that {chat.name} may be given.",
        "Set 'context_tokens' higher, or choose a model with a longer context.",
    )


def draft(request: DraftRequest, chat: ChatModel, *, reply_tokens: int) -> Iterator[str]:
    """The model's reply, piece by piece, of at most ``reply_tokens`` tokens."""
    return chat.stream(request.messages, max_tokens=reply_tokens)


def _values(understanding: Understanding, passages: Sequence[Passage]) -> dict[str, str]:
    return {
        "language": _LANGUAGES.get(understanding.language, "English"),
        "question": neutralise(understanding.text),
        "passages": "\n\n".join(map(_passage_text, passages)),
    }


def _passage_text(passage: Passage) -> str:
    where = neutralise(" › ".join(passage.chunk.heading_path)).replace('"', "'")
    return f'<passage number="{passage.number}" from="{where}">\n{neutralise(passage.chunk.text)}\n</passage>'
