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
from app.settings import Settings

_LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A prompt that fits: its messages, its length in tokens, and how many passages had to be left out."""

    messages: tuple[Message, ...]
    prompt_tokens: int
    passages: tuple[Passage, ...]
    cut: int


@dataclass(frozen=True, slots=True)
class PromptLimits:
    """Tokens of a prompt: never more than ``most``, and no second passage beyond ``wanted``."""

    wanted: int
    most: int


def limits_of(settings: Settings, chat: ChatModel) -> PromptLimits:
    """A capable model reads all that its context holds; a small one as much as it reads in a second or two."""
    most = min(settings.context_tokens, chat.context_tokens) - reply_tokens_of(settings, chat)
    return PromptLimits(most if chat.capable else min(settings.small_model_prompt_tokens, most), most)


def reply_tokens_of(settings: Settings, chat: ChatModel) -> int:
    """The most tokens of a draft by this model."""
    return settings.reply_tokens if chat.capable else min(settings.reply_tokens, settings.small_model_reply_tokens)


def request_draft(
    understanding: Understanding, passages: Sequence[Passage], prompt: Prompt, chat: ChatModel, limits: PromptLimits
) -> DraftRequest:
    """The largest prompt within the limits. ``PromptTooLong`` if not even one passage fits."""
    for count in range(len(passages), 0, -1):
        kept = tuple(passages[:count])
        messages = prompt.render(_values(understanding, kept))
        tokens = chat.count_tokens(messages)
        if tokens <= (limits.wanted if count > 1 else limits.most):
            return DraftRequest(messages, tokens, kept, len(passages) - count)
    raise PromptTooLong(
        f"Not even one passage fits into the {limits.most} tokens that {chat.name} may be given.",
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
