from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from kb.imports.chat import Message
from kb.imports.slack_export import NotAnExport, is_archive, read_archive, read_day

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = [
    {
        "type": "message",
        "user": "U2",
        "text": "done &amp; dusted <https://example.com/x|ticket>",
        "ts": "1771002600.5",
    },
    {"type": "message", "user": "U1", "text": "start <@U2> in <#C1|ops>", "ts": "1771002000.000100", "blocks": None},
    {"type": "message", "subtype": "channel_join", "user": "U3", "text": "joined", "ts": "1771002001.0"},
    {"type": "message", "user": "U1", "text": "broken", "ts": "never"},
]
USERS = [{"id": "U1", "name": "one", "profile": {"display_name": "Lead"}}, {"id": "U2", "real_name": "App"}]


def archive(**files: object) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_json", ".json"), json.dumps(content))
    return raw.getvalue()


def test_a_day_in_the_order_of_its_times() -> None:
    assert read_day(json.dumps(DAY), TOKYO) == [
        Message("02:00", "U1", "start @U2 in #ops", date(2026, 2, 14)),
        Message("02:10", "U2", "done & dusted ticket (https://example.com/x)", date(2026, 2, 14)),
    ]


def test_an_archive_knows_names() -> None:
    raw = archive(users_json=USERS, **{"ops__2026-02-13_json": DAY})
    assert is_archive(raw)
    assert [(one.who, one.text[:10]) for one in read_archive(raw, "", TOKYO)] == [
        ("Lead", "start @App"),
        ("App", "done & dus"),
    ]


def test_one_of_several_channels_is_asked_for() -> None:
    raw = archive(**{"ops__2026-02-13_json": DAY, "web__2026-02-13_json": []})
    with pytest.raises(NotAnExport, match="--channel with one of ops, web"):
        read_archive(raw, "", TOKYO)
    assert len(read_archive(raw, "ops", TOKYO)) == 2


@pytest.mark.parametrize("text", ["no json", "{}", "[]", '[{"a": 1}]'])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(NotAnExport):
        read_day(text, TOKYO)
