from __future__ import annotations

import json
from datetime import date

import pytest

from kb.imports.tickets import NoTickets, Ticket, read_tickets


def test_a_csv_of_jira() -> None:
    text = (
        "Issue key,Summary,Status,Status Category,Resolved\n"
        'OPS-1,"a, b",Closed,Done,14/Feb/26 3:20 AM\nOPS-2,c,In Progress,In Progress,\nOPS-3,d,完了,,2026-02-20 10:00\n'
    )
    assert read_tickets(text) == [
        Ticket("OPS-1", done=True, day=date(2026, 2, 14)),
        Ticket("OPS-2", done=False, day=None),
        Ticket("OPS-3", done=True, day=date(2026, 2, 20)),
    ]


def test_a_csv_with_semicolons_and_a_byte_order_mark() -> None:
    assert read_tickets("\ufeffIssue key;Status\nOPS-1;Done\n") == [Ticket("OPS-1", done=True, day=None)]


def test_json_of_two_forges() -> None:
    found = [
        {"url": "https://forge.example.com/a/issues/1", "state": "CLOSED", "closedAt": "2026-02-14T01:02:03Z"},
        {"web_url": "https://forge.example.com/a/-/issues/2", "state": "opened", "closed_at": None},
    ]
    assert read_tickets(json.dumps(found)) == [
        Ticket("https://forge.example.com/a/issues/1", done=True, day=date(2026, 2, 14)),
        Ticket("https://forge.example.com/a/-/issues/2", done=False, day=None),
    ]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "[", '[{"number": 1}]', "[]", "Issue key,Status\n"])
def test_no_tickets(text: str) -> None:
    with pytest.raises(NoTickets):
        read_tickets(text)
