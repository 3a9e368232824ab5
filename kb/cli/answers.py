"""What a person may answer: each function gives the answer back as it is kept, or says what is wrong with it."""

from __future__ import annotations

from urllib.parse import urlsplit

from kb.model.settings import check_zone
from kb.model.times.exact import read_exact
from kb.write.naming import slug_of
from kb.write.new_record import one_line
from kb.write.package_source import requirement
from kb.write.starter import PUBLISH
from kb.write.templates import LANGUAGES
from kb.write.yaml_text import scalar


def a_title(text: str) -> str:
    """A title on one line. Raises ValueError when it is empty or holds what no record may hold."""
    title = one_line(text)
    if not title:
        raise ValueError("it needs a name that people can read")
    scalar(title, 2)
    return title


def a_slug(text: str) -> str:
    """The last part of a name. Raises ValueError when nothing is left of it."""
    if slug := slug_of(text):
        return slug
    raise ValueError("a name has a-z, 0-9 and hyphens, with a letter")


def a_day(text: str) -> str:
    """A time with its date. Raises ValueError for everything else."""
    if read_exact(text.strip()).day is None:
        raise ValueError(f"'{text}' names no day; write 2026-12-12 02:00")
    return text.strip()


def a_time(text: str) -> str:
    """A time, or nothing. Raises ValueError for everything else."""
    if text.strip():
        read_exact(text.strip())
    return text.strip()


def a_zone(text: str) -> str:
    """The IANA name of a time zone. Raises ValueError for everything else."""
    return check_zone(text.strip()).key


def a_language(text: str) -> str:
    """A language that our templates speak. Raises ValueError for every other one."""
    return _one_of(text.strip(), LANGUAGES)


def a_way_to_publish(text: str) -> str:
    """One of PUBLISH. Raises ValueError for everything else."""
    return _one_of(text.strip(), PUBLISH)


def a_package_source(text: str) -> str:
    """A place that packages come from, or nothing. Raises ValueError for everything else."""
    requirement(text)
    return text.strip()


def an_address(text: str) -> str:
    """The address of a site, or nothing. Raises ValueError for everything else."""
    address = urlsplit(text.strip())
    if text.strip() and (address.scheme not in {"http", "https"} or not address.netloc or len(text.split()) > 1):
        raise ValueError(f"'{text}' is no address; write https://kb.example.com/")
    scalar(text.strip(), 2)
    return text.strip()


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise ValueError(f"'{text}' is none of {', '.join(known)}")
    return text
