"""Follow-ups made to stand alone: by rule, or by a chat model whose wording is checked against the rule's."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence

from app.domain import Aspect, Question, RoleEntry
from app.errors import ModelError
from app.language.detection import language_of
from app.language.words import index_terms
from app.ports import ChatModel
from app.prompts import Prompt, neutralise
from app.understanding.aspects import aspects_of
from app.understanding.leaning import CHINESE_REFERS, CHINESE_START, CONJUNCTION, REFERS, WANTS_MORE
from app.understanding.mentions import Mention
from app.understanding.roles import RoleIndex
from app.understanding.wording import fold, words

_log = logging.getLogger(__name__)

Rewrite = Callable[[Question], str]
"""A chat model's wording of a question that leans on the turns before it. Raises ``ModelError``."""

_END = re.compile(r"[\s?.!。？！…]+$")
_TURN_START = re.compile(r"^\s*(?:what about|how about|same for|what if)\b\s*", re.IGNORECASE)
_CHINESE_END = re.compile(r"[呢吗吧\s?？。!！]+$")
_CHINESE_VERB = re.compile(
    r"^(?:赚|挣|取代|替代|成为|转行|做|干|还|学习|要|如何|怎|什么|会|能|适合|需|可|应|被|有|是|难|容易|多)"
)
_THEY = frozenset("they them".split())
_THEIRS = frozenset("their theirs its".split())
_ARTICLE = re.compile(r"\ban?(\s+)$")
_POINTER = re.compile(r"\b(?:one|that|this|those|these|take|takes)\b")
_VAGUE = frozenset("thing question anything something someone everything".split())
_MOST_GROWTH = 240
_REPLY_TOKENS = 80
_TURNS_SHOWN = 3


def refer(text: str, names: Sequence[str]) -> str:
    """The question with the roles it leans on put in: in place of a pronoun, else at its end."""
    if language_of(text) == "zh":
        return _refer_chinese(text, "和".join(names))
    body = _capitalised(CONJUNCTION.sub("", text)) or text
    titles = " and ".join(names)
    roles = f"the role{'s' if len(names) > 1 else ''} {titles}"
    found = REFERS.search(body)
    if found is None or re.search(r"\b(?:take|takes|one of)\b", body):
        return f"{_END.sub('', body)}, for {roles}?"
    word = found.group().lower()
    instead = f"{titles}'" if word in _THEIRS else titles if word in _THEY else roles
    return _capitalised(body[: found.start()] + instead + body[found.end() :])


def turn(text: str, mention: Mention, last: str, former: Mention | None, aspects: Sequence[Aspect]) -> str:
    """The last question asked of another role: "How much do nurses make?", "what about teachers?"."""
    name = text[mention.start : mention.end]
    more = _CHINESE_END.sub("", _END.sub("", text[mention.end :])).strip()
    if former is None:
        wanted = ", ".join(aspect.value for aspect in aspects)
        return f"{_capitalised(_END.sub('', text))}: {wanted}?" if wanted else text
    before, after = last[: former.start], last[former.end :]
    name = _agreeing(name, last[former.start : former.end])
    article = "an" if name[:1].lower() in set("aeiou") else "a"
    asked = _ARTICLE.sub(lambda found: article + found.group(1), before) + name + after
    return f"{_END.sub('', asked)}, {more}?" if more else asked


def extend(text: str, last: str) -> str:
    """The last question with something added: "and in London?"."""
    if WANTS_MORE.match(text):
        return last
    if language_of(text) == "zh":
        rest = _CHINESE_END.sub("", CHINESE_START.sub("", text))
        return f"{_CHINESE_END.sub('', last)}，{rest}？" if rest else last
    rest = _END.sub("", _TURN_START.sub("", CONJUNCTION.sub("", text)))
    return f"{_END.sub('', last)}, {rest}?" if rest else last


def accepted(candidate: str, question: Question, ruled: str, index: RoleIndex) -> bool:
    """Whether a model's wording keeps what the question says and brings in no role of its own.

    It must hold every content word of the question as asked and each role that the rule put in, in the same language.
    """
    text = candidate.strip()
    if not text or "\n" in text or len(text) > len(question.text) + _MOST_GROWTH:
        return False
    if language_of(text) != language_of(question.text):
        return False
    kept = set(index_terms(text))
    if any(term not in kept for term in _content(question.text)):
        return False
    named = {mention.entry for mention in index.mentions(text)}
    spoken = [question.text, *(f"{turn.asked}\n{turn.understood}\n{turn.answered}" for turn in question.history)]
    known = {mention.entry for said in spoken for mention in index.mentions(said)}
    wanted = {mention.entry for mention in index.mentions(ruled)}
    return named <= known and wanted <= named


def rewriter(chat: ChatModel, prompt: Prompt) -> Rewrite:
    """A chat model's rewriting, with the prompt ``rewrite`` (variables ``history`` and ``question``)."""

    def _rewrite(question: Question) -> str:
        turns = question.history[-_TURNS_SHOWN:]
        history = "\n".join(f"Q: {turn.understood or turn.asked}\nA: {turn.answered[:300]}" for turn in turns)
        values = {"history": neutralise(history), "question": neutralise(question.text)}
        pieces = chat.stream(prompt.render(values), max_tokens=_REPLY_TOKENS)
        return "".join(pieces).strip().strip('"“”')

    return _rewrite


def worded(question: Question, ruled: str, index: RoleIndex, rewrite: Rewrite | None) -> str:
    """The model's wording where there is one and it is accepted, else the rule's; a failing model is logged."""
    if rewrite is None:
        return ruled
    try:
        candidate = rewrite(question)
    except ModelError as error:
        _log.warning("a follow-up was reworded by rule, for the chat model failed: %s", error)
        return ruled
    return candidate.strip() if accepted(candidate, question, ruled, index) else ruled


def _content(text: str) -> set[str]:
    bare = _TURN_START.sub("", CONJUNCTION.sub("", CHINESE_START.sub("", text)))
    bare = CHINESE_REFERS.sub(" ", REFERS.sub(" ", _POINTER.sub(" ", fold(bare))))
    return {term for term in index_terms(_CHINESE_END.sub("", bare)) if term not in _VAGUE}


def _refer_chinese(text: str, name: str) -> str:
    body = (CHINESE_START.sub("", text) or text).removeprefix("我")
    if CHINESE_REFERS.search(body):
        return CHINESE_REFERS.sub(lambda _: name, body, count=1)
    nominal = bool(aspects_of(body[:2]) or aspects_of(body[:4])) and not _CHINESE_VERB.match(body)
    return f"{name}的{body}" if nominal else f"{name}{body}"


def _agreeing(name: str, former: str) -> str:
    """The new name in the number of the former: "a nurse" → "a data scientist"."""
    new, old = words(name), words(former)
    if not new or not old or new[-1].plural == old[-1].plural:
        return name
    last = new[-1]
    head = name[: last.start]
    return head + (last.key if last.plural else _plural(last.surface))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _capitalised(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def title_of(entry: RoleEntry, mention_text: str, language: str) -> str:
    """What to call a role in a rewritten question: its title; in Chinese, as the conversation called it."""
    return mention_text if language == "zh" and mention_text else entry.role.title
