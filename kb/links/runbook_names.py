"""Which runbook a text means: a path in the site, a path in the knowledge base, or an address on a forge."""

from __future__ import annotations

from urllib.parse import unquote

from kb.library import Library


def runbook_named(library: Library, reference: str) -> tuple[str, str] | None:
    """The repository and file that `reference` means; None where no scan has looked, so that nobody knows."""
    path = reference.partition("#")[0].strip()
    scan = library.scan
    if "://" in path:
        return _at_address(library, path)
    plain = path.removeprefix("./")
    guesses = [plain, f"{plain}.md", *(f"{folder}/{plain}" for folder in _docs(library))]
    guesses += [f"{guess}.md" for guess in guesses[2:]]
    return next((("", guess) for guess in guesses if guess in scan.documents), None) or (
        ("", plain) if scan.covers("", plain) else None
    )


def _docs(library: Library) -> list[str]:
    return sorted({source.split("/")[0] for source in library.scan.documents})


def _at_address(library: Library, address: str) -> tuple[str, str] | None:
    repositories = {one.folder: one.repository for one in library.scan.folders if one.folder}
    for folder in library.settings.runbooks:
        before, gap, _ = folder.url.partition("{path}")
        if gap and address.startswith(before) and folder.path in repositories:
            return repositories[folder.path], unquote(address[len(before) :].partition("?")[0])
    return None
