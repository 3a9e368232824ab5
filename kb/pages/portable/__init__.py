"""Pages as Markdown files that other generators build. Text in, text out; no file is written here."""
