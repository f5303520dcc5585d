"""Names of the stages, questions to begin with, and what is said under an answer, English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Stage
from app.replies.wording import in_language

_STAGES = {
    Stage.UNDERSTAND: ("Reading the question", "正在理解问题"),
    Stage.RETRIEVE: ("Searching the library", "正在查找资料"),
    Stage.DRAFT: ("Drafting", "正在起草"),
    Stage.VERIFY: ("Checking each sentence", "正在逐句核对"),
    Stage.CITE: ("Adding the sources", "正在标注出处"),
}


_EXAMPLES = (
    ("What do registered nurses earn?", "注册护士的工资是多少？"),
    ("What does AI change for translators?", "人工智能会怎样改变翻译的工作？"),
    ("What skills does a data scientist need?", "数据科学家需要哪些技能？"),
    ("What do language models change at work?", "大语言模型会改变工作中的哪些任务？"),
)


_QUESTIONS = (
    ("What do {role} earn?", "{role}的薪酬是多少？"),
    ("What does AI change for {role}?", "人工智能会怎样改变{role}的工作？"),
    ("Which skills matter most for {role}?", "{role}最需要哪些技能？"),
)


def stage_name(stage: Stage, language: str) -> str:
    """What a stage is called while it runs."""
    return in_language(language, _STAGES[stage])


def example_questions(language: str) -> tuple[str, ...]:
    """Questions to begin with, each answered by the shipped library."""
    return tuple(in_language(language, pair) for pair in _EXAMPLES)


def role_questions(roles: Sequence[str], language: str) -> tuple[str, ...]:
    """Up to three questions about these roles that their guides answer."""
    asked = [in_language(language, pair).format(role=role) for role in roles for pair in _QUESTIONS]
    return tuple(asked[:3])


def suggestion_label(language: str) -> str:
    """What stands before advice, so that nobody takes it for a fact."""
    return in_language(language, ("Suggestion", "建议"))


def follows_from(language: str) -> str:
    """What stands before the marks of the sources from which advice follows."""
    return in_language(language, ("follows from", "依据"))


def left_out(count: int, language: str) -> str:
    """What the drafted sentences that are not shown are, in one sentence."""
    counted = "1 sentence" if count == 1 else f"{count} sentences"
    return (
        f"略去：{count}句没有任何资料支持。" if language == "zh" else f"Left out: {counted} that no passage supports."
    )


def set_aside_told(words: Sequence[str], language: str) -> str:
    """What was told in passing and is no part of what the answer was made from, in one sentence."""
    if language == "zh":
        return f"以下内容不影响答案，已搁置：{'、'.join(f'“{each}”' for each in words)}。"
    return f"Set aside, because the answer does not turn on it: {', '.join(f'“{each}”' for each in words)}."


def model_failed(language: str) -> str:
    """Said under an answer that had to do without its chat model."""
    pair = (
        "The chat model gave no draft, so the answer only quotes the library.",
        "聊天模型没有给出草稿，因此本回答只引用资料原文。",
    )
    return in_language(language, pair)
