"""The CloudFront function of `kb init --publish s3`, run on requests as CloudFront hands them over."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from kb.write.starter import Answers, starter_files

FUNCTION = starter_files(Answers("demo", "en", "UTC", publish="s3"))["aws/to-index.js"]
FILTER = {"text": {"value": ""}, "system": {"value": "web", "multiValue": [{"value": "web"}, {"value": "app"}]}}


@pytest.mark.parametrize(
    ("uri", "asked", "file", "leads_to"),
    [
        ("/", {}, "/index.html", None),
        ("/pitfalls/x/", FILTER, "/pitfalls/x/index.html", None),
        ("/kb.json", {}, "/kb.json", None),
        ("/pitfalls/x", {}, None, "/pitfalls/x/"),
        ("/pitfalls", FILTER, None, "/pitfalls/?text&system=web&system=app"),
        ("//other.example.com", {}, "//other.example.com", None),
        ("//other", {}, None, "/other/"),
        ("/\\other", {}, None, "/other/"),
    ],
)
def test_what_becomes_of_a_request(
    uri: str, asked: dict[str, Any], file: str | None, leads_to: str | None, browser: Browser
) -> None:
    page = browser.new_page()
    event = {"request": {"uri": uri, "querystring": asked}}
    answer = page.evaluate(f"event => {{ {FUNCTION}\n return handler(event); }}", event)
    page.close()
    assert answer.get("uri") == file
    assert answer.get("headers", {}).get("location", {}).get("value") == leads_to
