"""Files that are no records: what they are is named, and what to do. Bytes that virus scanners know are made here."""

from __future__ import annotations

import pytest

from kb.model.settings import Settings
from kb.problem import Level, Problem
from kb.read.record import File, read_record

MERGE = "title: x\n{} HEAD\nsummary: a\n{}\nsummary: b\n{} other\n".format("<" * 7, "=" * 7, ">" * 7)
FILES = {
    "gzip": (b"\x1f\x8b\x08\0", "gzip", "attachments"),
    "zip": (b"PK\x03\x04\0\0", "ZIP", "attachments"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", "PNG", "attachments"),
    "jpeg": (b"\xff\xd8\xff\xe0", "JPEG", "attachments"),
    "gif": (b"GIF89a\0", "GIF", "attachments"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "PDF", "attachments"),
    "program": (b"\x7fELF\0\0", "program", "delete"),
    "database": (b"SQLite format 3\0\0", "database", "delete"),
    "git-crypt": (b"\0GITCRYPT\0\x9a", "git-crypt", "git-crypt unlock"),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS", "git lfs pull"),
    "vault": (b"$ANSIBLE_VAULT;1.1;AES256\n6162\n", "ansible-vault", "decrypt"),
    "fence": (b"```yaml\ntitle: x\n```\n", "code fence", "delete the lines"),
    "html": (b"<!DOCTYPE html>\n<html></html>\n", "HTML", "title:"),
    "xml": (b"<title>x</title>\n", "XML", "title:"),
    "diff": (b"--- a/x.yml\n+++ b/x.yml\n@@ -1 +1 @@\n-title: x\n+title: y\n", "diff", "git apply"),
    "toml": (b'title = "x"\n', "TOML", "title:"),
    "ini": (b"[window]\nstart=2026\n", "INI", "title:"),
    "list": (b"- title: x\n- title: y\n", "a list", "title:"),
    "csv": (b"title,summary\nx,y\n", "CSV", "title:"),
    "words": (b"it went wrong\n", "map of fields", "title:"),
    "merge": (MERGE.encode(), "merge", "delete the marks"),
    "front matter": (b"---\ntitle: x\n---\n# More\n", "another document", "delete the '---'"),
    "end": (b"title: x\n...\ntitle: y\n", "document start", "delete the line '...'"),
    "pair": (rb'title: "\ud83d\ude00"' + b"\n", "escape", "the character itself"),
    "twice": (b"title: x\ntitle: y\n", "written twice", "delete one"),
    "deep": (b"x-a: " + b"[" * 50 + b"]" * 50 + b"\ntitle: x\n", "levels deep", "single quotes"),
    "long line": (b"title: " + b"x" * 21_000, "21,007 characters", "attach"),
}


def read(raw: bytes) -> list[Problem]:
    return read_record(File("logs/windows/x.yml", raw), "windows", Settings())[1]


@pytest.mark.parametrize(("raw", "what", "help"), FILES.values(), ids=FILES)
def test_what_it_is_is_named_and_what_to_do(raw: bytes, what: str, help: str) -> None:
    (problem,) = (one for one in read(raw) if one.level is Level.ERROR)
    assert what in problem.message
    assert help in problem.help


def test_a_merge_is_told_where_it_begins() -> None:
    (problem,) = read(MERGE.encode())
    assert (problem.place.line, problem.place.column) == (2, 1)


@pytest.mark.parametrize(
    "text", [f"title: x\nerror: |\n  {'=' * 7}\n", f"title: x\nsummary: '{'<' * 7} HEAD'\n", "title: a, b, c\n"]
)
def test_a_text_may_look_like_them(text: str) -> None:
    assert not [one for one in read(text.encode()) if one.rule in ("not-a-map", "yaml-syntax")]
