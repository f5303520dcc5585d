"""The acid test: whatever a model says, nothing false is shown. The real pipeline over part of the shipped library."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from app.adapters.kept_embeddings import FOLDER_NAME
from app.adapters.lies import bare
from app.adapters.lying_chat import LyingChat
from app.compose import Coach
from app.domain import Answer, Claim, ClaimKind, Question
from app.pipeline import Parts, answer
from app.settings import Settings
from ingest.synchronising import CorpusIngest
from ingest.workers import WorkerPool

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
QUESTIONS = ROOT / "evals" / "datasets" / "library_questions.jsonl"
ASKED = 48
MANY = 60
"""More points than an answer may have, so that every lie is decided."""


@dataclass(frozen=True)
class Asked:
    """A question, the answer, and the lies that were told on the way."""

    answer: Answer
    chat: LyingChat


def samples() -> list[tuple[str, list[str]]]:
    """Questions, and the files of the library that answer them; every language and theme has its turn."""
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    by_theme: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        by_theme.setdefault(f"{row['language']} {row['theme']}", []).append(row)
    turns = sorted(chain.from_iterable(enumerate(group) for group in by_theme.values()), key=lambda turn: turn[0])
    return [(row["question"], [gold["path"] for gold in row["gold"]]) for _, row in turns[:ASKED]]


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coach]:
    """A coach over the files that answer the questions, with the vectors that are kept of them."""
    home = tmp_path_factory.mktemp("coach")
    for path in sorted({path for _, paths in samples() for path in paths}):
        for name in (path, f"{path}.yaml"):
            if (CORPUS / name).is_file():
                (home / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(CORPUS / name, home / "corpus" / name)
    shutil.copytree(CORPUS / FOLDER_NAME, home / "corpus" / FOLDER_NAME)
    built = Coach(Settings(home=home / "home", corpus=home / "corpus", model="double/liar"))
    ingest = CorpusIngest(
        home / "corpus",
        built.library,
        built.vectors_for_writing,
        built.embedder,
        home / "home" / "ingest.lock",
        WorkerPool(),
    )
    for _ in ingest.sync():
        pass
    yield built
    built.close()


@pytest.fixture(scope="module")
def asked(coach: Coach) -> list[Asked]:
    """Every question, answered by way of a liar who is let to say all that it wants."""
    settings = coach.settings.model_copy(update={"points": MANY, "reply_tokens": 1500, "context_tokens": 8192})
    found = []
    for number, (question, _) in enumerate(samples()):
        chat = LyingChat(seed=number, context_tokens=8192, most=30)
        parts = coach.parts()
        made = Parts(**{**{name: getattr(parts, name) for name in Parts.__slots__}, "chat": chat, "settings": settings})
        found.append(Asked(answer(Question(question), made), chat))
    return found


def shown(asked: list[Asked]) -> list[tuple[Asked, Claim]]:
    return [(one, claim) for one in asked for claim in one.answer.claims]


def words(text: str) -> list[str]:
    found = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|[$€£¥%]", text.casefold())
    return [word for word in found if word not in {"and", "和", "、"}]


def is_subsequence(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


@pytest.mark.slow
def test_the_liar_tells_lies_of_every_kind(asked: list[Asked]) -> None:
    told = [lie for one in asked for lie in one.chat.lies]
    assert len(told) >= 800
    assert len({lie.kind for lie in told}) >= 30


@pytest.mark.slow
def test_no_lie_is_shown(asked: list[Asked]) -> None:
    passed = [
        (lie.kind, claim.text)
        for one, claim in shown(asked)
        for lie in one.chat.lies
        if claim.kind is not ClaimKind.QUOTE and bare(lie.text) in bare(claim.text)
    ]
    assert passed == []


@pytest.mark.slow
def test_a_quote_repeats_its_source_to_the_letter(asked: list[Asked]) -> None:
    quotes = [claim for _, claim in shown(asked) if claim.kind is ClaimKind.QUOTE]
    assert quotes
    for claim in quotes:
        citation = claim.citations[0]
        assert claim.text == citation.quote
        assert claim.text in citation.passage.chunk.text


@pytest.mark.slow
def test_a_statement_is_what_is_true_in_a_lie(asked: list[Asked]) -> None:
    """The liar states nothing without a lie in it, so what is shown must be a true sentence of which it made one."""
    for one, claim in shown(asked):
        if claim.kind is ClaimKind.STATEMENT:
            assert any(is_subsequence(words(claim.text), words(lie.truth)) for lie in one.chat.lies), claim.text


@pytest.mark.slow
def test_every_number_of_a_statement_stands_in_what_it_cites(asked: list[Asked]) -> None:
    for _, claim in shown(asked):
        cited = " ".join(f"{one.passage.source.title} {one.quote}" for one in claim.citations)
        assert set(re.findall(r"\d+", claim.text)) <= set(re.findall(r"\d+", cited)), claim.text


@pytest.mark.slow
def test_a_promise_is_never_a_suggestion(asked: list[Asked]) -> None:
    assert [claim.text for _, claim in shown(asked) if claim.kind is ClaimKind.SUGGESTION] == []


@pytest.mark.slow
def test_an_order_to_the_coach_is_never_shown(asked: list[Asked]) -> None:
    texts = " ".join(claim.text for _, claim in shown(asked)).casefold()
    assert not re.search(r"ignore the passages|system:|verifier|系统提示", texts)


@pytest.mark.slow
def test_every_lie_is_counted_as_withheld(asked: list[Asked]) -> None:
    for one in asked:
        if one.answer.trace.draft_tokens:
            assert one.answer.trace.withheld
