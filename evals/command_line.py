"""The ``eval`` command: its options. What it does is in ``evals.command``, which is imported only when it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from app.compose import Coach
from evals.results import Mode

CONSOLE = Console()
OUT = Path("eval-report")


def commands(index_if_empty: Callable[[Coach], None]) -> typer.Typer:
    """The command and those under it; ``index_if_empty`` indexes the library of a coach that has none yet."""
    app = typer.Typer(
        invoke_without_command=True,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        help="Measure the coach before a release: 0 if it may go out, 1 if not, 2 if it could not be measured.",
    )

    @app.callback()
    def evaluate(
        ctx: typer.Context,
        *,
        suite: Annotated[list[str] | None, typer.Option(help="A suite to run; several times for several.")] = None,
        quick: Annotated[bool, typer.Option("--quick", help="Samples of each suite, minutes (the default).")] = False,
        full: Annotated[bool, typer.Option("--full", help="All of each suite, up to an hour.")] = False,
        smoke: Annotated[bool, typer.Option("--smoke", help="A handful of each suite: does it run at all?")] = False,
        accept: Annotated[
            bool, typer.Option("--accept", help="Keep this full run as the baseline of its version.")
        ] = False,
        out: Annotated[Path, typer.Option(help="Folder for the report, JUnit's file and the logs.")] = OUT,
        home: Annotated[Path | None, typer.Option(help="Folder of the index and feedback.")] = None,
        corpus: Annotated[Path | None, typer.Option(help="Folder of the library's files.")] = None,
        model: Annotated[str | None, typer.Option(help="Chat model, as for `career-coach serve`.")] = None,
    ) -> None:
        """Run the suites, hold them against the gates and the last release, and write a report."""
        if ctx.invoked_subcommand is not None:
            return
        if quick + full + smoke > 1:
            raise typer.BadParameter("Give one of --quick, --full and --smoke.")
        from evals.command import Request, evaluate
        from evals.tasks.asking import Asking

        mode = Mode.FULL if full else Mode.SMOKE if smoke else Mode.QUICK
        asking = Asking(mode, str(home or ""), str(corpus or ""), model or "")
        request = Request(asking, out, tuple(suite or ()), accepting=accept)
        raise typer.Exit(evaluate(request, CONSOLE, index_if_empty))

    return app
