"""Where a new knowledge base gets kb from: what a person says, as lines of requirements.txt.

The distribution is called maintenance-kb; `kb` on the public index is another project and is never written.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

DISTRIBUTION = "maintenance-kb"
TO_FILL_IN = f"""\
# >>> FILL IN where your team gets {DISTRIBUTION} from: one of these lines, without the '# ' in front of it. <<<
# {DISTRIBUTION} @ git+https://git.example.com/tools/maintenance-kb.git@v0.1.0
# {DISTRIBUTION} @ https://files.example.com/maintenance_kb-0.1.0-py3-none-any.whl
# ./vendor/maintenance_kb-0.1.0-py3-none-any.whl
# {DISTRIBUTION}==0.1.0
"""

_VERSIONS = re.compile(r"(?:(?:===|==|~=|!=|<=|>=|<|>)[\w.*+!-]+)(?:,(?:==|~=|!=|<=|>=|<|>)[\w.*+!-]+)*")
_ONE_VERSION = re.compile(r"\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.(?:post|dev)\d+)?")
_ARCHIVE = re.compile(r"\.(?:whl|zip|tar\.gz)(?:#.*)?$")
_GIT_HOST = re.compile(r"git@([\w.-]+):(.+)")
_ALLOWED = "a version (==0.1.0), a git URL (git+https://…), the URL or path of a wheel, or the URL of an index"


def requirement(source: str) -> str:
    """Lines of requirements.txt for a package location; without one, lines to fill in.

    Raises ValueError with a sentence for what is no location, or holds a password.
    """
    text = re.sub(r"\s*([=<>~!]=?=?|,)\s*", r"\1", source.strip()) if "://" not in source else source.strip()
    if not text:
        return TO_FILL_IN
    if re.search(r"\s", text):
        raise ValueError(f"a package location has no blanks; give {_ALLOWED}")
    return (_by_version(text) or _by_place(text)) + "\n"


def _by_version(text: str) -> str:
    versions = text.removeprefix(DISTRIBUTION)
    if text == DISTRIBUTION or _VERSIONS.fullmatch(versions):
        return DISTRIBUTION + versions
    return f"{DISTRIBUTION}=={text}" if _ONE_VERSION.fullmatch(text) else ""


def _by_place(text: str) -> str:
    if match := _GIT_HOST.fullmatch(text):
        text = f"git+ssh://git@{match[1]}/{match[2]}"
    _refuse_password(text)
    address = urlsplit(text.removeprefix("git+"))
    if text.startswith("git+") or (address.scheme in {"https", "ssh"} and re.search(r"\.git(@[^/]+)?$", address.path)):
        return f"{DISTRIBUTION} @ git+{text.removeprefix('git+')}"
    if address.scheme in {"https", "http", "file"} and _ARCHIVE.search(text):
        return f"{DISTRIBUTION} @ {text}"
    if address.scheme in {"https", "http"} and address.netloc:
        return f"# An index that has {DISTRIBUTION} and everything it needs.\n--index-url {text}\n{DISTRIBUTION}"
    if not address.scheme and _ARCHIVE.search(text):
        return text if text.startswith(("/", "./", "../")) else f"./{text}"
    raise ValueError(f"'{text}' is no place for a package; give {_ALLOWED}")


def _refuse_password(text: str) -> None:
    """No token in a file that is committed; `${NAME}` stands for one of the environment, ssh has keys of its own."""
    address = urlsplit(text.removeprefix("git+"))
    secret = address.password or (address.username if address.scheme in {"http", "https"} else "")
    if secret and "${" not in secret:
        raise ValueError("a password or token has no place in a committed file; write ${NAME} and set NAME in CI")
