"""What a new record is called, and in which language: from the options, else the title, else a person's answers."""

from __future__ import annotations

from kb.cli.answers import a_slug, a_title
from kb.cli.asking import answered, ask, at_terminal
from kb.model.times.moments import When
from kb.model.values.fields import Localized
from kb.write.naming import language_of, slug_of


def read_title(given: str | None) -> Localized:
    """The title as given with --title, or as a person answers."""
    text = answered("--title", given, a_title) if given is not None else ask("--title", "Title", a_title)
    return Localized(texts={"": text})


def choose_language(given: str | None, title: Localized, *otherwise: str) -> str:
    """The record's language: as `given`, else what the title is written in, else the first that is known."""
    return next(one for one in (given, language_of(str(title)), *otherwise) if one)


def choose_slug(title: Localized, name: str | None, otherwise: str = "") -> str:
    """What `name` need not say: words of the title, else what a person answers, else `otherwise` if there is one."""
    slug = name or slug_of(str(title))
    if slug:
        return slug
    if otherwise and not at_terminal():
        return otherwise
    return ask(
        "--id (the title has no a-z to make a name from)", "Its name (a-z, 0-9 and hyphens)", a_slug, otherwise or None
    )


def year_of(when: When) -> str:
    """The folder of a work log: its year, or '' when it has no day."""
    return str(when.day.year) if when.day else ""
