"""Writes the quantised graph of all-MiniLM-L6-v2 anew, with the steps that onnxruntime has one fast kernel for.

The exporter's graph does attention and GELU in many small steps, and onnxruntime's own optimiser joins additions with
layer normalisations into a kernel that is slower than the two. Weights, scales and biases stay what they are; sums come
in another order, which int8 rounding turns into differences as large as those from one processor to another. The graph
takes one text without padding. Used by ``export_minilm`` only, which brings the ``onnx`` package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import onnx  # type: ignore[import-not-found, unused-ignore]
from numpy.typing import NDArray
from onnx import helper, numpy_helper  # type: ignore[import-not-found, unused-ignore]

LAYERS = 6
HEADS = 12
WIDTH = 384
WINDOW = 256
EPSILON = 1e-12
_OWN = "com.microsoft"
_EMBEDDINGS = "encoder.embeddings."


@dataclass(frozen=True)
class _Product:
    """A multiplication with int8 weights, whose zero points are all nought: names of weights, scales and bias."""

    weights: str
    scales: str
    bias: str


@dataclass
class _Graph:
    """The graph as it is written; tensors are named by what computes them."""

    given: Mapping[str, onnx.TensorProto]
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    kept: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def weight(self, name: str) -> str:
        """A tensor of the quantised graph, unchanged."""
        self.kept[name] = self.given[name]
        return name

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """A tensor of our own."""
        self.kept[name] = numpy_helper.from_array(values, name)
        return name

    def step(self, kind: str, inputs: Sequence[str], output: str, **attributes: object) -> str:
        """One of ONNX's own operators."""
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def own(self, kind: str, inputs: Sequence[str], output: str, **attributes: object) -> str:
        """One of onnxruntime's."""
        return self.step(kind, inputs, output, domain=_OWN, **attributes)

    def quantised_once(self, inputs: str, output: str) -> tuple[str, str, str]:
        """The same in eight bits, for several products: values, scale, zero point."""
        names = (f"{output}_q", f"{output}_s", f"{output}_z")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [inputs], names))
        return names

    def product(self, inputs: str, by: _Product, output: str) -> str:
        """Quantise, multiply, add the bias."""
        weights, scales, bias = map(self.weight, (by.weights, by.scales, by.bias))
        return self.own("DynamicQuantizeMatMul", [inputs, weights, scales, "", bias], output)

    def added_and_normalised(self, one: str, other: str, place: str, output: str) -> str:
        """Layer normalisation of a sum."""
        total = self.step("Add", [one, other], f"{output}_sum")
        return self.normalised(total, place, output)

    def normalised(self, inputs: str, place: str, output: str) -> str:
        """Layer normalisation with the weights of ``place``."""
        names = [self.weight(f"{place}.weight"), self.weight(f"{place}.bias")]
        return self.step("LayerNormalization", [inputs, *names], output, epsilon=EPSILON)


def fuse(quantised: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with fewer, faster steps; input ``input_ids`` (1 by tokens), output ``sentence_embedding``."""
    graph = _Graph({tensor.name: tensor for tensor in quantised.graph.initializer})
    products = [node for node in quantised.graph.node if node.op_type == "MatMulInteger"]
    if len(products) != 6 * LAYERS:
        raise ValueError(f"{len(products)} products, not six for each of {LAYERS} layers")
    states = _embedded(graph)
    for layer in range(LAYERS):
        states = _layer(graph, layer, products[6 * layer : 6 * layer + 6], states)
    mean = graph.step("ReduceMean", [states, graph.constant("tokens_axis", np.array([1]))], "mean", keepdims=0)
    length = graph.step("ReduceL2", [mean, graph.constant("last_axis", np.array([-1]))], "length", keepdims=1)
    graph.step("Div", [mean, length], "sentence_embedding")
    made = helper.make_graph(
        graph.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("sentence_embedding", onnx.TensorProto.FLOAT, [1, WIDTH])],
        list(graph.kept.values()),
    )
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(_OWN, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=quantised.ir_version)


def _embedded(graph: _Graph) -> str:
    """Words and their places; the type of the tokens is always the first, and goes into the places."""
    words = [graph.weight(f"{_EMBEDDINGS}word_embeddings.weight_{part}") for part in ("quantized", "scale")]
    zero = graph.weight(f"{_EMBEDDINGS}word_embeddings.weight_zero_point")
    rows = graph.step("Gather", [words[0], "input_ids"], "word_rows")
    meant = graph.step("DequantizeLinear", [rows, words[1], zero], "words")
    table = _plain(graph, "position_embeddings") + _plain(graph, "token_type_embeddings")[0]
    places = graph.constant("places", table[:WINDOW].astype(np.float32))
    count = graph.step("Shape", ["input_ids"], "count", start=1, end=2)
    placed = graph.step("Slice", [places, graph.constant("first", np.array([0])), count], "placed")
    return graph.added_and_normalised(meant, placed, f"{_EMBEDDINGS}LayerNorm", "embedded")


def _plain(graph: _Graph, table: str) -> NDArray[np.float32]:
    """A table of embeddings with its quantisation undone."""
    parts = (graph.given[f"{_EMBEDDINGS}{table}.weight_{part}"] for part in ("quantized", "scale", "zero_point"))
    values, scale, zero = (numpy_helper.to_array(part).astype(np.float32) for part in parts)
    return np.asarray((values - zero) * scale, np.float32)


def _layer(graph: _Graph, number: int, nodes: Sequence[onnx.NodeProto], states: str) -> str:
    """Attention, then the two products between which GELU stands; ``nodes`` are the layer's six products."""
    place = f"encoder.encoder.layer.{number}"
    names = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
    biases = (*names, "intermediate.dense", "output.dense")
    six = [_product(graph, node, f"{place}.{name}.bias") for node, name in zip(nodes, biases, strict=True)]
    values, scale, zero = graph.quantised_once(states, f"{number}_states")
    sides = []
    for product, side in zip(six[:3], ("query", "key", "value"), strict=True):
        weights, scales, bias = map(graph.weight, (product.weights, product.scales, product.bias))
        inputs = [values, weights, scale, scales, zero, "", bias]
        sides.append(graph.own("MatMulIntegerToFloat", inputs, f"{number}_{side}"))
    seen = graph.own("MultiHeadAttention", sides, f"{number}_seen", num_heads=HEADS)
    attended = graph.product(seen, six[3], f"{number}_attended")
    states = graph.added_and_normalised(attended, states, f"{place}.attention.output.LayerNorm", f"{number}_middle")
    wide = graph.own("Gelu", [graph.product(states, six[4], f"{number}_wide")], f"{number}_gelu")
    narrow = graph.product(wide, six[5], f"{number}_narrow")
    return graph.added_and_normalised(narrow, states, f"{place}.output.LayerNorm", f"{number}_out")


def _product(graph: _Graph, node: onnx.NodeProto, bias: str) -> _Product:
    weights, zeros = node.input[1], node.input[3]
    if numpy_helper.to_array(graph.given[zeros]).any():
        raise ValueError(f"{weights} was not quantised symmetrically")
    return _Product(weights, weights.replace("_quantized", "_scale"), bias)
