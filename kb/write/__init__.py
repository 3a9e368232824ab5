"""New files and edits that keep a person's lines. Reading back what is written is `kb.read`'s work."""
