"""The index and the worker into the built site, in the places where Material's own would be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from kb.atomic import write_file
from kb.pages.page import Addresses, Page
from kb.pipeline import Checked
from kb.shipped import templates_dir
from kb.site.search.index import facet_options, search_index
from kb.words import Words
from kb.words.labels import LABELS

FOLDER = "assets/kb/search"
PARTS = ("shelf", "ways", "words", "near", "sound", "find", "rank", "lines", "show", "literals", "known", "worker")
"""The worker, after fold.js, in the order in which its parts build on each other."""
SCRIPTS = tuple(f"{FOLDER}/{name}" for name in ("fold.js", "mark.js", "box.js"))
STYLES = f"{FOLDER}/search.css"
POLYFILL = f"{FOLDER}/iframe-worker.js"
"""How a page opened from a file runs a worker. The `offline` plugin would fetch it from another site."""
WORKERS = "assets/javascripts/workers"
_COMMENT = re.compile(r"^ */\*.*?\*/$\n?|^ *//[^\n]*\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"\n[ \n]+")
MADE = "search/worker.min.js"
"""The worker with short names, in templates/; every reader of a site fetches it."""
HIGHLIGHT = "search.highlight"


def prepare_search(config: MkDocsConfig) -> None:
    """Our scripts and words on every page; our marking instead of Material's, which does not fold."""
    for script in SCRIPTS:
        if script not in config.extra_javascript:
            config.extra_javascript.append(script)
    if STYLES not in config.extra_css:
        config.extra_css.append(STYLES)
    words = Words(str(config.theme.get("language") or "en"))
    config.extra["kb_search"] = json.dumps(_words(words), ensure_ascii=False)
    features = config.theme.get("features") or []
    if HIGHLIGHT in features:
        features.remove(HIGHLIGHT)
    if any(name in config.plugins for name in ("offline", "material/offline")):
        others = [url for url in config.extra.get("polyfills", []) if "iframe-worker" not in str(url)]
        config.extra["polyfills"] = [*others, POLYFILL]


def deliver_search(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> None:
    """Write the index, once; Material's page script gets a tiny one, and our worker takes the place of its worker.

    Without a search plugin there is nothing to do. Raises PluginError when Material's worker is not where it was.
    """
    folder = Path(config.site_dir) / "search"
    if not (folder / "search_index.json").is_file():
        return
    place = _place(Path(config.site_dir))
    write_file(place, worker())
    place.with_name(f"{place.name}.map").unlink(missing_ok=True)
    stock = json.loads((folder / "search_index.json").read_bytes())
    shown = list(pages)
    index = search_index(shown, stock["docs"], checked.library, Addresses(config.use_directory_urls))
    words = Words(checked.site.language)
    labels = {code: words(text) for code, text in LABELS.items()}
    settings = stock["config"] | {"kb": _words(words) | {"facets": facet_options(shown, labels)}}
    write_file(folder / "kb_index.json", _compact(index))
    write_file(folder / "search_index.json", _compact({"config": settings, "docs": []}))
    if (folder / "search_index.js").is_file():
        write_file(folder / "search_index.js", b"var __index = " + _compact({"config": settings, "docs": index}))


def _place(site: Path) -> Path:
    """Material's worker, which its page script names by its hash. Raises PluginError unless there is exactly one."""
    found = sorted((site / WORKERS).glob("search.*.min.js"))
    if len(found) == 1:
        return found[0]
    told = f"search cannot be put in place: kb replaces Material's worker, {WORKERS}/search.*.min.js, and the site has "
    if not found:
        raise PluginError(f"{told}none; use Material for MkDocs >=9.8,<10, without a worker of your own")
    names = ", ".join(path.name for path in found)
    raise PluginError(f"{told}{len(found)}: {names}; take the one away that is not Material's (docs/, custom_dir)")


def worker() -> str:
    """The worker as one file: as small as scripts/worker.py has made it, unless the parts have changed since."""
    made, text = (templates_dir() / MADE).read_text("utf-8").partition("\n")[::2], worker_source()
    return made[1] if made[0] == stamp(text) else text


def stamp(source: str) -> str:
    """The line that says from which parts a worker was made."""
    return f"// made by scripts/worker.py from {sha256(source.encode()).hexdigest()}"


def worker_source() -> str:
    """The parts of the worker as one file, as written, without comments and indentation."""
    ours = templates_dir()
    files = [ours / f"theme/{FOLDER}/fold.js", *(ours / f"search/{name}.js" for name in PARTS)]
    text = "".join(file.read_text("utf-8") for file in files)
    return _INDENT.sub("\n", _COMMENT.sub("", text))


def _words(words: Words) -> dict[str, str]:
    return {
        "failed": words("Search could not load its index. Reload the page, or sign in again."),
        "kind": words("Kind"),
        "system": words("System"),
        "tool": words("Tool"),
        "outcome": words("Outcome"),
        "year": words("Year"),
        "any": words("any"),
        "narrow": words("Narrow the results"),
    }


def _compact(value: dict[str, Any]) -> bytes:
    """JSON without a `<`: nothing in it is markup, whatever a server says the file is."""
    return b"".join(_pieces(value, 2))


def _pieces(value: object, levels: int) -> Iterator[bytes]:
    """The JSON of a value, its outer levels one by one: a large index as one text would need four times its room."""
    if levels and value and isinstance(value, dict):
        for number, (key, inner) in enumerate(value.items()):
            yield b"%s%s:" % (b"," if number else b"{", _json(key))
            yield from _pieces(inner, levels - 1)
        yield b"}"
    elif levels and value and isinstance(value, list):
        for number, inner in enumerate(value):
            yield b"," if number else b"["
            yield from _pieces(inner, levels - 1)
        yield b"]"
    else:
        yield _json(value)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").encode()
