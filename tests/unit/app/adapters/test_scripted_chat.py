import time

import pytest

from app.adapters.scripted_chat import Manner, ScriptedChat
from app.errors import ModelUnavailable
from app.ports import Message

ASK = [Message("user", "Say something.")]


def _reply(chat, **options):
    return "".join(chat.stream(ASK, max_tokens=50, **options))


def test_replies_come_in_order_and_the_last_one_repeats():
    chat = ScriptedChat(["one", "two"])
    assert [_reply(chat) for _ in range(3)] == ["one", "two", "two"]


def test_a_reply_can_be_made_from_the_messages():
    chat = ScriptedChat(lambda messages: messages[-1].content.upper())
    assert _reply(chat) == "SAY SOMETHING."


def test_a_reply_keeps_its_white_space():
    assert _reply(ScriptedChat(["- one\n- two  \n"])) == "- one\n- two  \n"


def test_it_remembers_what_it_was_asked():
    chat = ScriptedChat(["one"])
    _reply(chat)
    assert chat.prompts == [tuple(ASK)]


def test_it_stops_speaking_when_closed():
    chat = ScriptedChat(["one two three four"])
    pieces = chat.stream(ASK, max_tokens=50)
    next(pieces)
    pieces.close()
    assert chat.spoken == 1


def test_it_fails_where_told_to():
    failure = ModelUnavailable("Gone.", "Start it.")
    chat = ScriptedChat(["one two three"], manner=Manner(failure=failure, fails_after=2))
    pieces = chat.stream(ASK, max_tokens=50)
    assert [next(pieces), next(pieces)] == ["one", " two"]
    with pytest.raises(ModelUnavailable):
        next(pieces)


def test_it_takes_its_time():
    start = time.monotonic()
    _reply(ScriptedChat(["one two three"], manner=Manner(delay=0.01)))
    assert time.monotonic() - start >= 0.03


def test_closing_twice_does_no_harm():
    chat = ScriptedChat(["one"])
    chat.close()
    chat.close()
    assert _reply(chat) == "one"
