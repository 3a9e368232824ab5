"""How the nights go, in numbers from the records alone.

Counts, medians and the record behind each extreme; how they are worded is `kb.pages.stats`' question.
"""
