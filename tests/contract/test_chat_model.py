"""What every chat model does, tried on the doubles, the embedded model, an OpenAI-style server and Ollama."""

from __future__ import annotations

import os

import pytest

from app.adapters.llamacpp_chat import embedded_chat
from app.adapters.lying_chat import LyingChat
from app.adapters.ollama_chat import OllamaChat, find_ollama
from app.adapters.openai_chat import OpenAIChat
from app.adapters.scripted_chat import ScriptedChat
from app.errors import PromptTooLong
from app.ports import Message

CONTEXT = 512
QUESTION = [Message("system", "Answer in one sentence."), Message("user", "What does a nurse do?")]


@pytest.fixture(scope="session")
def embedded():
    model = embedded_chat(context_tokens=CONTEXT)
    yield model
    model.close()


@pytest.fixture(scope="session")
def openai(embedded):
    served = embedded.endpoint
    name = served.models()[0].id
    model = OpenAIChat(name, served.base_url, served.api_key.get_secret_value(), CONTEXT)
    yield model
    model.close()


@pytest.fixture(scope="session")
def ollama():
    server = find_ollama(os.environ.get("OLLAMA_HOST", "127.0.0.1:11434"))
    if server is None or not server.chat_models:
        pytest.skip("no Ollama server with a chat model answers")
    return OllamaChat(server.chat_models[0].name, server, CONTEXT)


@pytest.fixture
def double():
    return ScriptedChat(["A nurse cares for people who are ill. Nurses work in shifts."], context_tokens=CONTEXT)


@pytest.fixture
def liar():
    return LyingChat(context_tokens=CONTEXT)


@pytest.fixture(params=["double", "liar", "embedded", "openai", pytest.param("ollama", marks=pytest.mark.ollama)])
def model(request):
    return request.getfixturevalue(request.param)


def _reply(model, messages=QUESTION, max_tokens=12, stop=()):
    return "".join(model.stream(messages, max_tokens=max_tokens, stop=stop))


def test_a_reply_arrives_in_pieces(model):
    pieces = list(model.stream(QUESTION, max_tokens=12))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


def test_the_same_prompt_has_the_same_reply(model):
    assert _reply(model) == _reply(model)


def test_a_reply_is_no_longer_than_asked_for(model):
    assert 1 <= len(list(model.stream(QUESTION, max_tokens=3))) <= 4


def test_a_reply_ends_before_a_stop_word(model):
    whole = _reply(model)
    stop = whole.split()[2]
    assert _reply(model, stop=[stop]).strip() == whole[: whole.index(stop)].strip()


def test_every_message_is_counted(model):
    longer = [*QUESTION, Message("assistant", "Care."), Message("user", "Where?")]
    assert 10 <= model.count_tokens(QUESTION) < model.count_tokens(longer)


def test_every_word_is_counted(model):
    assert model.count_tokens([Message("user", "nurse " * 200)]) >= 200


def test_a_prompt_that_leaves_no_room_for_the_reply_is_refused(model):
    with pytest.raises(PromptTooLong) as caught:
        model.stream(QUESTION, max_tokens=model.context_tokens)
    assert caught.value.hint


def test_a_prompt_longer_than_the_context_is_refused(model):
    with pytest.raises(PromptTooLong):
        model.stream([Message("user", "nurse " * 2 * CONTEXT)], max_tokens=1)


def test_the_model_replies_again_after_a_reply_was_cut_off(model):
    cut = model.stream(QUESTION, max_tokens=200)
    next(cut)
    cut.close()
    assert _reply(model, max_tokens=3).strip()


def test_two_replies_can_be_asked_for_at_once(model):
    first = model.stream(QUESTION, max_tokens=2)
    second = model.stream(QUESTION, max_tokens=2)
    assert "".join(first) == "".join(second)


def test_the_context_is_not_larger_than_asked_for(model):
    assert 0 < model.context_tokens <= CONTEXT


def test_its_name_says_where_it_runs(model):
    vendor, _, name = model.name.partition("/")
    assert vendor in {"scripted", "double", "embedded", "openai", "ollama"}
    assert name
