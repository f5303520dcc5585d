"""The command line: ``career-coach`` and its commands. It wires app, ingest and page together, and decides nothing."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from app.adapters.watchfiles_watcher import changes
from app.compose import Coach, refuse_mismatch
from app.console import show_answer, show_checks, show_progress, show_reports
from app.doctor import State, examine
from app.domain import Question
from app.errors import CoachError, EmbeddingMismatch, SettingsError
from app.handover import hand_over
from app.pipeline import answer, stream
from app.ports import FileOutcome, FileReport
from app.records import answer_json, read_history
from app.report import show_health
from app.settings import Settings, load
from evals.command_line import commands
from ingest.incoming import own_name, put, same_bytes, staged
from ingest.near_duplicates import similar
from ingest.recognition import recognises
from ingest.splitting import embedding_text
from ingest.synchronising import CorpusIngest
from ingest.workers import Limits, WorkerPool

CONSOLE = Console()
ERRORS = Console(stderr=True)
_HANDOVER_SECONDS = 300.0

Home = Annotated[Path | None, typer.Option("--home", help="Folder of the index and feedback.")]
Corpus = Annotated[Path | None, typer.Option("--corpus", help="Folder of the library's files.")]
Model = Annotated[
    str | None, typer.Option("--model", help="Chat model: auto, embedded, gguf/PATH, ollama/NAME, openai/NAME.")
]
Embeddings = Annotated[str | None, typer.Option("--embeddings", help="Embedding model: embedded, ollama/NAME.")]
BaseUrl = Annotated[str | None, typer.Option("--base-url", help="Address of an OpenAI-style server, with /v1.")]


class _ServeByDefault(typer.core.TyperGroup):
    """``career-coach`` and ``career-coach --port 8000`` mean ``career-coach serve …``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        own = {"--help", "--install-completion", "--show-completion"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ServeByDefault,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="A career coach that answers from your own library and shows the passage behind every sentence. "
    "Without a command it opens the page.",
)


@app.command()
def serve(
    *,
    host: Annotated[str | None, typer.Option(help="Address to serve on (default 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on (default 7860).")] = None,
    home: Home = None,
    corpus: Corpus = None,
    model: Model = None,
    embeddings: Embeddings = None,
    base_url: BaseUrl = None,
) -> None:
    """Open the chat page. The library is indexed meanwhile; questions are answered from what is in already."""
    from app.serving import keep_home, serve_page

    flags = {"host": host, "port": port, "home": home, "corpus": corpus}
    coach = _coach({**flags, "model": model, "embeddings": embeddings, "base_url": base_url})
    keep_home(coach)
    ingest = _ingest(coach)
    _offer_rebuild(coach, ingest)
    try:
        serve_page(coach, ingest, similar, CONSOLE)
    finally:
        coach.close()


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole answer as JSON, its Trace included.")
    ] = False,
    history: Annotated[
        Path | None, typer.Option(help='Earlier turns: a JSON list of {"asked": "…", "answered": "…"}.')
    ] = None,
    home: Home = None,
    corpus: Corpus = None,
    model: Model = None,
    embeddings: Embeddings = None,
    base_url: BaseUrl = None,
) -> None:
    """Answer one question on the terminal, with its sources below. Indexes the library first if nothing is in."""
    coach = _coach({"home": home, "corpus": corpus, "model": model, "embeddings": embeddings, "base_url": base_url})
    asked = Question(question, read_history(history) if history else ())
    _index_if_empty(coach)
    try:
        if as_json:
            sys.stdout.write(answer_json(answer(asked, coach.parts())) + "\n")
        else:
            show_answer(stream(asked, coach.parts()), CONSOLE)
    finally:
        coach.close()


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files to copy into the library; without any, all of it is brought up to date."),
    ] = None,
    *,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and index what changes, until Ctrl-C.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget the index and make it anew.")] = False,
    keep_vectors: Annotated[
        bool, typer.Option("--keep-vectors", help="Keep the vectors in the library's folder, for other machines.")
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Index nothing; say how the library is: refused, double, old, never used.")
    ] = False,
    home: Home = None,
    corpus: Corpus = None,
    embeddings: Embeddings = None,
) -> None:
    """Index the library now; a table says what was added, changed, removed or refused, and why.

    Exit 1 if a file was refused.
    """
    coach = _coach({"home": home, "corpus": corpus, "embeddings": embeddings})
    if report:
        show_health(coach.health(similar(coach.library.sketches())), CONSOLE)
        return
    files = _files(paths or (), coach.settings.corpus)
    if files and not rebuild and coach.kept_elsewhere():
        _hand_over(files, coach)
        return
    coach.keep_home()
    if rebuild:
        coach.discard_damaged()
    made = _ingest(coach)
    reports = _indexed(made, files, rebuild=rebuild)
    if keep_vectors:
        CONSOLE.print(Text(f"Vectors kept in {coach.keep_vectors(embedding_text)}."))
    if watch:
        _follow(made, coach.settings.corpus)
    _refuse(reports)


def _indexed(made: CorpusIngest, files: Sequence[Path], *, rebuild: bool) -> list[FileReport]:
    """Add the files, or bring the library up to date, and tell what came of it."""
    reports = [report for path in files for report in _add(made, path)]
    if rebuild or not reports:
        reports += show_progress(made.sync(rebuild=rebuild), CONSOLE)
    show_reports(reports, CONSOLE)
    return reports


@app.command()
def doctor(
    *,
    home: Home = None,
    corpus: Corpus = None,
    model: Model = None,
    embeddings: Embeddings = None,
    base_url: BaseUrl = None,
) -> None:
    """Check every part and say what to do about faults. Exit 1 on a fault."""
    flags = {"home": home, "corpus": corpus, "model": model, "embeddings": embeddings, "base_url": base_url}
    loaded = load(flags)
    coach = Coach(loaded.settings)
    try:
        checks = list(examine(coach, loaded.origins))
    finally:
        coach.close()
    show_checks(checks, CONSOLE)
    if any(check.state is State.FAULT for check in checks):
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; an expected error ends it with its message, its hint, and exit code 1."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app()
    except CoachError as error:
        ERRORS.print(Text(error.message, style="bold red"))
        ERRORS.print(Text(error.hint))
        sys.exit(1)


def _coach(flags: Mapping[str, object]) -> Coach:
    return Coach(load(flags).settings)


def _ingest(coach: Coach) -> CorpusIngest:
    settings = coach.settings
    return CorpusIngest(
        settings.corpus,
        coach.library,
        coach.vectors_for_writing,
        coach.embedder,
        settings.home / "ingest.lock",
        WorkerPool(_limits(settings)),
    )


def _limits(settings: Settings) -> Limits:
    """Recognising pictures of text takes some seconds and a gigabyte for each page."""
    time, memory = (10, 3) if recognises() else (1, 1)
    return Limits(settings.read_seconds * time, settings.read_megabytes * memory)


def _files(paths: Iterable[Path], corpus: Path) -> list[Path]:
    """The files to copy into the corpus: those given and those in folders given; what is in it already is left out."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise SettingsError(f"There is no file {path}.", "Give the path of a file to add to the library.")
        inside = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        found.extend(one for one in inside if not one.resolve().is_relative_to(corpus))
    return found


def _follow(made: CorpusIngest, corpus: Path) -> None:
    """Index what changes, and say so, until it is interrupted."""
    for _ in changes(corpus, Event()):
        news = [report for report in show_progress(made.sync(), CONSOLE) if report.news]
        if news:
            show_reports(news, CONSOLE)


def _hand_over(files: Sequence[Path], coach: Coach) -> None:
    """Give the files to the coach that keeps the home. Exit 1 if one was refused."""
    run = hand_over(files, partial(_put, coach.settings.corpus), coach.library, seconds=_HANDOVER_SECONDS)
    reports = show_progress(run, CONSOLE)
    show_reports(reports, CONSOLE)
    _refuse(reports)


def _put(corpus: Path, path: Path) -> str:
    """Copy a file into the corpus, whole at once; its path there, or that of the file with the same bytes."""
    content = path.read_bytes()
    twin = next(same_bytes(corpus, content), None)
    if twin is not None:
        return twin
    with staged(corpus, content) as half:
        return put(corpus, half, own_name(path.name))


def _refuse(reports: Sequence[FileReport]) -> None:
    """Exit 1 if a file was refused."""
    if any(report.outcome is FileOutcome.REFUSED for report in reports):
        raise typer.Exit(1)


def _add(made: CorpusIngest, path: Path) -> list[FileReport]:
    return show_progress(made.add(path.name, path.read_bytes()), CONSOLE)


def _index_if_empty(coach: Coach) -> None:
    if not coach.library.records():
        show_progress(_ingest(coach).sync(), ERRORS)


def _offer_rebuild(coach: Coach, made: CorpusIngest) -> None:
    """With another embedding model than the index's: make it anew if the person at the terminal says so."""
    try:
        refuse_mismatch(coach.library, coach.embedder)
    except EmbeddingMismatch as error:
        if not sys.stdin.isatty() or not typer.confirm(f"{error.message} Index the library anew now?"):
            raise
        show_progress(made.sync(rebuild=True), CONSOLE)


app.add_typer(commands(_index_if_empty), name="eval")

if __name__ == "__main__":
    main()
