"""The answer for a person at a terminal: each pitfall with why, what to do now, when it was met, and where to read."""

from __future__ import annotations

from collections.abc import Iterator

from kb.detect.answer.answer import Answer, Judged, met
from kb.report.visible import visible


def as_text(answer: Answer, *, color: bool = False) -> str:
    """Every input with something to say, then the summary."""
    lines = [line for judged in answer.inputs for line in _input(judged, answer, color=color)]
    lost = [f"{_bold('knowledge base:', color=color)} {visible(trouble)}" for trouble in answer.troubles]
    return "\n".join([*lines, *lost, *([""] if lost else []), answer.summary])


def _input(judged: Judged, answer: Answer, *, color: bool) -> Iterator[str]:
    for pitfall in judged.pitfalls(answer.cards):
        card = answer.card(pitfall)
        head = f"{_bold(visible(judged.name), color=color)}: {_bold(f'pitfall[{pitfall}]', '1;31', color=color)}"
        yield f"{head} {visible(card.title(answer.language))}"
        for hit in judged.of(pitfall):
            yield f"  why: {visible(hit.reason)}"
            if hit.where.excerpt:
                yield f"       | {visible(hit.where.excerpt)}"
        if more := judged.more.get(pitfall):
            yield f"       and {more} more like these"
        for number, line in enumerate(card.now):
            yield f"  {'now:' if number == 0 else '    '} {number + 1}. {visible(line)}"
        for number, line in enumerate(card.false_positives):
            yield f"  {'not this pitfall when:' if number == 0 else '                      '} {visible(line)}"
        yield f"  {visible(met(card))}"
        if card.url or card.page:
            yield f"  {visible(card.url or card.page)}"
        yield ""
    name = _bold(visible(judged.name), color=color)
    asides = [f"{name}: waived[{id}] because {visible(because)}" for id, because in judged.waived.items()]
    asides += [f"{name}: {_bold('not read, or not whole:', '1;33', color=color)} {visible(judged.trouble)}"] * bool(
        judged.trouble
    )
    asides += [f"{name}: note: {visible(judged.note)}"] * bool(judged.note)
    yield from asides
    if asides:
        yield ""


def _bold(text: str, code: str = "1", *, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
