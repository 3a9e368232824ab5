"""The two mkdocs.yml: the same theme, features, extensions and search; records stay out of the navigation in both."""

from __future__ import annotations

WELCOME = "# Guide\n\nHow this team writes its logs.\n"
INDEXES = {"windows": "Windows", "incidents": "Incidents", "pitfalls": "Pitfalls", "checklists": "Checklists"}

_SHARED = """\
site_name: Plausible nights
site_url: https://kb.example.org/
theme:
  name: material
  language: en
  font: false
  features:
    - content.action.edit
    - content.code.copy
    - navigation.tabs
    - navigation.top
    - search.highlight
    - search.suggest
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Light}
edit_uri_template: https://git.example.org/ops/kb/edit/main/docs/{path}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.superfences
  - pymdownx.tasklist
plugins:
  - search:
      lang: [en, ja]
"""

KB_MKDOCS = (
    _SHARED
    + """\
  - kb
nav:
  - Home: index.md
  - Postmortems: postmortems/index.md
  - Coming windows: coming/index.md
  - Pitfalls: pitfalls/index.md
  - Checklists: checklists/index.md
  - Systems: systems/index.md
  - Actions: actions/index.md
  - Guide: guide.md
"""
)

STOCK_MKDOCS = (
    _SHARED
    + """\
nav:
  - Home: index.md
  - Windows: windows/index.md
  - Incidents: incidents/index.md
  - Pitfalls: pitfalls/index.md
  - Checklists: checklists/index.md
not_in_nav: |
  /windows/**
  /incidents/**
  /pitfalls/**
  /checklists/**
"""
)
