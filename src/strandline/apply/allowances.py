"""Effects that somebody allowed by name: `loses-data:dbo.orders.note`, never all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from strandline.errors import UsageError
from strandline.platforms.base import Effect, StepEffect


@dataclass(frozen=True, slots=True)
class Allowance:
    """One effect on one object. The last part of the subject may hold `*`, the others may not."""

    effect: Effect
    subject: str

    def __str__(self) -> str:
        return f"{self.effect.value}:{self.subject}"

    def covers(self, found: StepEffect) -> bool:
        """Say whether it allows an effect of a step; names count letter for letter."""
        if found.effect is not self.effect:
            return False
        if "*" not in self.subject or self.subject == found.subject:
            return found.subject == self.subject
        before, _, last = self.subject.rpartition(".")
        place, _, name = found.subject.rpartition(".")
        # Only * is a wildcard here; a name with brackets or a question mark is that name.
        plain = last.replace("[", "[[]").replace("?", "[?]")
        return place == before and fnmatchcase(name, plain)


def read_allowances(texts: Iterable[str]) -> tuple[Allowance, ...]:
    """Read what `--allow` and an environment's list say; UsageError for what is none."""
    return tuple(dict.fromkeys(_read(text.strip()) for text in texts))


def _read(text: str) -> Allowance:
    word, colon, subject = text.partition(":")
    effect = next((effect for effect in Effect if effect.value == word), None)
    if not colon or not subject or effect is None:
        raise UsageError(
            "G010",
            f"{text!r} does not allow anything",
            hint="write EFFECT:SUBJECT, such as loses-data:dbo.orders.note; "
            f"effects: {', '.join(effect.value for effect in Effect)}",
        )
    place, _, _ = subject.rpartition(".")
    if "*" in place or ("*" in subject and not place):
        raise UsageError(
            "G011",
            f"{text!r} allows too much: * may stand in the last part of a name only, after its "
            "table or schema",
            hint="name what may be lost or locked; `--dry-run` lists the flags that are needed",
        )
    return Allowance(effect, subject)


def read_allow_file(text: str) -> list[str]:
    """Return the entries of a file with one on a line; # starts a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
