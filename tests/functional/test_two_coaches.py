"""Two processes and one home: the second is told, or asks the first; neither harms the index."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import CHECKOUT
from tests.functional.conftest import NURSES, coach_serving

pytestmark = pytest.mark.slow


class Served:
    """A coach that serves, and a way to call a second one on its home."""

    def __init__(self, url: str, home: Path, corpus: Path) -> None:
        self.url, self.home, self.corpus = url, home, corpus

    def second(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command on the same home and corpus."""
        folders = ["--home", str(self.home), "--corpus", str(self.corpus)]
        command = [sys.executable, "-m", "app", *arguments, *folders]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=CHECKOUT)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home, corpus = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("corpus")
    (corpus / "nurses.md").write_text(NURSES, "utf-8")
    with coach_serving(corpus, home) as url:
        yield Served(url, home, corpus)


def test_a_second_page_says_where_the_first_is(served: Served) -> None:
    done = served.second("serve", "--port", "7999")
    assert done.returncode == 1
    assert served.url in done.stderr


def test_a_rebuild_beside_a_page_is_refused_with_what_to_do(served: Served) -> None:
    done = served.second("ingest", "--rebuild")
    assert done.returncode == 1
    assert served.url in done.stderr


def test_files_are_given_to_the_coach_that_serves(served: Served, tmp_path: Path) -> None:
    (tmp_path / "welders.md").write_text("# Welders\n\nThe Harlow college trained 412 welders in 2024.", "utf-8")
    (tmp_path / "empty.md").write_text("", "utf-8")
    done = served.second("ingest", str(tmp_path / "welders.md"))
    assert done.returncode == 0, done.stderr
    assert "1 added" in done.stdout
    answered = served.second("ask", "--model", "embedded", "How many welders did the Harlow college train?")
    assert "412 welders" in answered.stdout
    again = served.second("ingest", str(tmp_path / "welders.md"))
    assert "1 unchanged" in again.stdout
    refused = served.second("ingest", str(tmp_path / "empty.md"))
    assert refused.returncode == 1
    assert "It is empty" in " ".join(refused.stdout.split())


def test_a_look_at_every_part_leaves_the_store_of_the_other_alone(served: Served) -> None:
    done = served.second("doctor", "--model", "embedded")
    assert served.url in "".join(done.stdout.split()).replace("│", "")
