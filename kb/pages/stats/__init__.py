"""The numbers of `kb.stats` for their readers: told once as tables, then as text or Markdown; or as JSON.

What is counted is decided in `kb.stats`; here it only gets its words, which are English as all that verbs print.
"""
