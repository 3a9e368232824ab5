"""`kb import`: an existing postmortem or a chat becomes a draft log; nothing is overwritten, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import click

from kb.cli.answers import a_day, a_zone
from kb.cli.asking import answered, ask, offer
from kb.cli.filing import Filing, choose_id, file_record, open_filing
from kb.cli.foreign_files import read_foreign
from kb.cli.new_names import choose_language, choose_slug, read_title, year_of
from kb.cli.options import root_option, stop
from kb.imports.chat import Message, read_chat
from kb.imports.conversation import read_conversation
from kb.imports.draft import Draft, clean, draft_text
from kb.imports.postmortem import read_postmortem
from kb.imports.recognise import FORMS, Form, form_of, read_outline
from kb.imports.slack_export import NotAnExport, is_archive, read_archive, read_day
from kb.model.record import Kind
from kb.model.settings import Settings
from kb.model.times.moments import read_strict
from kb.write.naming import dated, language_of
from kb.write.new_record import Basics

EPILOG = """\b
Examples:
  kb import old/2025-03-02-database.md
  kb import wiki-export.html --kind window
  kb import chat.txt --date 2026-02-14 --timezone Asia/Tokyo --title 'Recreate the database' --role 'Sato=lead'
  kb import slack-export.zip --channel ops-night --title 'The shop is slow'
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person said about a file."""

    path: Path
    form: Form
    raw: bytes
    text: str
    incident: bool
    zone: str
    """The time zone of the times in the file."""
    day: str | None
    channel: str
    roles: dict[str, str]


@click.command("import", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(FORMS), help="What FILE is. Default: what it looks like.")
@click.option("--kind", type=click.Choice(["incident", "window"]),
              help="What it becomes. Default: incident; for a chat window.")  # fmt: skip
@click.option("--title", metavar="TEXT", help="What it is called. Default: its first heading.")
@click.option("--id", "name", metavar="ID", help="Its name for ever: a-z, 0-9 and hyphens. Default: from the title.")
@click.option("--date", "day", metavar="DAY", help="The day on which the times in FILE begin: 2026-02-14.")
@click.option("--timezone", "zone", metavar="ZONE", help="Of the times in FILE. Default: that of kb.yml.")
@click.option("--channel", default="", metavar="NAME", help="The channel of a Slack archive.")
@click.option("--role", "roles", multiple=True, metavar="NAME=ROLE", help="Say the role instead of a name; repeatable.")
@click.option("--lang", metavar="LANGUAGE", help="en, ja, …; default: the title's, else the site's.")
@click.option("--edit", is_flag=True, help="Open the draft in $EDITOR.")
@root_option
def import_(  # noqa: PLR0913  # click hands each option over by name
    *,
    file: Path,
    form: str | None,
    kind: str | None,
    title: str | None,
    name: str | None,
    day: str | None,
    zone: str | None,
    channel: str,
    roles: Sequence[str],
    lang: str | None,
    edit: bool,
    root: Path | None,
) -> None:
    """Turn FILE into a draft log: a postmortem in Markdown or HTML, a chat as pasted, or Slack's export.

    What is understood becomes fields. What is not is on the draft's list of things to do, marked TODO; the original
    text is kept whole in the field x-original. No file is ever overwritten.

    Exit codes: 0 written; 2 nothing was written.
    """
    filing = open_filing(root, lang)
    raw, text = read_foreign(file)
    found = cast(Form, form) if form else form_of(raw, text)
    wanted = Wanted(
        path=file,
        form=found,
        raw=raw,
        text=text,
        incident=kind == "incident" if kind else found == "postmortem",
        zone=answered("--timezone", zone, a_zone) if zone else _zone(found, filing.library.settings.timezone),
        day=answered("--date", day, a_day) if day else None,
        channel=channel,
        roles=_known_roles(filing.library.settings) | dict(_role(one) for one in roles),
    )
    draft = _draft(wanted)
    basics = _basics(filing, wanted, draft, (title, name, lang))
    file_record(filing, basics, draft_text(draft, basics, file.name, text), edit=edit)
    click.echo(f"Next: {len(draft.to_do)} lines marked TODO; kb check says what else is missing.", err=True)


def _basics(filing: Filing, wanted: Wanted, draft: Draft, given: tuple[str | None, str | None, str | None]) -> Basics:
    """What the draft is called: as `given` with --title, --id and --lang, else by what the file says."""
    title, name, lang = given
    called = read_title(title or clean(draft.title)[0] or None)
    when = read_strict(draft.day) if draft.day else None
    folder: Kind = "incidents" if wanted.incident else "windows"
    slug = choose_slug(called, name, folder.removesuffix("s"))
    chosen = choose_id(filing, name, dated(when, slug) if when else slug)
    language = choose_language(lang, called, _language(wanted.text, filing.language))
    return Basics(folder, chosen, called, language, year_of(when) if when else "")


def _language(text: str, otherwise: str) -> str:
    """A text without any kana is not Japanese, whatever the site is; which of the others it is, nobody can say."""
    return language_of(text) or ("en" if otherwise == "ja" else otherwise)


def _zone(form: Form, default: str) -> str:
    """Chats name no zone, so a person is asked; whose times are exact, or say theirs, need no question."""
    return offer("--timezone", None, "Time zone of the times", a_zone, default) if form == "chat" else default


def _known_roles(settings: Settings) -> dict[str, str]:
    """Who signs with a role of the vocabulary is no name to be taken out."""
    return {word: word for term in settings.roles for word in (*term.name.texts.values(), *term.aliases)}


def _role(text: str) -> tuple[str, str]:
    name, equals, role = text.partition("=")
    if not equals or not name.strip() or not role.strip():
        stop(f"--role: write NAME=ROLE, not '{text}'")
    return name.strip(), role.strip()


def _draft(wanted: Wanted) -> Draft:
    if wanted.form == "postmortem":
        outline = read_outline(clean(wanted.text)[0], wanted.path.name)
        draft = read_postmortem(outline, wanted.day or "", incident=wanted.incident)
    elif messages := _messages(wanted):
        draft = read_conversation(messages, wanted.roles, incident=wanted.incident)
    else:
        stop(f"{wanted.path}: no messages found; a message begins with a name and a time")
    if draft.values.get("timezone") or not wanted.zone:
        return draft
    return replace(draft, values={**draft.values, "timezone": wanted.zone})


def _messages(wanted: Wanted) -> list[Message]:
    if wanted.form == "slack":
        zone = ZoneInfo(wanted.zone)
        try:
            return (
                read_archive(wanted.raw, wanted.channel, zone)
                if is_archive(wanted.raw)
                else read_day(wanted.text, zone)
            )
        except NotAnExport as error:
            stop(f"{wanted.path}: {error}")
    text = clean(wanted.text)[0]
    messages = read_chat(text, _day(wanted.day))
    if messages and messages[0].day is None:
        answer = ask("--date", "The day on which it begins (2026-02-14)", a_day)
        messages = read_chat(text, _day(answer))
    return messages


def _day(text: str | None) -> date | None:
    return read_strict(text).day if text else None
