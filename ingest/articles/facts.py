"""The facts an article states: each is a named computation with its arguments, its written value, and its source.

`facts.json` keeps the facts of the last run, so that the articles can be checked where the data are not at hand.
How a fact is computed is left to the modules of figures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import UnreadableFile

Compute = Callable[..., str]


@dataclass(frozen=True)
class Figure:
    """A computation that articles may name: it takes codes or names and gives the value as an article prints it."""

    compute: Compute
    source: str


@dataclass(frozen=True)
class Fact:
    """One value printed in an article."""

    figure: str
    arguments: tuple[str, ...]
    value: str
    source: str

    @property
    def key(self) -> str:
        """Figure and arguments as an article's text names them: `pay(29-1141)`."""
        return f"{self.figure}({', '.join(self.arguments)})"


@dataclass
class FactBook:
    """Facts by key. Filled while articles are rendered from the data, or read back from `facts.json`."""

    facts: dict[str, Fact] = field(default_factory=dict)

    def computing(self, figures: Mapping[str, Figure]) -> dict[str, Compute]:
        """Functions for a text's `{{ … }}` marks that compute each value and write it down here."""
        return {name: self._recorder(name, figure) for name, figure in figures.items()}

    def quoting(self) -> dict[str, Compute]:
        """Functions for a text's `{{ … }}` marks that give the values written down here, with no data at hand."""
        return {name: self._quoter(name) for name in {fact.figure for fact in self.facts.values()}}

    def _recorder(self, name: str, figure: Figure) -> Compute:
        def record(*arguments: str) -> str:
            fact = Fact(name, arguments, figure.compute(*arguments), figure.source)
            self.facts[fact.key] = fact
            return fact.value

        return record

    def _quoter(self, name: str) -> Compute:
        def quote(*arguments: str) -> str:
            key = Fact(name, arguments, "", "").key
            if key not in self.facts:
                raise UnreadableFile(f"No fact {key} is written down.", hint="Run python -m ingest.articles again.")
            return self.facts[key].value

        return quote


def save(book: FactBook, path: Path) -> None:
    """Writes the facts in the order of their keys, so that two runs differ only where a figure does."""
    rows = [
        {"figure": fact.figure, "arguments": list(fact.arguments), "value": fact.value, "source": fact.source}
        for _, fact in sorted(book.facts.items())
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> FactBook:
    """Reads what `save` wrote."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    facts = [Fact(row["figure"], tuple(row["arguments"]), row["value"], row["source"]) for row in rows]
    return FactBook({fact.key: fact for fact in facts})
