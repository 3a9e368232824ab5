"""Puts a text into every field there is, by walking the models: a field added tomorrow is stuffed too.

Yields plain maps and lists as YAML has them. What a field cannot hold (a time, an id) gets something it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kb.model.detector import Detector
from kb.model.recogniser import DETECTOR_KINDS
from kb.model.schema import SCHEMAS
from kb.model.times.moments import When
from kb.model.values.fields import Id, Localized, OneOf

MODELS = {"windows": "worklog", "incidents": "worklog", "pitfalls": "pitfall", "checklists": "checklist", "kb": "kb"}
"""What the files of each folder are made from."""
FIXED: dict[str, object] = {
    "schema_": "1", "timezone": "Asia/Tokyo", "as_of": None, "slug": None, "visibility": None, "internal": None,
    "draft": None, "outcome": None, "status": None, "replaced_by": None, "review_every": "90d",
}  # fmt: skip
"""Fields that say what kb does with a record, or that hold only what kb.yml's own checks let pass; None: left out."""
OF_THE_FILE = ("id", "folder", "extra")
LONGEST_KEY = 100
"""A longer one needs YAML's `? ` before it, which kb refuses."""
AN_ID = get_args(Id)[1]


class Stuffing:
    """One record after another, with the payloads in turn; `texts` yields for ever."""

    def __init__(self, texts: Iterator[str], first_id: int = 0) -> None:
        self.texts = texts
        self.ids = first_id

    def file(self, folder: str, given: dict[str, object]) -> bytes:
        """A file of `folder` in which every field is stuffed, but the `given` ones."""
        fields = self._noun(SCHEMAS[MODELS[folder]], OF_THE_FILE) | given
        if folder != "kb":
            fields["x-ours"] = next(self.texts)
            key = next(text for text in self.texts if len(text) < LONGEST_KEY)
            fields["x-map"] = {key: [next(self.texts)]}
        return yaml.safe_dump(fields, allow_unicode=False, sort_keys=False, width=1 << 20).encode()

    def _noun(self, model: type[BaseModel], without: Sequence[str] = ()) -> dict[str, Any]:
        found = {
            info.alias or name: FIXED[name] if name in FIXED else self._field(info)
            for name, info in model.model_fields.items()
            if name not in without
        }
        return {name: value for name, value in found.items() if value is not None}

    def _field(self, info: FieldInfo) -> object:
        return self._value(info.annotation, tuple(info.metadata))

    def _value(self, annotation: Any, metadata: tuple[object, ...] = ()) -> object:  # noqa: PLR0911  # a table of types
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(inner[0], (*inner[1:], *metadata))
        if origin in (Union, UnionType):
            return self._value(next(one for one in inner if one is not NoneType), metadata)
        if annotation is Detector:
            return None
        if origin is tuple:
            if inner[0] is Detector:
                return [self._detector(kind) for kind in DETECTOR_KINDS]
            return [self._value(inner[0]), self._value(inner[0])]
        if annotation is Localized:
            return {"ja": next(self.texts), "en": next(self.texts)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._noun(annotation)
        return self._scalar(annotation, metadata)

    def _scalar(self, annotation: object, metadata: tuple[object, ...]) -> object:
        choice = next((one for one in metadata if isinstance(one, OneOf)), None)
        if choice is not None:
            return choice.words[0]
        if AN_ID in metadata:
            self.ids += 1
            return f"old-name-{self.ids}"
        plain = {When: "2026-02-14 02:00", int: "10m", bool: "yes"}
        if annotation in plain:
            return plain[annotation]
        assert annotation is str, f"tests/stuffing.py does not know what to put into a field of type {annotation}"
        return next(self.texts)

    def _detector(self, kind: str) -> object:
        whole = self._noun(Detector)
        return {name: value for name, value in whole.items() if name in (kind, "examples")}
