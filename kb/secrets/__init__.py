"""Passwords, keys and tokens in pasted text: found, and never shown. Knows text, no record and no file."""
