import json
from contextlib import ExitStack

import pytest

from app.adapters.openai_chat import OpenAIChat
from app.errors import ModelUnavailable, PromptTooLong
from app.ports import Message
from tests.model_server import fixed_server

ASK = [Message("user", "What does a nurse do?")]
MODELS = {"data": [{"id": "small"}, {"id": "large", "max_model_len": 1000}]}
CHUNKS = [
    {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "small", "choices": [choice]}
    for choice in (
        {"index": 0, "delta": {"role": "assistant", "content": "A nurse"}, "finish_reason": None},
        {"index": 0, "delta": {"content": " cares."}, "finish_reason": None},
        {"index": 0, "delta": {}, "finish_reason": "stop"},
    )
]
STREAM = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in CHUNKS) + "data: [DONE]\n\n"


@pytest.fixture
def serve():
    with ExitStack() as servers:

        def start(answers):
            server = servers.enter_context(fixed_server(answers))
            return f"{server.url}/v1", server

        yield start


@pytest.fixture
def chat_at():
    opened = []

    def build(address, name="small", key="", context_tokens=2048):
        opened.append(OpenAIChat(name, address, key, context_tokens))
        return opened[-1]

    yield build
    for chat in opened:
        chat.close()


def test_the_reply_is_streamed(serve, chat_at):
    address, _ = serve({"/v1/models": (200, MODELS), "/v1/chat/completions": (200, STREAM)})
    assert list(chat_at(address).stream(ASK, max_tokens=9)) == ["A nurse", " cares."]


def test_the_server_is_asked_for_the_same_reply_every_time(serve, chat_at):
    address, server = serve({"/v1/models": (200, MODELS), "/v1/chat/completions": (200, STREAM)})
    list(chat_at(address).stream(ASK, max_tokens=9, stop=["\n\n"]))
    body = server.last("/v1/chat/completions")
    assert (body["temperature"], body["seed"], body["max_tokens"], body["stop"]) == (0, 1, 9, ["\n\n"])


def test_the_key_goes_with_every_request(serve, chat_at):
    address, server = serve({"/v1/models": (200, MODELS), "/v1/chat/completions": (200, STREAM)})
    list(chat_at(address, key="secret").stream(ASK, max_tokens=9))
    assert {key for _, _, key in server.asked} == {"Bearer secret"}


def test_a_model_the_server_lacks_is_reported_with_those_it_has(serve, chat_at):
    address, _ = serve({"/v1/models": (200, MODELS)})
    with pytest.raises(ModelUnavailable) as caught:
        chat_at(address, name="huge")
    assert "large, small" in caught.value.hint


def test_a_server_that_is_not_there_is_reported(chat_at):
    with pytest.raises(ModelUnavailable) as caught:
        chat_at("http://127.0.0.1:9/v1")
    assert "Start it" in caught.value.hint


def test_a_page_that_is_no_model_server_is_reported(serve, chat_at):
    address, _ = serve({"/v1/models": (200, "<html>")})
    with pytest.raises(ModelUnavailable, match="not answer as a model server"):
        chat_at(address)


def test_a_refused_key_is_reported(serve, chat_at):
    address, _ = serve({"/v1/models": (401, {"error": "no"})})
    with pytest.raises(ModelUnavailable) as caught:
        chat_at(address)
    assert "api_key" in caught.value.hint


def test_the_server_counts_where_it_can_apply_the_template(serve, chat_at):
    address, _ = serve(
        {"/v1/models": (200, MODELS), "/apply-template": (200, {"prompt": "x"}), "/tokenize": (200, {"tokens": [1, 2]})}
    )
    assert chat_at(address).count_tokens(ASK) == 2


def test_the_server_counts_where_it_takes_messages(serve, chat_at):
    address, _ = serve({"/v1/models": (200, MODELS), "/tokenize": (200, {"count": 7})})
    assert chat_at(address).count_tokens(ASK) == 7


def test_elsewhere_each_byte_counts(serve, chat_at):
    address, _ = serve({"/v1/models": (200, MODELS)})
    chat = chat_at(address)
    assert chat.count_tokens([Message("user", "护士")]) - chat.count_tokens([Message("user", "")]) == 6


def test_the_context_is_no_larger_than_the_server_s(serve, chat_at):
    address, _ = serve({"/v1/models": (200, MODELS)})
    assert chat_at(address, name="large").context_tokens == 1000


def test_a_prompt_that_the_server_finds_too_long_is_said_so(serve, chat_at):
    refusal = {"error": {"message": "This model's maximum context length is 10 tokens", "code": 400}}
    address, _ = serve({"/v1/models": (200, MODELS), "/v1/chat/completions": (400, refusal)})
    with pytest.raises(PromptTooLong):
        list(chat_at(address).stream(ASK, max_tokens=9))


def test_a_server_that_fails_in_the_middle_is_reported(serve, chat_at):
    address, _ = serve(
        {"/v1/models": (200, MODELS), "/v1/chat/completions": (500, {"error": {"message": "out of memory"}})}
    )
    with pytest.raises(ModelUnavailable, match="out of memory"):
        list(chat_at(address).stream(ASK, max_tokens=9))
