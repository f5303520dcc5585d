"""Roles that stand side by side: of "vet or vet tech" and "electrical or mechanical engineer" both are named.

Beside another role a single word that links nothing alone is a name too. Which words could be names is asked of
``RoleIndex``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.understanding.mentions import Mention
from app.understanding.wording import Word

_JOINING = frozenset("or vs versus and".split())


def coordinated(
    sequence: Sequence[Word],
    found: Sequence[Mention],
    doubtful: Callable[[Word], Mention | None],
    sharing: Callable[[Word, Word, Word], list[Mention]],
) -> Iterator[Mention]:
    """What ``found`` lacks of roles joined by "or" and the like.

    ``doubtful`` gives what a single word would name, ``sharing`` what two words name with the head that follows them.
    """
    taken = {word.start for word in sequence for other in found if other.start <= word.start < other.end}
    for place in range(1, len(sequence) - 1):
        if sequence[place].key not in _JOINING:
            continue
        sides = (sequence[place - 1], sequence[place + 1])
        if sides[0].start not in taken and place + 2 < len(sequence):
            shared = sharing(*sides, sequence[place + 2])
            if shared:
                yield from (mention for mention in shared if mention.start not in taken)
                continue
        named = [None if side.start in taken else doubtful(side) for side in sides]
        if all(name or side.start in taken for name, side in zip(named, sides, strict=True)):
            yield from filter(None, named)
