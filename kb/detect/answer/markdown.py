"""The answer as Markdown, for a comment on a pull request. Nothing from an input can become markup or a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.detect.answer.answer import Answer, Judged, met
from kb.report.visible import visible

MARK = "<!-- kb detect -->"
"""By which a CI finds its own comment again."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@-])")


def as_markdown(answer: Answer) -> str:
    """A heading, each pitfall with why and what to do now, and what could not be read."""
    sign = "⚠️ " if answer.pitfalls else ""
    blocks = [MARK, f"### {sign}kb detect: {escaped(answer.summary)}"]
    blocks += [_pitfall(answer, pitfall) for pitfall in answer.pitfalls]
    waived = [
        f"- `{id}` in {_code(one.name)}: {escaped(because)}"
        for one in answer.inputs
        for id, because in one.waived.items()
    ]
    blocks += ["**Waived**\n\n" + "\n".join(waived)] if waived else []
    unread = [f"- {_code(one.name)}: {escaped(one.trouble)}" for one in answer.inputs if one.trouble]
    if unread or answer.troubles:
        lost = [*unread, *(f"- {escaped(one)}" for one in answer.troubles)]
        blocks.append("**Not read, or not whole**\n\n" + "\n".join(lost))
    notes = [f"- {_code(one.name)}: {escaped(one.note)}" for one in answer.inputs if one.note]
    return "\n\n".join([*blocks, "\n".join(notes)] if notes else blocks) + "\n"


def _pitfall(answer: Answer, pitfall: str) -> str:
    card = answer.card(pitfall)
    title = escaped(card.title(answer.language))
    head = f"#### [{title}](<{card.url}>)" if card.url and not set(card.url) & set("<> \n") else f"#### {title}"
    why = [line for judged in answer.inputs for line in _reasons(judged, pitfall)]
    now = [f"{number}. {escaped(line)}" for number, line in enumerate(card.now, 1)]
    parts = [head, f"`{pitfall}` · {escaped(met(card))}", "\n".join(why)]
    parts += ["**Now**\n\n" + "\n".join(now)] if now else []
    if card.false_positives:
        parts.append("**Not this pitfall when**\n\n" + "\n".join(f"- {escaped(one)}" for one in card.false_positives))
    return "\n\n".join(parts)


def _reasons(judged: Judged, pitfall: str) -> Iterator[str]:
    for hit in judged.of(pitfall):
        yield f"- {_code(judged.name)}: {_code(hit.reason)}"
    if more := judged.more.get(pitfall):
        yield f"- {_code(judged.name)}: and {more} more like these"


def escaped(text: str) -> str:
    """A text that reads the same as Markdown; no link, no HTML, nobody called by name."""
    return _MARKUP.sub(r"\\\1", visible(text)).replace("\\@", "@\u200b").replace("://", ":\u200b//")


def _code(text: str) -> str:
    """A text as code, whatever backquotes it holds."""
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"`{shown}`"
