"""A look at every part of one coach: is it there, does it work, and what to do if not."""

from __future__ import annotations

import importlib.util
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.choosing import LIBRARY_FILE
from app.compose import Coach, refuse_mismatch
from app.errors import CoachError
from app.ports import Message, SourceStatus
from app.settings import Settings

_LEAST_FREE = 500_000_000


class State(StrEnum):
    """How a part is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of one part, and what to do about it."""

    part: str
    state: State
    finding: str
    remedy: str = ""


def examine(coach: Coach, origins: Mapping[str, str]) -> Iterator[Check]:
    """Check one part after the other. A part that raises an expected error is a fault with that error's hint."""
    yield from _settings(coach.settings, origins)
    for part, look in (
        ("embedding model", _embedder),
        ("chat model", _chat),
        ("text index", _text_index),
        ("vector store", _vectors),
        ("library", _library),
        ("prompts", _prompts),
        ("browser assets", _assets),
        ("disk", _disk),
        ("Ollama", _ollama),
    ):
        yield _guarded(part, look, coach)


def _guarded(part: str, look: Callable[[str, Coach], Check], coach: Coach) -> Check:
    try:
        return look(part, coach)
    except CoachError as error:
        return Check(part, State.FAULT, error.message, error.hint)


def _settings(settings: Settings, origins: Mapping[str, str]) -> Iterator[Check]:
    for name, origin in sorted(origins.items()):
        shown = "(hidden)" if name == "api_key" else str(getattr(settings, name))
        yield Check(f"setting {name}", State.OK, f"{shown}, from {origin}")
    if not origins:
        yield Check("settings", State.OK, "All at their defaults.")


def _embedder(part: str, coach: Coach) -> Check:
    vector = coach.embedder.embed_question("registered nurse")
    return Check(part, State.OK, f"{coach.embedder.name}, {len(vector)} dimensions.")


def _chat(part: str, coach: Coach) -> Check:
    chat = coach.parts().chat
    reply = "".join(chat.stream([Message("user", "Say yes.")], max_tokens=4))
    if not reply.strip():
        return Check(part, State.FAULT, f"{chat.name} loads but writes nothing.", "Choose another with --model.")
    return Check(part, State.OK, f"{chat.name}, {chat.context_tokens} tokens of context.")


def _text_index(part: str, coach: Coach) -> Check:
    coach.library.check()
    return Check(part, State.OK, f"{coach.settings.home / LIBRARY_FILE} is sound.")


def _vectors(part: str, coach: Coach) -> Check:
    refuse_mismatch(coach.library, coach.embedder)
    if not (coach.settings.chroma_url or coach.claim.take("", patience=0)):
        return Check(part, State.OK, f"Kept by {coach.claim.holder()}, and left alone here.")
    held, wanted = coach.vectors_for_writing.ids(), coach.library.chunk_ids()
    if held != wanted:
        missing, stray = len(wanted - held), len(held - wanted)
        finding = f"{missing} chunks are missing from it and {stray} are strays."
        return Check(part, State.WARNING, finding, "Run 'career-coach ingest': it brings the two in step.")
    return Check(part, State.OK, f"{len(held)} vectors, in step with the text index.")


def _library(part: str, coach: Coach) -> Check:
    if not coach.settings.corpus.is_dir():
        return Check(part, State.FAULT, f"There is no folder {coach.settings.corpus}.", "Make it, or set 'corpus'.")
    records = coach.library.records()
    counts = Counter(record.status for record in records)
    if not records:
        return Check(part, State.WARNING, "Nothing is indexed yet.", "Run 'career-coach ingest' or open the page.")
    refused, waiting = counts[SourceStatus.REFUSED], counts[SourceStatus.QUARANTINED]
    finding = f"{counts[SourceStatus.INDEXED]} sources answer questions, {refused} files were refused"
    finding += f", {waiting} wait for approval." if waiting else "."
    if refused or waiting:
        return Check(part, State.WARNING, finding, "The Library tab and 'career-coach ingest' say why.")
    return Check(part, State.OK, finding)


def _prompts(part: str, coach: Coach) -> Check:
    prompts = coach.parts().prompts
    prompts["answer"]
    return Check(part, State.OK, ", ".join(f"{name} ({digest})" for name, digest in prompts.hashes))


def _assets(part: str, coach: Coach) -> Check:
    del coach
    found = importlib.util.find_spec("gradio")
    index = Path(found.origin).parent / "templates" / "frontend" / "index.html" if found and found.origin else None
    if index is None or not index.is_file():
        return Check(part, State.FAULT, "Gradio's page is not installed.", "Install again: 'uv sync --reinstall'.")
    return Check(part, State.OK, "The page's scripts and styles are on this machine.")


def _disk(part: str, coach: Coach) -> Check:
    free = shutil.disk_usage(coach.settings.home).free
    finding = f"{free / 1e9:.1f} GB free at {coach.settings.home}."
    if free < _LEAST_FREE:
        return Check(part, State.WARNING, finding, "Free some space, or move the home folder with --home.")
    return Check(part, State.OK, finding)


def _ollama(part: str, coach: Coach) -> Check:
    from app.adapters.ollama_chat import find_ollama

    server = find_ollama(coach.settings.ollama_host, timeout=1.0)
    asked_for = "ollama/" in coach.settings.model or "ollama/" in coach.settings.embeddings
    if server is not None:
        names = ", ".join(model.name for model in server.chat_models) or "no chat model"
        return Check(part, State.OK, f"Answers at {coach.settings.ollama_host}: {names}.")
    finding = f"Does not answer at {coach.settings.ollama_host}."
    if asked_for:
        return Check(part, State.FAULT, finding, "Start it with 'ollama serve', or use the embedded models.")
    return Check(part, State.OK, finding + " The embedded models serve.")
