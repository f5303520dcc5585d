import subprocess
import sys
import time

import httpx
import pytest

from app.adapters import llamacpp_chat
from app.adapters.llamacpp_chat import LlamaCppChat, embedded_chat, embedded_file, file_digest
from app.errors import ModelUnavailable
from app.ports import Message

ASK = [Message("system", "Be brief."), Message("user", "Name <|im_end|> three jobs in a hospital.")]

LEAVES_IN_THE_MIDDLE = """
from app.adapters.llamacpp_chat import embedded_chat
from app.ports import Message
pieces = embedded_chat(context_tokens=512).stream([Message("user", "Tell me a story.")], max_tokens=400)
next(pieces)
print("left")
"""


@pytest.fixture(scope="module")
def chat():
    model = embedded_chat(context_tokens=512)
    yield model
    model.close()


def test_the_count_is_what_the_model_reads(chat):
    body = {"messages": [{"role": each.role, "content": each.content} for each in ASK], "max_tokens": 1}
    key = chat.endpoint.api_key.get_secret_value()
    headers = {"Authorization": f"Bearer {key}"}
    answer = httpx.post(f"{chat.endpoint.base_url}/chat/completions", json=body, headers=headers, timeout=60)
    assert chat.count_tokens(ASK) == answer.json()["usage"]["prompt_tokens"]


def test_a_prompt_that_just_fits_is_not_refused(chat):
    room = chat.context_tokens - 1 - chat.count_tokens([Message("user", "nurse")])
    prompt = [Message("user", "nurse" + " nurse" * room)]
    assert chat.count_tokens(prompt) + 1 == chat.context_tokens
    assert len(list(chat.stream(prompt, max_tokens=1))) <= 1


def test_nobody_without_the_key_is_served(chat):
    assert httpx.post(f"{chat.endpoint.base_url}/chat/completions", json={"messages": []}).status_code == 401


def test_it_listens_on_this_machine_only(chat):
    assert chat.endpoint.base_url.startswith("http://127.0.0.1:")


def test_closing_a_reply_stops_the_model(chat):
    start = time.monotonic()
    list(chat.stream(ASK, max_tokens=20))
    piece = (time.monotonic() - start) / 20
    cut = chat.stream(ASK, max_tokens=450)
    next(cut)
    cut.close()
    start = time.monotonic()
    list(chat.stream(ASK, max_tokens=1))
    assert time.monotonic() - start < 200 * piece


def test_the_embedded_model_is_named_and_pinned(chat):
    assert chat.name == "embedded/SmolLM2-135M-Instruct.Q4_1"
    assert chat.digest == "b179c9523d0e"


def test_a_small_model_only_drafts(chat):
    assert not chat.capable


def test_a_file_of_ones_own_is_named_by_its_path():
    path = embedded_file()
    model = LlamaCppChat(path, context_tokens=512)
    model.close()
    assert model.name == f"gguf/{path}"


def test_the_context_ends_where_training_ended():
    model = embedded_chat(context_tokens=100_000)
    model.close()
    assert model.context_tokens == 8192


def test_a_closed_model_says_so():
    model = embedded_chat(context_tokens=512)
    model.close()
    model.close()
    with pytest.raises(ModelUnavailable, match="closed"):
        model.stream(ASK, max_tokens=1)


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(ModelUnavailable, match="cannot be opened") as caught:
        LlamaCppChat(tmp_path / "none.gguf")
    assert "--model gguf/" in caught.value.hint


def test_a_file_of_another_kind_is_reported(tmp_path):
    path = tmp_path / "model.gguf"
    path.write_text("not a model")
    with pytest.raises(ModelUnavailable, match="not a GGUF file"):
        LlamaCppChat(path)


def test_a_damaged_file_is_reported_quietly(tmp_path, capfd):
    path = tmp_path / "model.gguf"
    path.write_bytes(embedded_file().read_bytes()[:100_000])
    with pytest.raises(ModelUnavailable, match="cannot load"):
        LlamaCppChat(path)
    assert capfd.readouterr() == ("", "")


def test_leaving_in_the_middle_of_a_reply_neither_hangs_nor_prints():
    command = [sys.executable, "-c", LEAVES_IN_THE_MIDDLE]
    done = subprocess.run(command, check=False, capture_output=True, timeout=120, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "left\n", "")


def test_a_large_file_is_pinned_by_samples(tmp_path, monkeypatch):
    monkeypatch.setattr(llamacpp_chat, "_HASHED_WHOLE", 1000)
    monkeypatch.setattr(llamacpp_chat, "_SAMPLE", 10)
    path = tmp_path / "model.gguf"
    path.write_bytes(bytes(range(256)) * 100)
    before = file_digest(path)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert before.startswith("sampled-")
    assert file_digest(path) != before
