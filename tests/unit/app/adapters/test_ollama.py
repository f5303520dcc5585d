import json
import time

import numpy as np
import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.adapters.ollama_chat import OllamaChat, find_ollama
from app.adapters.ollama_embeddings import PAIRS, OllamaEmbedder, sees_chinese
from app.adapters.ollama_server import Vocabulary, server_url
from app.adapters.ollama_tokens import counter_of, tokenizer_of
from app.adapters.onnx_embeddings import OnnxEmbedder
from app.errors import ModelUnavailable, PromptTooLong, SettingsError
from app.ports import Message
from tests.model_server import fixed_server

ASK = [Message("system", "Be brief."), Message("user", "What does a nurse do?")]
ABILITIES = {
    "talker:latest": ["completion", "thinking"],
    "nomic-embed-text:latest": ["embedding"],
    "far:cloud": ["completion"],
}
TAGS = {
    "models": [
        {"name": "talker:latest", "digest": "abcdef0123456789"},
        {"name": "nomic-embed-text:latest", "digest": "0123456789abcdef"},
        {"name": "far:cloud", "digest": "ffff", "remote_host": "https://example.org"},
    ]
}


def _shown(body):
    info = {"general.parameter_count": 2_000_000_000, "talker.context_length": 600}
    return {"capabilities": ABILITIES[body["model"]], "template": "{{ .Prompt }}", "model_info": info}


def _replies(prompt_tokens):
    lines = [
        {"model": "talker", "message": {"role": "assistant", "content": text}, "done": False}
        for text in ("A nurse", " cares.")
    ]
    end = {"done": True, "done_reason": "stop", "prompt_eval_count": prompt_tokens, "eval_count": 2}
    lines.append({"model": "talker", "message": {"role": "assistant", "content": ""}, **end})
    return "\n".join(json.dumps(line) for line in lines) + "\n"


@pytest.fixture
def ollama():
    vector = {"embeddings": [[3.0, 4.0]]}
    answers = {
        "/api/tags": (200, TAGS),
        "/api/show": (200, _shown),
        "/api/chat": (200, _replies(prompt_tokens=20)),
        "/api/embed": (200, lambda body: vector if isinstance(body["input"], str) else _vectors(body["input"])),
    }
    with fixed_server(answers) as server:
        yield server


def _vectors(texts):
    return {"embeddings": [[3.0, 4.0]] * len(texts)}


@pytest.fixture
def chat(ollama):
    return OllamaChat("talker", find_ollama(ollama.url), 2048)


def test_nothing_is_found_where_nothing_answers():
    assert find_ollama("127.0.0.1:9") is None


def test_a_server_that_takes_too_long_is_not_waited_for(ollama):
    ollama.answers["/api/tags"] = (200, lambda _: time.sleep(1) or TAGS)
    assert find_ollama(ollama.url, timeout=0.2) is None
    assert find_ollama(ollama.url, timeout=5) is not None


def test_chat_and_embedding_models_are_told_apart(ollama):
    found = find_ollama(ollama.url)
    assert [model.name for model in found.chat_models] == ["talker:latest"]
    assert [model.name for model in found.embedding_models] == ["nomic-embed-text:latest"]


def test_a_model_that_runs_elsewhere_is_never_offered(ollama):
    assert "far:cloud" not in {model.name for model in find_ollama(ollama.url).chat_models}


def test_a_damaged_model_does_not_hide_the_others(ollama):
    ollama.answers["/api/show"] = (500, {"error": "damaged"})
    found = find_ollama(ollama.url)
    assert len(found.models) == 3
    assert found.chat_models == []


def test_a_model_that_is_not_there_is_to_be_pulled(ollama):
    with pytest.raises(ModelUnavailable) as caught:
        OllamaChat("llama3.2", find_ollama(ollama.url), 2048)
    assert "ollama pull llama3.2" in caught.value.hint


def test_an_embedding_model_does_not_chat(ollama):
    with pytest.raises(ModelUnavailable, match="does not chat"):
        OllamaChat("nomic-embed-text", find_ollama(ollama.url), 2048)


def test_a_chat_model_does_not_embed(ollama):
    with pytest.raises(ModelUnavailable, match="makes no embeddings"):
        OllamaEmbedder("talker", ollama.url)


def test_a_chat_model_is_named_and_pinned(chat):
    assert (chat.name, chat.digest, chat.capable) == ("ollama/talker:latest", "abcdef012345", True)


def test_the_context_is_set_and_no_larger_than_the_model_s(chat, ollama):
    assert list(chat.stream(ASK, max_tokens=9)) == ["A nurse", " cares."]
    asked = ollama.last("/api/chat")
    assert asked["options"]["num_ctx"] == chat.context_tokens == 600
    assert asked["options"]["num_predict"] == 9


def test_a_model_that_can_think_aloud_is_told_not_to(chat, ollama):
    list(chat.stream(ASK, max_tokens=9))
    assert ollama.last("/api/chat")["think"] is False


def test_a_prompt_larger_than_counted_is_reported(chat, ollama):
    ollama.answers["/api/chat"] = (200, _replies(prompt_tokens=500))
    with pytest.raises(PromptTooLong, match="500 tokens"):
        list(chat.stream(ASK, max_tokens=9))


def test_a_model_removed_meanwhile_is_to_be_pulled_again(chat, ollama):
    chat.count_tokens(ASK)
    ollama.answers["/api/chat"] = (404, {"error": "model 'talker' not found"})
    with pytest.raises(ModelUnavailable) as caught:
        list(chat.stream(ASK, max_tokens=9))
    assert "ollama pull talker" in caught.value.hint


def test_passages_and_questions_are_marked_as_the_model_wants(ollama):
    embedder = OllamaEmbedder("nomic-embed-text", ollama.url)
    embedder.embed(["Nurses care."])
    assert ollama.last("/api/embed")["input"] == ["search_document: Nurses care."]
    embedder.embed_question("What do nurses do?")
    assert ollama.last("/api/embed")["input"] == ["search_query: What do nurses do?"]


def test_vectors_are_brought_to_unit_length(ollama):
    embedder = OllamaEmbedder("nomic-embed-text", ollama.url)
    assert np.allclose(embedder.embed(["a", "b"]), [[0.6, 0.8], [0.6, 0.8]])


def test_an_embedder_s_name_pins_the_model(ollama):
    assert OllamaEmbedder("nomic-embed-text", ollama.url).name == "ollama/nomic-embed-text:latest@0123456789ab"


def test_an_embedder_without_a_server_says_how_to_start_one():
    with pytest.raises(ModelUnavailable) as caught:
        OllamaEmbedder("bge-m3", "127.0.0.1:9")
    assert "ollama serve" in caught.value.hint


def test_a_model_of_english_does_not_see_chinese():
    assert not sees_chinese(OnnxEmbedder().embed)


def test_a_model_that_puts_translations_together_sees_chinese():
    english = {chinese: known for known, chinese in PAIRS}
    assert sees_chinese(lambda texts: HashingEmbedder(256).embed([english.get(text, text) for text in texts]))


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        (":5000", "http://127.0.0.1:5000"),
        ("box", "http://box:11434"),
        ("http://box", "http://box:80"),
        ("https://box/ollama/", "https://box:443/ollama"),
        ("[::1]:5000", "http://[::1]:5000"),
    ],
)
def test_a_host_is_read_as_ollama_reads_it(host, url):
    assert server_url(host) == url


def test_a_host_that_is_no_address_is_reported():
    with pytest.raises(SettingsError, match="no address"):
        server_url("box:port")


def _vocabulary(**changes):
    tokens = ["n", "u", "r", "s", "e", "Ġ", "nu", "rs", "nurs", "nurse", "Ġnurse"]
    merges = ["n u", "r s", "nu rs", "nurs e", "Ġ nurse"]
    parts = {"kind": "gpt2", "splitter": "gpt-2", "tokens": tuple(tokens), "merges": tuple(merges), "template": ""}
    return Vocabulary(**{**parts, **changes})


def test_a_tokenizer_is_rebuilt_from_its_vocabulary():
    assert tokenizer_of(_vocabulary()).encode("nurse nurse").tokens == ["nurse", "Ġnurse"]


def test_a_way_of_splitting_that_is_not_known_counts_bytes():
    count = counter_of(_vocabulary(splitter="unheard-of"))
    assert count([Message("user", "nurse" * 10)]) - count([Message("user", "")]) == 50


def test_the_words_of_the_template_are_counted():
    plain, wordy = counter_of(_vocabulary()), counter_of(_vocabulary(template="nurse{{ .System }} nurse"))
    assert wordy(ASK) == plain(ASK) + 2
