"""Bytes → lines of text: encodings, what cannot be seen, and what a file is that is no record. YAML comes later."""
