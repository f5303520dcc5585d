"""A browser for the page, the page over doubles, and the page as ``career-coach serve`` serves it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from app.adapters.pdfium_pages import PdfPages
from app.adapters.sqlite_feedback import SqliteFeedback
from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.domain import Source
from app.ports import NearDuplicate
from app.ui.page import build
from app.ui.parts import IndexStatus, PageParts
from tests.functional.page_library import Answerer, DrawerIngest, health_of, shelf

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 60


@dataclass
class Served:
    """The page over doubles: its address, and the doubles to look at."""

    url: str
    answerer: Answerer
    feedback: SqliteFeedback
    status: list[IndexStatus]
    library: SqliteLibrary
    usage: SqliteUsage
    near: list[NearDuplicate]


expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = [path for path in (CHROMIUM, playwright.chromium.executable_path) if Path(path).exists()]
        if not found and not os.environ.get("CI"):
            pytest.skip(
                f"The page's tests need Chromium: install it as {CHROMIUM}, or by 'playwright install chromium'."
            )
        opened = playwright.chromium.launch(args=ARGUMENTS, executable_path=found[0] if found else CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    """A fresh browser profile; every request it makes must stay on this machine."""
    with watched(browser) as opened:
        yield opened


@contextmanager
def watched(browser: Browser, **options: object) -> Iterator[BrowserContext]:
    """A browser profile whose requests are checked when it closes."""
    abroad: list[str] = []

    def check(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            abroad.append(request.url)

    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    opened.set_default_timeout(15_000)
    opened.on("request", check)
    yield opened
    opened.close()
    assert abroad == []


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The page over a fixed library and a fixed answerer."""
    held = shelf()
    feedback = SqliteFeedback(None)
    pictures = PdfPages()
    usage = SqliteUsage(None)
    made = Served("", Answerer(held), feedback, [IndexStatus()], held.library, usage, [])

    def picture(source: Source, number: int, text: str) -> bytes | None:
        return pictures.picture(tmp_path / source.path, number, text)

    parts = PageParts(
        ask=made.answerer,
        record=lambda answer: f'{{"asked": "{answer.question.text}"}}',
        library=held.library,
        ingest=DrawerIngest(held.library),
        feedback=feedback,
        usage=usage,
        health=lambda: health_of(held.library, usage, made.near),
        status=lambda: made.status[-1],
        page_picture=picture,
        model_name=lambda: "embedded/smollm2",
        corpus=tmp_path / "corpus",
        home=tmp_path / "home",
        example_questions=("What do nurses earn?", "How is nursing changing?"),
        sources_note="# Sources\n\nMade for tests.",
    )
    with _serving(uvicorn.Config(build(parts), host="127.0.0.1", port=0, log_level="error", ws="none")) as port:
        made.url = f"http://127.0.0.1:{port}"
        yield made


@contextmanager
def _serving(config: uvicorn.Config) -> Iterator[int]:
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


@pytest.fixture
def chat(served: Served, context: BrowserContext) -> Page:
    """The chat, loaded. The browser goes before the server does, whose streams end with it."""
    page = context.new_page()
    open_chat(page, served.url)
    return page


def open_chat(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("#question textarea")
    page.wait_for_function("document.querySelector('#shelf .shelf') !== null")


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, and wait until its answer is whole."""
    before = page.locator(".exchange").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.wait_for_function(f"document.querySelectorAll('.exchange').length > {before}")
    page.wait_for_function("!document.querySelector('.working') && document.querySelector('#ask')")


@pytest.fixture(scope="module")
def coach_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of one role guide."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "nurses.md").write_text(NURSES, "utf-8")
    return folder


@pytest.fixture(scope="module")
def coach_url(coach_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``career-coach serve`` on its own library and home, with nothing but what is embedded."""
    with coach_serving(coach_corpus, tmp_path_factory.mktemp("home")) as url:
        yield url


@contextmanager
def coach_serving(corpus: Path, home: Path) -> Iterator[str]:
    """``career-coach serve`` in a process of its own, until the block ends."""
    port = _free_port()
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("CAREER_COACH_")}
    options = f"--host 127.0.0.1 --port {port} --model embedded --embeddings embedded".split()
    log = (home / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", *options, "--home", str(home), "--corpus", str(corpus)],
        env=own,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process, home / "serve.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the page did not come up: {log.read_text('utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


NURSES = """---
kind: role
title: Registered Nurses
publisher: Test library
licence: public domain
date: 2025-05
language: en
role: {code: 29-1141.00, title: Registered Nurses, names: [Nurse, RN]}
---
# Registered Nurses

## At a glance

Registered Nurses care for patients and work with doctors in hospitals and clinics.

## Pay

Registered Nurses earned a median of $98,430 a year in May 2025 (BLS OEWS).
One in ten Registered Nurses earned less than $68,940 a year in May 2025 (BLS OEWS).

## Outlook

Employment of Registered Nurses is projected to grow by 4.9 % from 2024 to 2034 (BLS EP).
"""
