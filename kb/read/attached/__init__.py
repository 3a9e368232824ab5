"""Files that records attach: whether they are what their names say, and what of them is published.

Only `attachments.py` knows records and opens files; the others know bytes.
"""
