"""An embedding model of an Ollama server, through LangChain.

Which languages its vectors carry is found out by trying: names differ, and a model says nothing of them. Some models
want a few words before a question or a passage; those are added here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import httpx
import numpy as np
import ollama
from langchain_ollama import OllamaEmbeddings  # noqa: TID251

from app.adapters.ollama_server import client_settings, find_ollama, server_url, unreachable
from app.errors import ModelUnavailable
from app.ports import Vector

_BATCH = 32

# Question and passage prefixes, from the models' own cards.
PREFIXES: dict[str, tuple[str, str]] = {
    "nomic-embed-text": ("search_query: ", "search_document: "),
    "mxbai-embed-large": ("Represent this sentence for searching relevant passages: ", ""),
    "snowflake-arctic-embed": ("Represent this sentence for searching relevant passages: ", ""),
    "snowflake-arctic-embed2": ("query: ", ""),
    "embeddinggemma": ("task: search result | query: ", "title: none | text: "),
    "qwen3-embedding": ("Instruct: Given a question, retrieve passages that answer it\nQuery: ", ""),
}

PAIRS: tuple[tuple[str, str], ...] = (
    ("a nurse cares for patients", "护士照顾病人"),
    ("the teacher explains mathematics", "老师讲解数学"),
    ("he repairs cars in a garage", "他在车库修理汽车"),
    ("the bank lends money", "银行发放贷款"),
    ("it rains heavily today", "今天下大雨"),
    ("she plays the piano", "她弹钢琴"),
    ("cooking rice and vegetables", "煮米饭和蔬菜"),
    ("software engineers write code", "软件工程师编写代码"),
    ("the train leaves at noon", "火车中午出发"),
    ("the court heard the case", "法院审理了此案"),
    ("farmers harvest wheat", "农民收割小麦"),
    ("a letter of application for a job", "求职信"),
    ("the price of houses", "房价"),
    ("artificial intelligence", "人工智能"),
    ("the heart pumps blood", "心脏泵血"),
    ("a football match", "足球比赛"),
    ("learning a foreign language", "学习外语"),
    ("the ship crosses the ocean", "船横渡大洋"),
    ("pension for old age", "养老金"),
    ("wages and salaries", "工资和薪水"),
)


class OllamaEmbedder:
    """One embedding model of the server. Vectors are brought to unit length; long texts are cut by the server."""

    def __init__(self, name: str, host: str) -> None:
        """Raises ``ModelUnavailable`` if nothing answers at ``host``, or it has no such embedding model."""
        server = find_ollama(host)
        if server is None:
            raise unreachable(server_url(host))
        self._url = server.url
        self._about = server.model(name)
        if not self._about.embeds:
            raise ModelUnavailable(
                f"Ollama's model '{name}' makes no embeddings.", "Get one that does, such as: ollama pull bge-m3"
            )
        base = self._about.name.split(":")[0].rsplit("/", 1)[-1]
        self._question_prefix, self._passage_prefix = PREFIXES.get(base, ("", ""))
        self._model = OllamaEmbeddings(
            model=self._about.name,
            base_url=server.url,
            sync_client_kwargs=client_settings(server.url),
        )
        self._dimension = len(self.embed_question("dimension"))

    @property
    def name(self) -> str:
        """``ollama/NAME@DIGEST``: a model pulled anew under the same name may be another."""
        return f"ollama/{self._about.name}@{self._about.digest}"

    @property
    def dimension(self) -> int:
        """As the model's first vector showed."""
        return self._dimension

    @cached_property
    def languages(self) -> frozenset[str]:
        """English, and Chinese if the model puts known translations together; tried when first asked."""
        return frozenset({"en", "zh"}) if sees_chinese(self.embed) else frozenset({"en"})

    def embed(self, texts: Sequence[str]) -> Vector:
        """Unit vectors, shape (len(texts), dimension)."""
        parts = [self._vectors(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.concatenate(parts) if parts else np.empty((0, self._dimension), dtype=np.float32)

    def embed_question(self, text: str) -> Vector:
        """The unit vector of a question, shape (dimension,)."""
        with self._mapped():
            vectors = _unit([self._model.embed_query(self._question_prefix + text)])
        return vectors.reshape(-1)

    def _vectors(self, texts: Sequence[str]) -> Vector:
        with self._mapped():
            return _unit(self._model.embed_documents([self._passage_prefix + text for text in texts]))

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except ollama.ResponseError as error:
            hint = f"Get it: ollama pull {self._about.name}" if error.status_code == 404 else "See Ollama's log."
            raise ModelUnavailable(f"Ollama failed with '{self._about.name}': {error.error}.", hint) from error
        except (ConnectionError, httpx.HTTPError) as error:
            raise unreachable(self._url) from error


def sees_chinese(embed: Callable[[Sequence[str]], Vector]) -> bool:
    """Whether Chinese sentences lie nearest to their English translations, most of the time, out of twenty."""
    english = embed([pair[0] for pair in PAIRS])
    chinese = embed([pair[1] for pair in PAIRS])
    nearest = np.argmax(english @ chinese.T, axis=1)
    return bool(np.mean(nearest == np.arange(len(PAIRS))) >= 0.7)


def _unit(vectors: Sequence[Sequence[float]]) -> Vector:
    array = np.asarray(vectors, dtype=np.float32)
    return np.asarray(array / np.maximum(np.linalg.norm(array, axis=1, keepdims=True), 1e-12), dtype=np.float32)
