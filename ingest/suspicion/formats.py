"""Tokens of prompt formats, and images whose address carries away what was said."""

from __future__ import annotations

from functools import cache

from ingest.suspicion.rules import Rule, rule


@cache
def formats() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return (
        rule(
            "im_start|im_end|_id|endoftext|inst]|sys>>|_of_turn>|<system|</system|[system|begin_of_text",
            r"<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|eom_id|begin_of_text|(?:start|end)_header_id)"
            r"\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>|</?system(?:_?prompt)?>"
            r"|\[system\s*(?:message|prompt|note)?\]",
        ),
        rule("###", r"###\s*(?:instructions?|system|response|human|assistant)\s*:"),
        rule(
            "system:",
            r"(?:^|\n)\W{0,3}system:\s*(?:you\b|ignore|disregard|from now|new |override|the (?:user|assistant)|do not"
            r"|always|never|respond|answer)",
        ),
        rule("assistant:", r"(?:^|\n)(?:human|user):[^\n]{0,500}\n+(?:ai[ -])?assistant:"),
        rule(
            "--|==|##|**|<<|[[&end |begin |start ",
            r"[-=#*<\[]{2,6}\s*(?:end|begin|start) (?:of )?(?:the )?"
            r"(?:system|user|context|prompt|instructions?|retrieved)\b[^\n]{0,30}?[-=#*>\]]{2}",
        ),
        rule(
            "](http",
            r"!\[[^\]\n]{0,200}\]\(https?://[^)\s]{0,300}?"
            r"(?:[?&/=](?:\{|%7b|\$|<|\[)|=(?:data|prompt|conversation|history|secret|user_?\w{0,12})\b)",
        ),
        rule("<img", r"<img[^>\n]{0,200}src\s*=\s*[\"']?https?://[^>\"'\s]{0,300}(?:\{|%7b)"),
    )
