"""Makes the search worker small: templates/search/worker.min.js, from the parts in templates/search/. Needs npm.

    .venv/bin/python scripts/worker.py

The first line of the file says from which parts it was made; when they have changed since, a site gets the parts as
they are written.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from kb.shipped import templates_dir
from kb.site.search.delivery import MADE, stamp, worker_source

TERSER = "5.51.4"
OPTIONS = {
    "compress": {
        "passes": 3,
        "unsafe": True,
        "unsafe_arrows": True,
        "ecma": 2020,
        "toplevel": True,
        "pure_getters": True,
    },
    "mangle": {"toplevel": True},
    "format": {"ecma": 2020},
}


def main() -> int:
    """Write the file; another than before is told by its size."""
    source = worker_source()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "options.json").write_text(json.dumps(OPTIONS), "utf-8")
        (work / "worker.js").write_text(source, "utf-8")
        command = ["npx", "--yes", f"terser@{TERSER}", "worker.js", "--config-file", "options.json"]
        made = subprocess.run(command, cwd=work, check=True, capture_output=True, encoding="utf-8").stdout
    (templates_dir() / MADE).write_text(f"{stamp(source)}\n{made.strip()}\n", "utf-8")
    print(f"templates/{MADE}: {len(source)} characters of parts, {len(made)} made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
