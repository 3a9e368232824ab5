"""The plan as people read it, also out of a CI, Atlantis and Terragrunt."""

from __future__ import annotations

import pytest

from kb.detect.plan.change import Change
from kb.detect.plan.from_text import read_text, type_of

PLAN = """\
Note: Objects have changed outside of Terraform

  # aws_lb_listener_rule.web has changed
  ~ resource "aws_lb_listener_rule" "web" {
        id     = "x"
      ~ action {
          ~ target_group_arn = "a" -> "b"
            # (2 unchanged attributes hidden)
        }
    }

  # aws_route.gone has been deleted
  - resource "aws_route" "gone" {
      - id = "r" -> null
    }

Unless you have made equivalent changes to your configuration, or ignored the relevant attributes

Terraform will perform the following actions:

  # aws_cloudfront_distribution.web will be updated in-place
  ~ resource "aws_cloudfront_distribution" "web" {
      ~ comment  = "x" -> "y"
      ~ tags     = {
          + "new" = "1"
            "old" = "2"
        }
      ~ policy   = <<-EOT
          - Statement = 1
          + Statement = 2
        EOT
      ~ default_cache_behavior {
          ~ target_origin_id = "sorry" -> "app"
        }

      + origin {
          + domain_name = "new"
        }
    }

  # module.db.aws_db_instance.main["a b.c"] must be replaced
-/+ resource "aws_db_instance" "main" {
      ~ id         = "x" -> (known after apply)
      ~ identifier = "a" -> "b" # forces replacement
    }

  # aws_lb_listener_rule.web will be updated in-place
  ~ resource "aws_lb_listener_rule" "web" {
      ~ action {
          ~ target_group_arn = "b" -> "a"
        }
    }

  # aws_route.gone will be created
  + resource "aws_route" "gone" {
      + id = (known after apply)
    }

  # aws_route.old will be destroyed
  # (because aws_route.old is not in configuration)
  - resource "aws_route" "old" {
      - id = "r" -> null
    }

  # aws_instance.tainted is tainted, so must be replaced
-/+ resource "aws_instance" "tainted" {
    }

Plan: 3 to add, 2 to change, 3 to destroy.
"""


def changes(text: str) -> dict[str, Change]:
    return {one.address: one for one in read_text(text.split("\n"))}


def test_every_announcement() -> None:
    assert [(one.address, one.action) for one in read_text(PLAN.split("\n"))] == [
        ("aws_cloudfront_distribution.web", "update"),
        ('module.db.aws_db_instance.main["a b.c"]', "replace"),
        ("aws_lb_listener_rule.web", "update"),
        ("aws_route.gone", "create"),
        ("aws_route.old", "delete"),
        ("aws_instance.tainted", "replace"),
    ]


def test_paths() -> None:
    found = changes(PLAN)
    assert found["aws_cloudfront_distribution.web"].changed == (
        ("comment",), ("tags", "new"), ("policy",), ("default_cache_behavior", "target_origin_id"), ("origin",),
        ("origin", "domain_name"),
    )  # fmt: skip
    assert found['module.db.aws_db_instance.main["a b.c"]'].forcing == (("identifier",),)


def test_drift_as_far_as_the_text_tells() -> None:
    found = changes(PLAN)
    listener, route = found["aws_lb_listener_rule.web"].undoes, found["aws_route.gone"].undoes
    assert listener
    assert (listener.way, listener.paths) == ("overwrite", (("action", "target_group_arn"),))
    assert route
    assert route.way == "re-create"
    assert found["aws_cloudfront_distribution.web"].undoes is None


def test_the_diff_that_atlantis_makes() -> None:
    text = '# aws_lb.a will be updated in-place\n! resource "aws_lb" "a" {\n!     name = "a" -> "b"\n  }\n'
    assert changes(text)["aws_lb.a"].changed == (("name",),)


@pytest.mark.parametrize(
    ("address", "type_"),
    [
        ("aws_lb.a", "aws_lb"),
        ("module.m.aws_lb.a", "aws_lb"),
        ('module.m["x.y"].aws_lb.a[0]', "aws_lb"),
        ('aws_lb.a["]."]', "aws_lb"),
        ("data.aws_lb.a", "aws_lb"),
        ("odd", ""),
    ],
)
def test_types(address: str, type_: str) -> None:
    assert type_of(address) == type_


@pytest.mark.parametrize(
    "text", ["", "# a comment", "# terraform will be fun", "  # x has changed", "No changes. Your infrastructure"]
)
def test_what_announces_nothing(text: str) -> None:
    assert read_text(text.split("\n")) == ()
