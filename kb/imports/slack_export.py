"""Slack's own export → messages: the JSON of one day, or the whole archive of which one channel is wanted.

The format was read from public exports: `ts` is seconds since 1970 as text; `users.json` says who an id is.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kb.imports.chat import Message

MOST_BYTES = 20_000_000
"""Unpacked, for one channel."""
_SAID = (None, "bot_message", "thread_broadcast", "me_message", "file_share")
"""Subtypes that hold what somebody said; the others are joins, leaves and changes."""
_REFERENCE = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


class NotAnExport(ValueError):
    """The file is no export, or the channel is not in it; the sentence says what to do."""


def is_archive(raw: bytes) -> bool:
    """Whether the bytes are a zip file."""
    return zipfile.is_zipfile(io.BytesIO(raw))


def read_archive(raw: bytes, channel: str, zone: ZoneInfo) -> list[Message]:
    """The messages of one channel of an exported archive. Raises NotAnExport."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        days = [info for info in archive.infolist() if re.fullmatch(r"[^/]+/\d{4}-\d{2}-\d{2}\.json", info.filename)]
        channels = sorted({info.filename.split("/")[0] for info in days})
        if not channels:
            raise NotAnExport("the archive holds no CHANNEL/YYYY-MM-DD.json; it is no export of Slack")
        chosen = channel or (channels[0] if len(channels) == 1 else "")
        if chosen not in channels:
            raise NotAnExport(f"say which channel: --channel with one of {', '.join(channels[:20])}")
        wanted = [info for info in days if info.filename.startswith(f"{chosen}/")]
        people = [info for info in archive.infolist() if info.filename == "users.json"]
        if sum(info.file_size for info in wanted + people) > MOST_BYTES:
            raise NotAnExport(f"the channel has more than {MOST_BYTES:,} bytes; take one day out of the archive")
        users = _names(json.loads(archive.read(people[0]))) if people else {}
        messages = [one for info in wanted for one in json.loads(archive.read(info))]
    return _messages(messages, users, zone)


def read_day(text: str, zone: ZoneInfo) -> list[Message]:
    """The messages of one day's JSON. Raises NotAnExport."""
    try:
        found = json.loads(text)
    except ValueError:
        raise NotAnExport("it is no JSON") from None
    if not isinstance(found, list) or not any(isinstance(one, dict) and "ts" in one for one in found):
        raise NotAnExport("it is no list of messages with their ts")
    return _messages(found, {}, zone)


def _names(users: Iterable[Any]) -> dict[str, str]:
    found = {}
    for user in users:
        profile = user.get("profile") or {}
        found[str(user.get("id"))] = str(profile.get("display_name") or user.get("real_name") or user.get("name") or "")
    return found


def _messages(found: Iterable[Any], users: Mapping[str, str], zone: ZoneInfo) -> list[Message]:
    said = [one for one in found if isinstance(one, dict) and one.get("subtype") in _SAID and _seconds(one) is not None]
    messages = []
    for one in sorted(said, key=lambda one: _seconds(one) or 0):
        at = datetime.fromtimestamp(_seconds(one) or 0, UTC).astimezone(zone)
        text = _text(str(one.get("text") or ""), users)
        if text:
            messages.append(Message(f"{at:%H:%M}", _who(one, users), text, at.date()))
    return messages


def _seconds(message: dict[str, Any]) -> float | None:
    try:
        seconds = float(message.get("ts", ""))
    except (TypeError, ValueError):
        return None
    return seconds if 0 < seconds < 4_000_000_000 else None


def _who(message: dict[str, Any], users: Mapping[str, str]) -> str:
    profile = message.get("user_profile") or {}
    id = str(message.get("user") or "")
    names = (users.get(id), profile.get("display_name"), profile.get("real_name"), message.get("username"), id)
    return next((str(name) for name in names if name), "")


def _text(text: str, users: Mapping[str, str]) -> str:
    """Slack's marks as plain text: people and channels by name, links as words and address."""

    def plain(match: re.Match[str]) -> str:
        sign, target, words = match.groups()
        if sign == "@":
            return f"@{users.get(target) or words or target}"
        if sign == "#":
            return f"#{words or target}"
        if sign == "!":
            return f"@{words or target}"
        return f"{words} ({target})" if words and words != target else target

    return html.unescape(_REFERENCE.sub(plain, text)).strip()
