"""What stands between a released script and a database: effects that must be allowed by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from strandline.apply.allowances import Allowance
from strandline.apply.chain import SealedScript
from strandline.dictionary.policy import Level, Policy, Thresholds
from strandline.errors import Refused
from strandline.platforms.base import Effect, StepEffect
from strandline.platforms.sizes import Sizes

SIZE_EFFECTS = frozenset(
    {Effect.LOCKS_READERS, Effect.LOCKS_WRITERS, Effect.REWRITES, Effect.SCANS}
)
"""Effects that matter with the size of the table: on a small one they are over at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """An effect of one step of one script that policy has something to say about."""

    level: Level
    effect: StepEffect
    script: str
    step: str
    size: str = ""

    @property
    def short(self) -> str:
        return f"{self.effect} ({self.size})" if self.size else str(self.effect)

    def __str__(self) -> str:
        return f"{self.short} in {self.script}, step `{self.step}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What policy says of the scripts that are about to run.

    `forbidden` needs an allowance by name, `agreed` an approval of the plan, `remarks` nothing.
    """

    forbidden: tuple[Concern, ...] = ()
    agreed: tuple[Concern, ...] = ()
    remarks: tuple[Concern, ...] = ()
    unused: tuple[Allowance, ...] = ()

    @property
    def flags(self) -> list[str]:
        """Return the `--allow` values that would let it run, each once."""
        return list(dict.fromkeys(str(concern.effect) for concern in self.forbidden))

    def enforce(self) -> None:
        """Refuse (G012) while anything needs an allowance that nobody gave."""
        if not self.forbidden:
            return
        flags = [f"--allow {_quoted(flag)}" for flag in self.flags]
        scripts: dict[str, list[str]] = {}
        for concern in self.forbidden:
            scripts.setdefault(concern.script, []).append(concern.short)
        said = "; ".join(f"{script}: {', '.join(found)}" for script, found in scripts.items())
        raise Refused(
            "G012",
            f"{'this' if len(flags) == 1 else 'each of these'} must be allowed by name: {said}",
            hint=f"if that is meant, run again with {' '.join(flags)}",
            details={
                "needs_allow": self.flags,
                "steps": [str(concern) for concern in self.forbidden],
            },
        )


def effect_levels(policy: Policy, *, protected: bool) -> dict[Effect, Level]:
    """Return what each effect needs: as policy says, else the rule of the house."""
    strict = Level.ERROR if protected else Level.WARN
    usual = {
        Effect.LOSES_DATA: Level.ERROR,
        Effect.BREAKS_CLIENTS: strict,
        Effect.LOCKS_READERS: strict,
        Effect.LOCKS_WRITERS: strict,
        Effect.REWRITES: strict,
        Effect.SCANS: Level.OFF,
        Effect.MAY_FAIL: Level.OFF,
    }
    return {
        effect: policy.effect_level(effect.value) or usual.get(effect, Level.OFF)
        for effect in Effect
    }


def needs_sizes(scripts: Iterable[SealedScript], levels: dict[Effect, Level]) -> bool:
    """Say whether the judgement depends on how large the tables are."""
    return any(
        found.effect in SIZE_EFFECTS and levels[found.effect] is not Level.OFF
        for script in scripts
        for _, found in effects_of(script)
    )


def judge(
    scripts: Sequence[SealedScript],
    levels: dict[Effect, Level],
    allowed: Sequence[Allowance],
    sizes: Sizes,
    thresholds: Thresholds,
) -> Judgement:
    """Hold every effect of the scripts against policy; each subject counts once a script."""
    large = _large(sizes, thresholds)
    found: dict[Level, dict[tuple[str, StepEffect], Concern]] = {level: {} for level in Level}
    used: set[Allowance] = set()
    for script in scripts:
        for step, effect in effects_of(script):
            level = levels[effect.effect]
            size = large.get(effect.subject.lower(), "")
            if level is Level.OFF or (effect.effect in SIZE_EFFECTS and not size):
                continue
            matching = [one for one in allowed if one.covers(effect)]
            used.update(matching)
            if matching and level is Level.ERROR:
                level = Level.INFO
            concern = Concern(level=level, effect=effect, script=script.name, step=step, size=size)
            found[level].setdefault((script.name, effect), concern)
    return Judgement(
        forbidden=tuple(found[Level.ERROR].values()),
        agreed=tuple(found[Level.APPROVAL].values()),
        remarks=tuple(found[Level.WARN].values()),
        unused=tuple(one for one in allowed if one not in used),
    )


def effects_of(script: SealedScript) -> Iterator[tuple[str, StepEffect]]:
    """Yield the effects of a sealed script with the titles of their steps."""
    for step in script.script.steps:
        for text in step.effects:
            word, _, subject = text.partition(":")
            yield step.title, StepEffect(effect=_effect(word, script.name), subject=subject)


def _effect(word: str, name: str) -> Effect:
    for effect in Effect:
        if effect.value == word:
            return effect
    raise Refused(
        "G013",
        f"{name} says an effect that this release does not know: {word}",
        hint="the file was written by a newer release: update strandline",
    )


def _large(sizes: Sizes, thresholds: Thresholds) -> dict[str, str]:
    """Return the tables from a threshold on, in words, by their names in lower case."""
    return {
        str(name).lower(): f"{size.rows:,} rows"
        for name, size in sizes.items()
        if size.rows >= thresholds.rows or (size.bytes or 0) >= thresholds.bytes
    }


def _quoted(flag: str) -> str:
    """Return a flag's value as a shell takes it."""
    plain = all(letter.isalnum() or letter in "-_.:*" for letter in flag)
    return flag if plain and "*" not in flag else "'" + flag.replace("'", "'\\''") + "'"
