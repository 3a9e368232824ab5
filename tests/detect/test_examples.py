"""A detector's own examples, as `kb check` runs them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kb.detect.examples import disagreements
from kb.library import Library
from kb.model.file.path import Path

Read = Callable[[str], Library]


def said(library: Library, fixtures: dict[str, bytes] | None = None) -> list[tuple[Path, str]]:
    (entry,) = library.pitfalls
    (detector,) = entry.record.detect
    return list(disagreements(detector, fixtures or {}, library.settings))


def error_text(hit: str, clean: str) -> str:
    return f"""
    detect:
      - error_text:
          pattern: reset by peer
        examples:
          hit:
            - text: '{hit}'
          clean:
            - text: '{clean}'
    """


def test_examples_that_agree(library: Read) -> None:
    assert said(library(error_text("read tcp: reset by peer", "refused"))) == []


def test_a_hit_that_is_not_recognised(library: Read) -> None:
    assert said(library(error_text("refused", "all is well"))) == [
        (("hit", 0), "the detector does not recognise this example of a hit")
    ]


def test_a_clean_one_at_which_it_speaks(library: Read) -> None:
    ((path, message),) = said(library(error_text("reset by peer", "reset by peer")))
    assert path == ("clean", 0)
    assert message == "the detector speaks at this clean example: line 1 matches reset by peer"


def plan(example: str) -> str:
    return f"""
    detect:
      - terraform_plan:
          type: aws_db_instance
          actions: delete
        examples:
          hit:
            - {example}
    """


CHANGE = {"address": "aws_db_instance.a", "type": "aws_db_instance", "change": {"actions": ["delete"]}}
FILE = json.dumps({"format_version": "1.2", "resource_changes": [CHANGE]}).encode()


def test_a_plan_in_a_file(library: Read) -> None:
    assert said(library(plan("file: fixtures/a.json")), {"fixtures/a.json": FILE}) == []


def test_a_file_that_is_no_plan(library: Read) -> None:
    raw = b'{"format_version": "1.2", "resource_changes": ['
    ((path, message),) = said(library(plan("file: fixtures/a.json")), {"fixtures/a.json": raw})
    assert path == ("hit", 0)
    assert message.startswith("the example cannot be read: its JSON is broken at line 1")


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        ("# aws_db_instance.a will be destroyed", True),
        ("# aws_db_instance.a will be updated in-place", False),
        ("Apply complete!", False),
    ],
)
def test_a_plan_as_people_read_it(library: Read, text: str, recognised: bool) -> None:
    assert (said(library(plan(f"text: '{text}'"))) == []) is recognised


def test_steps_need_steps(library: Read) -> None:
    told = said(
        library(
            """
            detect:
              - steps:
                  first:
                    with: hand
                examples:
                  hit:
                    - text: by hand
                  clean:
                    - steps:
                        - do: it
                          with: terraform
            """
        )
    )
    assert told == [(("hit", 0), "a detector of the kind steps is tried on steps, not on a text or a file")]


def test_texts_need_no_steps(library: Read) -> None:
    told = said(
        library(
            """
            detect:
              - document:
                  pattern: terraform apply
                examples:
                  hit:
                    - steps:
                        - do: terraform apply
                  clean:
                    - text: terraform plan
            """
        )
    )
    assert told == [(("hit", 0), "a detector of the kind document is tried on a text or a file, not on steps")]


def test_a_pattern_that_cannot_be_used_is_told_elsewhere(library: Read) -> None:
    assert said(library(error_text("a", "b").replace("reset by peer", "'('"))) == []
