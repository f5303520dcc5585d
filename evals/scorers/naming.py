"""Names that the library doesn't have: roles, courses, employers, links in shown text that is no verbatim quote.

A quote's names stand in its source by definition. Refusals are left out: they may repeat what the question named.
"""

from __future__ import annotations

import re

from app.domain import Answer
from app.language.words import index_terms
from app.ports import Library
from app.verification.names import Name, names, unnamed, word_stems
from app.verification.occupations import Occupation, occupations, strangers
from evals.questions.facts import plain
from evals.scorers.score import Score, judged, unscored
from evals.scorers.shown import sentences_shown

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s)\]>，。]+|\b[\w-]+\.(?:com|org|net|edu|gov|io|cn|co\.uk)(?:/[^\s)\]>，。]*)?\b"
)
_SEAM = re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z0-9+#])(?=[\u3400-\u9fff])")
"""Where Chinese and Latin letters meet without a space, a name begins or ends."""
_IN_QUOTES = re.compile(r"[“「『]([^”」』]+)[”」』]")
_JOINT = re.compile(r"\s+(?:and|or|&)\s+|\s*[,、和与或及]\s*")
_LOOKED_AT = 60
_BEGINNING = 4
"""So many letters of a name, which its plural has too, choose the roles whose titles are looked at closely."""


def names_exist(answer: Answer, library: Library) -> Score:
    """Whether everything named stands somewhere in the library."""
    if answer.refusal is not None:
        return unscored("It was refused.")
    invented = [name for text in _own_words(answer) for name in _invented(text, library)]
    if invented:
        return judged(False, f"The library does not have {', '.join(map(repr, dict.fromkeys(invented)))}.")
    return judged(True, "Everything named is in the library.")


def _own_words(answer: Answer) -> list[str]:
    headings = dict.fromkeys(claim.heading for claim in answer.claims if claim.heading)
    written = [sentence.text for sentence in sentences_shown(answer) if not sentence.is_verbatim]
    labels = [sentence.column for sentence in sentences_shown(answer) if sentence.column]
    fixed = (_without_asked(text, answer) for text in (answer.opening, *headings))
    return [text for text in (*fixed, *labels, *written) if text]


def _without_asked(text: str, answer: Answer) -> str:
    """The coach's fixed words without what they repeat of the question in quotation marks, to correct it."""
    asked = plain(answer.question.text)
    return _IN_QUOTES.sub(lambda match: "" if plain(match[1]) in asked else match[0], text)


def _invented(text: str, library: Library) -> list[str]:
    links = [match.group().rstrip(".,;") for match in _LINK.finditer(text)]
    without = _SEAM.sub(", ", _LINK.sub(" ", text))
    return [
        *(link for link in links if not _has_link(link, library)),
        *(name.text for name in names(without) if not _has_name(name, library)),
        *(role.text for role in occupations(without) if not _has_role(role, library)),
    ]


def _has_name(name: Name, library: Library) -> bool:
    """Whether the library has it; of names that "and" or "or" may have joined, each part will do."""
    parts = [part for part in _JOINT.split(name.text) if part]
    return _stands(name, library) or (
        len(parts) > 1 and all(_stands(Name(word_stems(part), part), library) for part in parts)
    )


def _stands(name: Name, library: Library) -> bool:
    return any(not unnamed([name], text) for text in _texts(name.text, library))


def _has_role(role: Occupation, library: Library) -> bool:
    return any(not strangers([role], occupations(text), ()) for text in _texts(role.text, library))


def _has_link(link: str, library: Library) -> bool:
    urls = (record.source.url for record in library.records() if record.source is not None)
    return any(plain(link) in plain(known) for known in (*urls, *_texts(link, library)))


def _texts(name: str, library: Library) -> list[str]:
    """What may hold the name: the passages that share most with it, their sources' titles, roles that are called so."""
    found = library.chunks([hit.chunk_id for hit in library.search(index_terms(name), _LOOKED_AT)])
    sources = map(library.source, {chunk.source_id for chunk in found})
    called = (". ".join((entry.role.title, *entry.role.names)) for entry in library.roles())
    return [
        *(". ".join((*chunk.heading_path, chunk.text)) for chunk in found),
        *(f"{source.title}. {source.publisher}" for source in sources if source is not None),
        *(titles for titles in called if name[:_BEGINNING].casefold() in titles.casefold()),
    ]
