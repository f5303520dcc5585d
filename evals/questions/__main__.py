"""Writes the gold of questions about figures anew: ``python -m evals.questions [CORPUS]``.

Run it after the figures of the library were refreshed, and read the difference before you commit it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from evals.questions.library import Corpus
from evals.questions.refreshing import renewed
from evals.questions.samples import ANSWERABLE, FALSE_PREMISES, Answerable, FalsePremise
from evals.questions.samples import read_answerable as answerable
from evals.questions.samples import read_false_premises as false_premises


def main(corpus: Corpus) -> None:
    """Rewrite both files that have gold."""
    _write(ANSWERABLE, answerable(), corpus)
    _write(FALSE_PREMISES, false_premises(), corpus)


def _write(file: Path, samples: Sequence[Answerable | FalsePremise], corpus: Corpus) -> None:
    lines = [_renewed(sample, corpus).model_dump_json(exclude_defaults=True) for sample in samples]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _renewed(sample: Answerable | FalsePremise, corpus: Corpus) -> Answerable | FalsePremise:
    return sample.model_copy(update={"gold": tuple(renewed(fact, corpus) for fact in sample.gold)})


if __name__ == "__main__":
    main(Corpus(Path(sys.argv[1] if len(sys.argv) > 1 else "corpus")))
