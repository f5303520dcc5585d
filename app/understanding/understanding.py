"""From a question as asked to one that can be searched: standing alone, with its roles, aspects and background.

Reads the conversation and the catalogue of roles; searches nothing. The same question always gives the same answer,
unless a chat model's rewriting is let in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain import Aspect, Question, RoleEntry, Turn, Understanding
from app.language.chinese import simplified
from app.language.detection import language_of
from app.understanding.aspects import aspects_of
from app.understanding.background import about_asker, is_wished_for, part
from app.understanding.leaning import SEVERAL, Leaning, leaning_of, says_something
from app.understanding.mentions import Mention, roles_of
from app.understanding.rewriting import Rewrite, extend, refer, title_of, turn, worded
from app.understanding.roles import RoleIndex
from app.understanding.spelling import Speller
from app.understanding.wording import masked

_REACH_BACK = 6
_BACKGROUND_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class _Said:
    """A question that stands alone, with the roles it names."""

    text: str
    mentions: tuple[Mention, ...]

    @property
    def names(self) -> dict[RoleEntry, str]:
        """Each role and how it was called."""
        found: dict[RoleEntry, str] = {}
        for mention in self.mentions:
            found.setdefault(mention.entry, self.text[mention.start : mention.end])
        return found


def understand(
    question: Question, index: RoleIndex, rewrite: Rewrite | None = None, speller: Speller | None = None
) -> Understanding:
    """What a question asks, in simplified characters where it is Chinese, its misspelt words put right by ``speller``.

    ``rewrite`` is a capable chat model's, used only for a question that leans on the past.
    """
    plain = simplified(question.text)
    text = speller.correct(plain) if speller else plain
    if text == question.text:
        return _understood(question, index, rewrite)
    found = _understood(replace(question, text=text), index, rewrite)
    corrected = part(text).asked != part(plain).asked
    return replace(found, question=question, rewritten=found.rewritten or corrected)


def _understood(question: Question, index: RoleIndex, rewrite: Rewrite | None) -> Understanding:
    parted = part(question.text)
    told = [part(earlier.asked).background for earlier in question.history]
    background = " ".join(text for text in (*told, parted.background) if text)[-_BACKGROUND_CHARACTERS:]
    said = _said(parted.asked, index)
    plain = Understanding(
        question=question,
        text=said.text,
        language=language_of(question.text),
        roles=roles_of(said.mentions),
        aspects=_aspects(said),
        background=background,
    )
    followed = _follow(plain, said, index, rewrite)
    asks = parted.background != question.text.strip()
    return _for_asker(followed, index) if asks and followed.background else followed


def _said(text: str, index: RoleIndex) -> _Said:
    return _Said(text, tuple(index.mentions(text)))


def _aspects(said: _Said) -> tuple[Aspect, ...]:
    return aspects_of(masked(said.text, [(mention.start, mention.end) for mention in said.mentions]))


def _follow(plain: Understanding, said: _Said, index: RoleIndex, rewrite: Rewrite | None) -> Understanding:
    history = plain.question.history
    if not history or not said.text:
        return plain
    first = (said.mentions[0].start, said.mentions[0].end) if said.mentions else None
    leaning = leaning_of(said.text, first, has_aspect=bool(plain.aspects))
    if leaning is Leaning.NONE:
        return plain
    last = _said(_last_said(history), index)
    if said.mentions:
        return _turned(plain, said, last)
    if leaning is Leaning.CONTINUES:
        text = worded(plain.question, extend(said.text, last.text), index, rewrite)
        return _rewritten(plain, text, roles_of(last.mentions), aspects=_aspects(last))
    return _referred(plain, said, index, rewrite)


def _turned(plain: Understanding, said: _Said, last: _Said) -> Understanding:
    """The last question asked of the role that this one names; no role of the last one stays."""
    former = last.mentions[0] if len(last.mentions) == 1 else None
    aspects = _aspects(last)
    return _rewritten(
        plain, turn(said.text, said.mentions[0], last.text, former, aspects), plain.roles, aspects=aspects
    )


def _referred(plain: Understanding, said: _Said, index: RoleIndex, rewrite: Rewrite | None) -> Understanding:
    names = _roles_meant(plain.question.history, index, several=SEVERAL.search(said.text) is not None)
    if not names:
        text = worded(plain.question, extend(said.text, _last_said(plain.question.history)), index, rewrite)
        return _rewritten(plain, text, (), aspects=plain.aspects)
    called = [title_of(entry, name, plain.language) for entry, name in names.items()]
    text = worded(plain.question, refer(said.text, called), index, rewrite)
    return _rewritten(plain, text, tuple(names), aspects=plain.aspects)


def _rewritten(
    plain: Understanding, text: str, roles: tuple[RoleEntry, ...], *, aspects: tuple[Aspect, ...]
) -> Understanding:
    return replace(plain, text=text, roles=roles, aspects=plain.aspects or aspects, rewritten=text != plain.text)


def _roles_meant(history: tuple[Turn, ...], index: RoleIndex, *, several: bool) -> dict[RoleEntry, str]:
    """The roles of the latest question; those of two where this one compares. Not beyond one that named no role."""
    found: dict[RoleEntry, str] = {}
    for earlier in reversed(history[-_REACH_BACK:]):
        text = _standalone(earlier)
        names = _said(text, index).names
        found = {**names, **found}
        if (found and not (several and len(found) == 1)) or (not names and says_something(text)):
            break
    return found


def _last_said(history: tuple[Turn, ...]) -> str:
    """The latest question that said something; of thanks and the like none is a question."""
    texts = [_standalone(earlier) for earlier in history[-_REACH_BACK:]]
    return next((text for text in reversed(texts) if says_something(text)), texts[-1])


def _standalone(earlier: Turn) -> str:
    return (earlier.understood or part(earlier.asked).asked or earlier.asked).strip()


def _for_asker(understood: Understanding, index: RoleIndex) -> Understanding:
    """A question about the asker that names no role turns on the role they told they have.

    One that leans on what was told just before ("does that take long?") turns on the role they wish for, and on both
    where it speaks of the asker too ("what would that do to my pay?").
    """
    if understood.roles:
        return understood
    meant = _meant(understood, _said(understood.background, index))
    if not meant:
        return understood
    roles = tuple(meant)
    if understood.text == understood.question.text.strip() and set(roles) <= set(
        roles_of(index.mentions(understood.text))
    ):
        return replace(understood, roles=roles)
    text = refer(understood.text, [title_of(entry, name, understood.language) for entry, name in meant.items()])
    return replace(understood, text=text, roles=roles, rewritten=True)


def _meant(understood: Understanding, told: _Said) -> dict[RoleEntry, str]:
    """Which of the roles in the background a question without one turns on, each with how it was called."""
    if not told.mentions:
        return {}
    names = told.names
    mine = about_asker(understood.text)
    wished = [mention.entry for mention in told.mentions if is_wished_for(told.text[: mention.start])]
    leans = leaning_of(understood.text, None, has_aspect=bool(understood.aspects)) is Leaning.REFERS
    own = next((entry for entry in names if entry not in wished), wished[0] if wished else None)
    chosen = [*([own] if mine else []), *(wished[-1:] if leans else [])]
    return {entry: names[entry] for entry in chosen if entry is not None}
