"""Files that records attach: whether they are what their names say, and what of them is published.

Knows bytes, no record. No file is opened here.
"""
