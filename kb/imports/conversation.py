"""Messages of a chat → a draft whose timeline says who reported what, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.imports.chat import Message
from kb.imports.draft import Draft
from kb.write.yaml_text import Value

LONG = 6
"""Lines; a longer message is pasted output below its first line."""


def read_conversation(messages: Sequence[Message], roles: Mapping[str, str], *, incident: bool) -> Draft:
    """The timeline of a chat. `roles` are said instead of names; the day stands where it begins or changes."""
    events: list[Value] = []
    before = None
    for message in messages:
        at = f"{message.day:%Y-%m-%d} {message.at}" if message.day and message.day != before else message.at
        before = message.day
        what, output = _said(message.text)
        who = roles.get(message.who, message.who)
        events.append({"at": at, "what": f"{who}: {what}" if who else what, "output": output})
    first = next((message.day for message in messages if message.day), None)
    day = first.isoformat() if first else ""
    values: dict[str, Value] = {"timeline": events}
    if not incident and day:
        values["window"] = {"start": day}
    outcomes = "resolved, mitigated or ongoing" if incident else "completed, rolled-back, aborted, …"
    names = sorted({message.who for message in messages if message.who and message.who not in roles})
    to_do = [
        f"write outcome: {outcomes}",
        "move what was not as planned to deviations:, and what was decided to decisions:",
        "take out what does not belong to the story",
    ]
    if names:
        to_do.append(f"write roles instead of names ({', '.join(names)}); kb import --role 'NAME=lead' does it at once")
    return Draft(values, tuple(to_do), day=day)


def _said(text: str) -> tuple[str, str]:
    """What was said, and what was pasted: a fence, or the rest of a long message."""
    if "```" in text:
        before, _, rest = text.partition("```")
        pasted, _, after = rest.partition("```")
        said = " ".join([*before.split(), *after.split()])
        return said or "…", pasted.strip("\n")
    lines = text.split("\n")
    if len(lines) > LONG:
        return lines[0], "\n".join(lines[1:])
    return " ".join(text.split()), ""
