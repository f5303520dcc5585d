"""Pairs about courses and certificates: fields of a catalogue's row as sentences, right and wrong, in two languages."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.checker.pairs.library import Text
from evals.checker.pairs.pair import Label, Pair, Place, Split, split_of
from evals.checker.pairs.passages import deciding
from evals.checker.pairs.phrasing import Lie, Phrase, Slot, phrase, slots_of, spread
from evals.checker.pairs.values import one_of

_HEADERS = {
    "课程": "course",
    "提供方": "provider",
    "教授内容": "teaches",
    "涵盖": "covers",
    "难度": "level",
    "时长": "length",
    "先修要求": "prerequisites",
    "价格": "price",
    "授课语言": "language",
}
_FIELDS = ("provider", "teaches", "level", "length", "prerequisites", "price", "language")
_ENGLISH: Mapping[str, tuple[str, ...]] = {
    "provider": (
        '{"$course"|$course} is {offered|provided|run|given} by $provider.',
        '$provider {offers|provides|has} {a course called "$course"|$course}.',
        'The provider of {"$course"|$course} is $provider.',
        'You can take {"$course"|$course} with $provider.',
    ),
    "teaches": (
        '{"$course"|$course} {teaches|covers|deals with} $teaches.',
        "To learn $teaches, you {could take|can take|might look at} $course{| by $provider}.",
        "$course{, {offered|provided} by $provider,|} {teaches|is about} $teaches.",
        "Among its topics, $course has $teaches.",
    ),
    "level": (
        "$course is {listed as |rated |}$level.",
        "The level of $course is $level.",
        'As to difficulty, "$course" is given as $level.',
    ),
    "length": (
        "$course {takes|lasts|runs for} $length.",
        "The length of {$course|the course $course} is {given as |}$length.",
        "{Plan|Set aside} $length for $course.",
    ),
    "prerequisites": (
        "{Before|To take} $course, {you need|you should have|it asks for}: $prerequisites.",
        "The prerequisites {of|for} $course are: $prerequisites.",
        "$course builds on $prerequisites.",
    ),
    "price": (
        "$course {costs|is priced at}: $price.",
        "The price of $course is {given as |listed as |}$price.",
        "As for cost, $course is $price.",
    ),
    "language": (
        "$course is taught in $language.",
        "The language of $course is $language.",
        "You can follow $course in $language.",
    ),
}
_CHINESE: Mapping[str, tuple[str, ...]] = {
    "provider": (
        "{《$course》|$course}{由$provider提供|的提供方是$provider}。",
        "$provider{提供|开设}了$course{|这门课程}。",
        "$course是$provider的课程。",
    ),
    "teaches": (
        "{《$course》|$course}{教授|讲授|主要讲}$teaches。",
        "想学$teaches，可以{选|看看|参考}$course{|（$provider）}。",
        "学$course可以学到$teaches。",
    ),
    "level": ("$course的难度{是|为}$level。", "{《$course》|$course}，$level。", "从难度看，$course属于$level。"),
    "length": ("{学完|完成}$course{大约|}需要$length。", "$course的时长{是|为}$length。", "$course要花$length。"),
    "prerequisites": (
        "$course的先修要求{是|为}：$prerequisites。",
        "学$course之前需要：$prerequisites。",
        "$course要求先掌握$prerequisites。",
    ),
    "price": ("$course的价格：$price。", "$course{的费用是|，}$price。", "学$course的花费是$price。"),
    "language": ("$course用$language授课。", "$course的授课语言是$language。", "$course是$language课程。"),
}
_GUESSES = {
    "price": ("free", "$49", "$299 a year", "free for students"),
    "length": ("6 weeks", "40 hours", "two months at 5 hours a week", "one weekend"),
    "prerequisites": ("basic Python", "none", "a bachelor's degree", "high school mathematics"),
    "level": ("beginner", "advanced", "intermediate"),
}
_CHINESE_GUESSES = {
    "price": ("免费", "299 元", "学生免费"),
    "length": ("6 周", "40 小时", "两个月"),
    "prerequisites": ("Python 基础", "无", "高等数学"),
    "level": ("入门", "难度 5 星（最高 7 星）"),
}


@dataclass(frozen=True, slots=True)
class Course:
    """A row of a catalogue and its text in the library."""

    catalogue: str
    fields: Mapping[str, str]
    passage: str
    language: str

    @property
    def document(self) -> str:
        """What is held out together: the course, in either language."""
        return f"courses/{self.fields['course']}"


def courses(corpus: Path, texts: Sequence[Text]) -> Iterator[Course]:
    """Every row that is one passage of the library."""
    for text in texts:
        with (corpus / text.path).open(encoding="utf-8", newline="") as file:
            rows = [{_HEADERS.get(key, key): value for key, value in row.items()} for row in csv.DictReader(file)]
        passages = {excerpt.text.split(" — ", 1)[0]: excerpt.text for excerpt in text.excerpts if " — " in excerpt.text}
        for row in rows:
            if row["course"] in passages:
                yield Course(text.path, row, passages[row["course"]], text.language)


def course_pairs(course: Course, others: Sequence[Course], rng: random.Random, facts: int) -> Iterator[Pair]:
    """``facts`` of one row told right and wrong, and one that the row leaves open."""
    known = [name for name in _FIELDS if course.fields.get(name, "").strip() and len(course.fields[name]) < 160]
    like = [other for other in others if other.language == course.language and other.document != course.document]
    company = rng.sample(like, rng.choice([0, 0, 1, 2]))
    records = [course.passage, *(other.passage for other in company)]
    rng.shuffle(records)
    setting = _Setting(course, "\n\n".join(records), _slots(course, like, company, rng))
    for name in rng.sample(known, min(facts, len(known))):
        for lying in (0, 1):
            yield from setting.told(name, rng, lying=lying)
    guesses = _CHINESE_GUESSES if course.language == "zh" else _GUESSES
    silent = [name for name in guesses if not course.fields.get(name, "").strip()]
    if silent and rng.random() < 0.35:
        yield from setting.guessed(rng.choice(silent), guesses, rng)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A course with the passage that it is held against, and what can be said of it."""

    course: Course
    passage: str
    slots: Mapping[str, Slot]

    def told(self, name: str, rng: random.Random, *, lying: int) -> Iterator[Pair]:
        """A sentence on one field."""
        slots, patterns = dict(self.slots), self._patterns(name)
        if name == "teaches":
            patterns = _topics(patterns, slots, self.course, rng)
        said = phrase(patterns, slots, rng, lying=lying)
        if said is not None:
            needed = [self.course.fields["course"], self.course.fields.get(name, "")]
            yield self._pair(said, deciding(self.passage, needed))

    def guessed(self, name: str, guesses: Mapping[str, Sequence[str]], rng: random.Random) -> Iterator[Pair]:
        """A sentence on a field that the row leaves open."""
        slots = {key: Slot(slot.truths) for key, slot in self.slots.items()}
        slots[name] = Slot(("?",), tuple(Lie(each, "left open", Label.NOT_SUPPORTED) for each in guesses[name]))
        said = phrase([each for each in self._patterns(name) if name in slots_of(each)], slots, rng, lying=1)
        if said is not None:
            yield self._pair(said, ())

    def _patterns(self, name: str) -> Sequence[str]:
        """The last of each kind is for dev alone."""
        table = _CHINESE if self.course.language == "zh" else _ENGLISH
        return table[name] if split_of(self.course.document) is Split.DEV else table[name][:-1]

    def _pair(self, said: Phrase, evidence: tuple[Place, ...]) -> Pair:
        return Pair(
            origin="courses",
            document=self.course.document,
            kind=said.kind or "told",
            label=said.label,
            claim=said.text,
            passage=self.passage,
            spans=said.wrong,
            evidence=evidence,
            language=self.course.language,
        )


def _slots(course: Course, like: Sequence[Course], company: Sequence[Course], rng: random.Random) -> dict[str, Slot]:
    here = " ".join([course.passage, *(other.passage for other in company)])
    far = rng.sample(like, min(40, len(like)))
    titles = [other.fields["course"] for other in far if other.fields["course"] not in here]
    slots = {"course": one_of((course.fields["course"],), titles[:4], "course", Label.NOT_SUPPORTED)}
    for name in _FIELDS:
        value = course.fields.get(name, "").strip()
        wrong = [other.fields.get(name, "").strip() for other in (*company, *far)]
        wrong = [each for each in wrong if each and each not in value and value not in each and len(each) < 120]
        if value:
            label = Label.NOT_SUPPORTED if name == "teaches" else Label.CONTRADICTED
            slots[name] = one_of((value,), list(dict.fromkeys(wrong))[:5], name, label)
    return slots


def _topics(patterns: Sequence[str], slots: dict[str, Slot], course: Course, rng: random.Random) -> list[str]:
    """One to three of the topics, each a slot of its own."""
    mark = "、" if course.language == "zh" else ", "
    topics = [each.strip() for each in slots["teaches"].truths[0].split(mark)]
    chosen = rng.sample(topics, min(len(topics), rng.choice([1, 2, 3])))
    wrong = [topic for lie in slots["teaches"].lies for topic in lie.text.split(mark)]
    wrong = [each for each in wrong if each.lower() not in course.passage.lower()]
    names = []
    for letter, topic in zip("abc", chosen, strict=False):
        slots[f"topic_{letter}"] = one_of((topic,), wrong[:4], "topic", Label.NOT_SUPPORTED)
        names.append(f"topic_{letter}")
    slots["teaches"] = Slot(("x",))
    if len(names) == 1:
        return [pattern.replace("$teaches", f"${names[0]}") for pattern in patterns]
    if course.language == "zh":
        return [pattern.replace("$teaches", "和".join(f"${name}" for name in names)) for pattern in patterns]
    return [spread(pattern, "teaches", names, rng) for pattern in patterns]
