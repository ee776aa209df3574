"""Reads what OpenAI-compatible servers answer, the odd ones too: what cannot be used is refused, never guessed at."""

import re

import msgspec

from parlour.foundation.errors import Refused

_THOUGHTS = re.compile(r"\A\s*<(think|thinking|thought|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_OWN_MARKS = re.compile(r"<\|.*?\|>|</?(?:think|thinking|thought|reasoning|tool_call)\b", re.IGNORECASE | re.DOTALL)
_WHOLE = (None, "stop", "end_turn", "eos", "STOP")


class Said(msgspec.Struct, frozen=True):
    """What the model said, and how many tokens were billed for it; None where the server does not tell."""

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None


class _Piece(msgspec.Struct, frozen=True):
    type: str = "text"
    text: str | None = None


class _Message(msgspec.Struct, frozen=True):
    content: str | list[_Piece] | None = None
    refusal: str | None = None
    tool_calls: list[msgspec.Raw] | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message | None = None
    delta: _Message | None = None
    finish_reason: str | None = None


class _Usage(msgspec.Struct, frozen=True):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Body(msgspec.Struct, frozen=True):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: msgspec.Raw | None = None


def read_body(body: bytes) -> Said:
    """What was said, without the model's thoughts; raises `Refused` for everything that is not a whole answer."""
    text = body.lstrip(b"\xef\xbb\xbf \r\n\t")
    if text.startswith((b"data:", b"event:", b":")):  # some stream although they were not asked to
        return _joined([_decoded(line[5:]) for line in _lines(text)])
    return _joined([_decoded(text)])


def _lines(text: bytes) -> list[bytes]:
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line.startswith(b"data:") and line[5:].strip() != b"[DONE]"]


def _decoded(text: bytes) -> _Body:
    try:
        return msgspec.json.decode(text, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refused("The language model's server answered with something that is no chat completion.") from None


def _joined(bodies: list[_Body]) -> Said:
    if any(body.error is not None and body.error != b"null" for body in bodies):
        raise Refused("The language model's server answered with an error.")
    choices = [body.choices[0] for body in bodies if body.choices]
    if not choices:
        raise Refused("The language model's answer is empty.")
    said = "".join(_text(choice) for choice in choices)
    end = next((one.finish_reason for one in reversed(choices) if one.finish_reason), None)
    if end not in _WHOLE:
        raise Refused(f"The language model did not come to an end by itself ({end}).")
    usage = next((body.usage for body in reversed(bodies) if body.usage), None) or _Usage()
    return Said(_without_thoughts(said), usage.prompt_tokens, usage.completion_tokens)


def _text(choice: _Choice) -> str:
    message = choice.message or choice.delta or _Message()
    if message.tool_calls or message.refusal:
        raise Refused("The language model asked for a tool, or declined, instead of answering.")
    if isinstance(message.content, list):
        return "".join(piece.text or "" for piece in message.content if piece.type in ("text", "output_text"))
    return message.content or ""


def _without_thoughts(said: str) -> str:
    text = _THOUGHTS.sub("", said).strip()
    if not text or _OWN_MARKS.search(text):
        raise Refused("The language model's answer is empty, or nothing but thoughts.")
    return text
